package io.framealloc.examples.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.PoolExhaustedException;
import io.framealloc.examples.Fixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CommonMessagesTest {

  private static final String ENDED =
      "[FA104] Attempted to use frame data after end_frame: frame=1, framesAgo=0, now=no frame, "
          + "thread=main; hint: use it inside its frame, or keep the value with poolBox";

  private final Fixture game = new Fixture();

  @Test
  void escapedFrameBoundary_retained_outlivesItsFrame() {
    assertEquals(42, EscapedFrameBoundary.retained(game.alloc));
  }

  @AfterEach
  void close() {
    game.close();
  }

  @Test
  void escapedFrameBoundary_problem_isRefusedAtEveryLaterUse() {
    assertEquals(
        ENDED,
        game.refusal(FrameEndedException.class, () -> EscapedFrameBoundary.problem(game.alloc)));
    assertTrue(
        game.refusal(FrameEndedException.class, EscapedFrameBoundary::laterUse)
            .startsWith(
                "[FA104] Attempted to use frame data after end_frame: frame=1, framesAgo=1"));
  }

  @Test
  void escapedFrameBoundary_solution_usesTheDataInsideItsFrame() {
    assertEquals(42, EscapedFrameBoundary.solution(game.alloc));
  }

  @Test
  void usedAfterEndFrame_problem_isRefused() {
    assertEquals(
        ENDED,
        game.refusal(FrameEndedException.class, () -> UsedAfterEndFrame.problem(game.alloc)));
  }

  @Test
  void usedAfterEndFrame_rawProblem_isRefusedByTheJdk() {
    assertEquals(
        "Already closed",
        game.refusal(IllegalStateException.class, () -> UsedAfterEndFrame.rawProblem(game.alloc)));
  }

  @Test
  void usedAfterEndFrame_explained_namesTheFrame() {
    assertEquals(
        "memory of an ended frame: frame=1, framesAgo=0, now=no frame, thread=main",
        Fixture.onMain(() -> UsedAfterEndFrame.explained(game.alloc)));
  }

  @Test
  void usedAfterEndFrame_solution_usesTheDataInsideItsFrame() {
    assertEquals(42, UsedAfterEndFrame.solution(game.alloc));
  }

  @Test
  void poolExhausted_problem_isRefusedAtTheLimit() {
    String message =
        game.refusal(PoolExhaustedException.class, () -> PoolExhausted.problem(game.alloc));
    assertTrue(
        message.startsWith("[FA404] Pool exhausted: sizeClass=16 B, live=1000, limit=1000"),
        message);
  }

  @Test
  void poolExhausted_solution_reusesOneSlot() {
    assertEquals(49_995_000, PoolExhausted.solution(game.alloc));
  }
}
