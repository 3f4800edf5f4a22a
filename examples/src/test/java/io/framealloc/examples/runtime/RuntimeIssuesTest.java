package io.framealloc.examples.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameStateException;
import io.framealloc.diagnostics.PoolExhaustedException;
import io.framealloc.examples.Fixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RuntimeIssuesTest {

  private final Fixture game = new Fixture();

  @AfterEach
  void close() {
    game.close();
  }

  @Test
  void useAfterFrameEnd_problem_isRefused() {
    assertEquals(
        "[FA104] Attempted to use frame data after end_frame: frame=1, framesAgo=0, now=no frame, "
            + "thread=main; hint: use it inside its frame, or keep the value with poolBox",
        game.refusal(FrameEndedException.class, () -> UseAfterFrameEnd.problem(game.alloc)));
  }

  @Test
  void useAfterFrameEnd_solution_usesTheDataInsideItsFrame() {
    assertEquals(42, UseAfterFrameEnd.solution(game.alloc));
  }

  @Test
  void doubleBeginFrame_problem_isRefusedAtTheSecondBegin() {
    assertEquals(
        "[FA101] beginFrame while a frame is open: frame=1, thread=main; "
            + "hint: end it first, or use frame.nested()",
        game.refusal(FrameStateException.class, () -> DoubleBeginFrame.problem(game.alloc)));
  }

  @Test
  void doubleBeginFrame_solution_endsOneFrame() {
    assertEquals(1, DoubleBeginFrame.solution(game.alloc));
    assertFalse(game.alloc.inFrame());
  }

  @Test
  void doubleBeginFrame_solution_joinsTheOpenFrame() {
    game.alloc.beginFrame();
    assertEquals(1, DoubleBeginFrame.solution(game.alloc));
    assertFalse(game.alloc.inFrame());
  }

  @Test
  void doubleBeginFrame_nested_givesItsMemoryBack() {
    assertEquals(0, DoubleBeginFrame.nested(game.alloc));
    assertTrue(game.alloc.frameStats().peakBytes() > 0);
  }

  @Test
  void poolExhaustion_problem_isRefusedAtTheLimit() {
    String message =
        game.refusal(PoolExhaustedException.class, () -> PoolExhaustion.problem(game.alloc));
    assertTrue(
        message.startsWith("[FA404] Pool exhausted: sizeClass=1.0 KiB, live=1000, limit=1000"),
        message);
  }

  @Test
  void poolExhaustion_solution_reusesOneSlot() {
    assertEquals(1_000_000, PoolExhaustion.solution(game.alloc));
  }
}
