package io.framealloc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The floors of the house, top to bottom: a floor imports those below it and never one above. The
 * lowest is for all, and imports nothing of ours.
 */
final class ArchitectureTest {

  private static final List<List<String>> FLOORS =
      List.of(
          List.of("io.framealloc"),
          List.of("io.framealloc.internal.jfr"),
          List.of("io.framealloc.accounting"),
          List.of(
              "io.framealloc.internal.frame",
              "io.framealloc.internal.pool",
              "io.framealloc.internal.struct",
              "io.framealloc.internal.debug"),
          List.of(
              "io.framealloc.internal.account",
              "io.framealloc.internal.behavior",
              "io.framealloc.internal.memory"),
          List.of("io.framealloc.diagnostics"),
          List.of("io.framealloc.annotation", "io.framealloc.internal.text"));

  private static final Map<String, Set<String>> RESTRICTED =
      Map.of(
          "java.lang.ModuleLayer$Controller", Set.of("enableNativeAccess"),
          "java.lang.Runtime", Set.of("load", "loadLibrary"),
          "java.lang.System", Set.of("load", "loadLibrary"),
          "java.lang.foreign.AddressLayout", Set.of("withTargetLayout"),
          "java.lang.foreign.Linker", Set.of("downcallHandle", "upcallStub"),
          "java.lang.foreign.MemorySegment", Set.of("reinterpret"),
          "java.lang.foreign.SymbolLookup", Set.of("libraryLookup"));

  private static final JavaClasses MAIN =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void packages_standOnAFloor() {
    Set<String> homeless = new TreeSet<>();
    MAIN.forEach(type -> homeless.add(type.getPackageName()));
    assertTrue(homeless.contains("io.framealloc"), "no class file was read");
    homeless.remove("");
    FLOORS.forEach(homeless::removeAll);
    assertEquals(Set.of(), homeless);
  }

  @TestFactory
  Stream<DynamicTest> floor_importsNoFloorAbove() {
    return Stream.iterate(1, floor -> floor < FLOORS.size(), floor -> floor + 1)
        .map(floor -> DynamicTest.dynamicTest(names(floor), () -> checkImports(floor)));
  }

  private static void checkImports(int floor) {
    String[] above = FLOORS.subList(0, floor).stream().flatMap(List::stream).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(FLOORS.get(floor).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above)
        .allowEmptyShould(true)
        .check(MAIN);
  }

  private static String names(int floor) {
    return String.join(", ", FLOORS.get(floor));
  }

  @Test
  void lowestFloor_importsNothingOfOurs() {
    for (String lowest : FLOORS.getLast()) {
      noClasses()
          .that()
          .resideInAPackage(lowest)
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "another package of ours",
                  type ->
                      type.getPackageName().startsWith("io.framealloc")
                          && !type.getPackageName().equals(lowest)))
          .allowEmptyShould(true)
          .check(MAIN);
    }
  }

  @Test
  void packages_haveNoCircle() {
    slices()
        .matching("(io.framealloc..)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void restrictedMethods_areCalledByOneClass() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.framealloc.internal.memory.NativeAccess")
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe("a restricted method", ArchitectureTest::isRestricted))
        .check(MAIN);
  }

  private static boolean isRestricted(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return RESTRICTED.getOrDefault(owner.getName(), Set.of()).contains(access.getName());
  }
}
