package io.framealloc.examples.debugging;

import io.framealloc.Frame;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TagScope;
import io.framealloc.accounting.Statistics;
import io.framealloc.accounting.Tag;
import io.framealloc.accounting.TagStats;
import io.framealloc.accounting.UsageHistogram;
import io.framealloc.examples.GuideSection;

/** What an allocator has handed out. */
@GuideSection("Statistics and Metrics")
final class StatisticsAndMetrics {

  private StatisticsAndMetrics() {}

  // region solution
  static Statistics solution(SmartAlloc alloc) {
    alloc.enableStatistics();
    runFrames(alloc);
    Statistics stats = alloc.statistics();
    System.out.println("Total allocations: " + stats.totalAllocations());
    System.out.println("Peak memory: " + stats.peakMemory() + " bytes");
    System.out.println("Frame allocations: " + stats.frameAllocations());
    System.out.println("Pool allocations: " + stats.poolAllocations());
    return stats;
  }

  private static void runFrames(SmartAlloc alloc) {
    for (int i = 0; i < 100; i++) {
      try (Frame frame = alloc.beginFrame();
          PoolBox<Integer> _ = alloc.poolBox(i)) {
        frame.intVec(1000);
      }
    }
  }

  // endregion

  // region tags
  private static final Tag PHYSICS = Tag.of("physics");

  static TagStats tags(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame();
        TagScope _ = alloc.tagScope(PHYSICS)) {
      frame.floatVec(1000);
      alloc.withTag("contacts", a -> a.frameIntVec(200)); // counts for physics too
    }
    return alloc.tagStats(PHYSICS);
  }

  // endregion

  // region usage
  static long usage(SmartAlloc alloc) {
    alloc.enableStatistics();
    runFrames(alloc);
    System.out.println(alloc.report()); // all figures on one page
    UsageHistogram usage = alloc.frameUsageHistogram();
    return usage.percentile(99); // bytes that 99 % of the frames did not exceed
  }
  // endregion
}
