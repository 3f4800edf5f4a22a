package io.framealloc.examples.async;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.PoolClassStats;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.examples.Fixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ExampleIssueReportTest {

  private static final String ON_ANOTHER_THREAD =
      "[FA201] frame data used on another thread: owner=main, current=worker; "
          + "hint: hand it over with frameBoxForTransfer";

  private final Fixture game = new Fixture();

  @AfterEach
  void close() {
    game.close();
  }

  @Test
  void frameInAsyncCode_problem_isRefusedInTheContinuation() {
    assertEquals(
        ON_ANOTHER_THREAD,
        game.refusal(
            WrongThreadException.class, () -> FrameInAsyncCode.problem(game.alloc, game.worker)));
  }

  @Test
  void frameInAsyncCode_late_isRefusedInTheContinuation() {
    assertEquals(
        "[FA104] Attempted to use frame data after end_frame: frame=1, framesAgo=0, now=no frame, "
            + "thread=main; hint: use it inside its frame, or keep the value with poolBox",
        game.refusal(
            FrameEndedException.class, () -> FrameInAsyncCode.late(game.alloc, game.worker)));
  }

  @Test
  void frameInAsyncCode_solution_usesTheWorkersOwnFrame() {
    assertEquals(42, FrameInAsyncCode.solution(game.alloc, game.worker));
  }

  @Test
  void frameInAsyncCode_framed_findsTheFrameOfItsStep() {
    assertEquals(42, FrameInAsyncCode.framed(game.alloc, game.worker));
  }

  @Test
  void frameInAsyncCode_taskAndGuard_freeTheirMemory() {
    assertEquals(43, FrameInAsyncCode.task(game.alloc, game.worker));
    assertEquals(43, FrameInAsyncCode.guarded(game.alloc, game.worker));
    assertEquals(0, game.alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum());
  }
}
