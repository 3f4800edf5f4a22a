package io.framealloc.examples.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.Bytes;
import io.framealloc.diagnostics.BudgetExceededException;
import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.examples.Fixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MemoryIssuesTest {

  private final Fixture game = new Fixture();

  @AfterEach
  void close() {
    game.close();
  }

  @Test
  void memoryLeaks_problem_isReportedWhenTheAllocatorCloses() {
    MemoryLeaks.problem(game.findings);
    assertEquals(1, game.findings.size(), game.findings::toString);
    assertEquals(
        "[FA401] promoted memory never closed: type=Path, destination=POOL, count=1, bytes=24 B; "
            + "hint: close every FrameRetained, best by try-with-resources",
        game.findings.getFirst().message());
  }

  @Test
  void memoryLeaks_pooled_isReportedWhenTheAllocatorCloses() {
    MemoryLeaks.pooled(game.findings);
    assertEquals(1, game.findings.size(), game.findings::toString);
    assertEquals(
        "[FA401] pool memory never closed: sizeClass=32 B, count=100, bytes=3.1 KiB; "
            + "hint: close every PoolBox and PoolSlot, best by try-with-resources",
        game.findings.getFirst().message());
  }

  @Test
  void memoryLeaks_tracked_tellsWhatBecameOfTheValues() {
    assertEquals("1 promoted, 1 discarded", MemoryLeaks.tracked(game.alloc));
  }

  @Test
  void memoryLeaks_solution_reportsNothing() {
    assertEquals(3, MemoryLeaks.solution(game.findings));
    assertEquals(List.of(), game.findings);
  }

  @Test
  void outOfMemory_problem_isRefusedByTheBudget() {
    String message =
        game.refusal(BudgetExceededException.class, () -> OutOfMemory.problem(game.alloc));
    assertTrue(message.startsWith("[FA302] Budget exceeded: level=frame, kind=frame, "), message);
    assertTrue(message.endsWith("; hint: use less, or raise setFrameBudget"), message);
  }

  @Test
  void outOfMemory_solution_stopsBeforeTheBudget() {
    assertEquals(95, OutOfMemory.solution(game.alloc));
  }

  @Test
  void outOfMemory_tags_areRefusedByTheirBudget() {
    String message =
        game.refusal(BudgetExceededException.class, () -> OutOfMemory.tags(game.alloc));
    assertTrue(message.startsWith("[FA302] Budget exceeded: level=tag ui, kind=heap, "), message);
  }

  @Test
  void outOfMemory_handler_mayAllowMore() {
    assertEquals(Bytes.megabytes(3), OutOfMemory.handler(game.alloc));
  }

  @Test
  void outOfMemory_full_isRefusedAtTheCapacity() {
    String message = game.refusal(FrameExhaustedException.class, OutOfMemory::full);
    assertTrue(message.startsWith("[FA107] Frame exhausted: requested="), message);
    assertTrue(
        message.endsWith(", capacity=20.0 MiB; hint: raise frameCapacity, or use Overflow.GROW"),
        message);
  }

  @Test
  void highMemoryUsage_solution_givesTheSameResultInAFractionOfTheMemory() {
    HighMemoryUsage.Outcome all = HighMemoryUsage.problem(game.alloc);
    HighMemoryUsage.Outcome chunks = HighMemoryUsage.solution(game.alloc);
    assertEquals(100_000, all.sum());
    assertEquals(100_000, chunks.sum());
    assertTrue(all.peakBytes() >= 25_600_000, all::toString);
    assertTrue(chunks.peakBytes() >= 256_000, chunks::toString);
    assertTrue(chunks.peakBytes() < 300_000, chunks::toString);
  }
}
