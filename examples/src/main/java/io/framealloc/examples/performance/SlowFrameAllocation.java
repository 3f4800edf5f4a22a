package io.framealloc.examples.performance;

import io.framealloc.FrameSlice;
import io.framealloc.FrameStats;
import io.framealloc.SmartAlloc;
import io.framealloc.examples.GuideSection;

/** One batch instead of many small allocations. */
@GuideSection("Slow Frame Allocation")
final class SlowFrameAllocation {

  private SlowFrameAllocation() {}

  @SuppressWarnings("FA602") // the Problem itself: one small allocation in each round
  // region problem
  static FrameStats problem(SmartAlloc alloc) {
    alloc.beginFrame();
    for (int i = 0; i < 10_000; i++) {
      var _ = alloc.frameAlloc(Float.class); // 10,000 separate allocations
    }
    alloc.endFrame();
    return alloc.frameStats();
  }

  // endregion

  // region solution
  static FrameStats solution(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameSlice<Float> batch = alloc.frameAllocBatch(Float.class, 10_000); // one
    for (int i = 0; i < 10_000; i++) {
      batch.set(i, (float) i);
    }
    alloc.endFrame();
    return alloc.frameStats();
  }

  // endregion

  // region found
  static String found(SmartAlloc alloc) {
    alloc.enableBehaviorFilter();
    problem(alloc);
    return alloc.behaviorReport().summary();
  }
  // endregion
}
