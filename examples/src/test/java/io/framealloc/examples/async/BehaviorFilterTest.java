package io.framealloc.examples.async;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.diagnostics.BehaviorIssue;
import io.framealloc.examples.Fixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BehaviorFilterTest {

  private final Fixture game = new Fixture();

  @AfterEach
  void close() {
    game.close();
  }

  @Test
  void behaviorFilter_findsTheLoopTheTaskAndTheAwait() {
    String text = Fixture.onMain(() -> BehaviorFilter.filter(game.alloc, game.worker));
    assertEquals(
        List.of(
            "Frame allocation in async function at asyncFunction",
            "Frame data crossing await point at asyncFunction",
            "Allocation in hot loop at hotLoop"),
        text.lines().map(line -> line.replaceAll("at .*[.](.*)[(].*", "at $1")).toList());
    assertEquals(
        List.of("FA601", "FA603", "FA602"),
        game.alloc.behaviorReport().issues().stream().map(BehaviorIssue::code).toList());
  }

  @Test
  void behaviorFilter_clean_findsNothing() {
    assertEquals(
        "behaviour: frames=2, errors=0, warnings=0, hints=0",
        Fixture.onMain(() -> BehaviorFilter.clean(game.alloc, game.worker)));
  }
}
