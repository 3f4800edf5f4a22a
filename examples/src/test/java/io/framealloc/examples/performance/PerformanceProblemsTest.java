package io.framealloc.examples.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.accounting.TagStats;
import io.framealloc.diagnostics.BehaviorIssue;
import io.framealloc.examples.Fixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PerformanceProblemsTest {

  private final Fixture game = new Fixture();

  @AfterEach
  void close() {
    game.close();
  }

  @Test
  void slowFrameAllocation_problem_allocatesEachValue() {
    assertEquals(10_000, SlowFrameAllocation.problem(game.alloc).allocationCount());
  }

  @Test
  void slowFrameAllocation_solution_allocatesOnceAndNoMoreBytes() {
    long separate = SlowFrameAllocation.problem(game.alloc).bytesAllocated();
    assertEquals(1, SlowFrameAllocation.solution(game.alloc).allocationCount());
    assertTrue(game.alloc.frameStats().bytesAllocated() <= separate);
  }

  @Test
  void slowFrameAllocation_found_namesTheLineOfTheLoop() {
    SlowFrameAllocation.found(game.alloc);
    BehaviorIssue issue = game.alloc.behaviorReport().issues().getFirst();
    assertEquals("FA602", issue.code());
    assertEquals("problem", issue.location().getMethodName());
    assertEquals(10_000, issue.observed());
    assertEquals(1, game.alloc.behaviorReport().issues().size());
  }

  @Test
  void slowFrameAllocation_solution_isClean() {
    game.alloc.enableBehaviorFilter();
    SlowFrameAllocation.solution(game.alloc);
    assertTrue(game.alloc.behaviorReport().isClean());
  }

  @Test
  void excessiveTagOverhead_allThree_countTheSameUnderTheirTag() {
    assertEquals(
        new TagStats("item", 8000, 1000, 0, 8000), ExcessiveTagOverhead.problem(game.alloc));
    assertEquals(
        new TagStats("items", 8000, 1000, 0, 8000), ExcessiveTagOverhead.solution(game.alloc));
    assertEquals(
        new TagStats("items", 16_000, 2000, 0, 8000), ExcessiveTagOverhead.scope(game.alloc));
  }

  @Test
  void fragmentation_problem_wastesMostOfEachSlot() {
    assertEquals(10 * 1024 - 2036, Fragmentation.problem(game.alloc));
  }

  @Test
  void fragmentation_solution_wastesWhatTheSizeClassLeavesOver() {
    assertEquals(15 + 13 + 9 + 7 * 1, Fragmentation.solution(game.alloc));
  }

  @Test
  void profileAllocationPatterns_measuresAThousandFrames() {
    assertFalse(ProfileAllocationPatterns.averageFrameTime(game.alloc).isNegative());
    assertEquals(1000, game.alloc.frameNumber());
    assertTrue(game.alloc.frameStats().bytesAllocated() >= 4000);
  }

  @Test
  void memoryUsageAnalysis_countsEveryAllocationAndByte() {
    MemoryUsageAnalysis.Usage usage = MemoryUsageAnalysis.analyzeMemory(game.alloc);
    assertEquals(500, usage.small());
    assertEquals(300, usage.medium());
    assertEquals(200, usage.large());
    assertEquals(1000, usage.frame().allocationCount());
    assertEquals(500 * 8 + 300 * 64 + 200 * 1024, usage.frame().bytesAllocated());
  }
}
