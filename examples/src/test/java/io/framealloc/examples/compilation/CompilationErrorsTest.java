package io.framealloc.examples.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.PoolClassStats;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.examples.Fixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CompilationErrorsTest {

  private final Fixture game = new Fixture();

  @AfterEach
  void close() {
    game.close();
  }

  @Test
  void cannotFindSmartAlloc_solution_makesAnAllocator() {
    try (SmartAlloc alloc = CannotFindSmartAlloc.solution()) {
      alloc.beginFrame();
      assertEquals(1, alloc.frameNumber());
    }
  }

  @Test
  void frameBoxIsNotSendable_problem_isRefusedInTheWorker() {
    assertEquals(
        "[FA201] frame data used on another thread: owner=main, current=worker; "
            + "hint: hand it over with frameBoxForTransfer",
        game.refusal(
            WrongThreadException.class,
            () -> FrameBoxIsNotSendable.problem(game.alloc, game.worker)));
  }

  @Test
  void frameBoxIsNotSendable_solution_printsInTheWorker() throws Exception {
    assertEquals("42", FrameBoxIsNotSendable.solution(game.alloc, game.worker));
  }

  @Test
  void frameBoxIsNotSendable_usedAfterwards_isRefused() {
    assertEquals(
        "[FA104] Attempted to use frame data after its transfer: transfer=1, thread=main; "
            + "hint: only who receives it may use it; copy it first to keep it",
        game.refusal(
            FrameEndedException.class, () -> FrameBoxIsNotSendable.usedAfterwards(game.alloc)));
  }

  @Test
  void frameBoxIsNotSendable_receivedTwice_isRefused() {
    assertEquals(
        "[FA206] transfer received after it was received: transfer=1, sender=main, thread=main; "
            + "hint: receive it once, and pass on the box that receive() returned",
        game.refusal(
            OwnershipException.class, () -> FrameBoxIsNotSendable.receivedTwice(game.alloc)));
  }

  @Test
  void cannotReturnFrameAllocation_problem_isRefusedAtItsUse() {
    assertEquals(
        "[FA104] Attempted to use frame data after end_frame: frame=1, framesAgo=0, now=no frame, "
            + "thread=main; hint: use it inside its frame, or keep the value with poolBox",
        game.refusal(
            FrameEndedException.class, () -> CannotReturnFrameAllocation.problem(game.alloc)));
  }

  @Test
  void cannotReturnFrameAllocation_solution_returnsAPoolBox() {
    assertEquals(42, CannotReturnFrameAllocation.solution(game.alloc));
  }

  @Test
  void cannotReturnFrameAllocation_retained_returnsWhatTheFramePromoted() {
    assertEquals(42, CannotReturnFrameAllocation.retained(game.alloc));
    assertEquals(0, game.alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum());
  }
}
