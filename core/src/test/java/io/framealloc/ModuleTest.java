package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor.Requires;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ModuleTest {

  @Test
  void module_readsNothingButTheBaseModuleAtRunTime() {
    var required =
        ModuleTest.class.getModule().getDescriptor().requires().stream()
            .filter(r -> !r.modifiers().contains(Requires.Modifier.STATIC))
            .map(Requires::name)
            .collect(Collectors.toSet());
    assertEquals(Set.of("java.base"), required);
  }
}
