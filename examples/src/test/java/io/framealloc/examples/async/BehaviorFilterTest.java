package io.framealloc.examples.async;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
            "Frame allocation in async function at BehaviorFilter.java:n",
            "Frame data crossing await point at BehaviorFilter.java:n",
            "Allocation in hot loop at BehaviorFilter.java:n"),
        text.lines().map(line -> line.replaceAll(":[0-9]+", ":n")).toList());
    assertEquals(
        List.of("FA601 asyncFunction", "FA603 asyncFunction", "FA602 hotLoop"),
        game.alloc.behaviorReport().issues().stream()
            .map(issue -> issue.code() + " " + issue.location().getMethodName())
            .toList());
  }

  @Test
  void behaviorFilter_clean_findsNothing() {
    assertEquals(
        "behaviour: frames=2, errors=0, warnings=0, hints=0",
        Fixture.onMain(() -> BehaviorFilter.clean(game.alloc, game.worker)));
  }
}
