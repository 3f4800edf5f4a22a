package io.framealloc.examples.async;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.PoolClassStats;
import io.framealloc.diagnostics.BehaviorIssue;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.examples.Fixture;
import java.util.List;
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
  void frameAcrossAwait_endsInTheDocumentedError() {
    assertEquals(
        "[FA104] Attempted to use frame data after end_frame: frame=1, framesAgo=0, now=no frame, "
            + "thread=ForkJoinPool-n-worker-1; "
            + "hint: use it inside its frame, or keep the value with poolBox",
        game.refusal(FrameEndedException.class, () -> FrameAcrossAwait.run(game.alloc))
            .replaceAll("Pool-[0-9]+", "Pool-n"));
  }

  @Test
  void frameAcrossAwait_isFoundByTheFilterWhereItAllocatesAndWhereItUses() {
    FrameAcrossAwait.report(game.alloc);
    assertEquals(List.of("FA601 something", "FA603 problem"), found());
  }

  private List<String> found() {
    return game.alloc.behaviorReport().issues().stream()
        .map(issue -> issue.code() + " " + issue.location().getMethodName())
        .toList();
  }

  @Test
  void frameInAsyncCode_problemAndLate_areFoundByTheFilter() {
    game.alloc.enableBehaviorFilter();
    game.refusal(
        WrongThreadException.class, () -> FrameInAsyncCode.problem(game.alloc, game.worker));
    game.refusal(FrameEndedException.class, () -> FrameInAsyncCode.late(game.alloc, game.worker));
    List<BehaviorIssue> issues = game.alloc.behaviorReport().issues();
    assertEquals(List.of("FA603"), issues.stream().map(BehaviorIssue::code).distinct().toList());
    assertEquals(2, issues.stream().mapToDouble(BehaviorIssue::observed).sum());
  }

  @Test
  void frameInAsyncCode_solutions_areClean() {
    game.alloc.enableBehaviorFilter();
    FrameInAsyncCode.solution(game.alloc, game.worker);
    FrameInAsyncCode.framed(game.alloc, game.worker);
    FrameInAsyncCode.task(game.alloc, game.worker);
    FrameInAsyncCode.guarded(game.alloc, game.worker);
    assertEquals(List.of(), found());
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
