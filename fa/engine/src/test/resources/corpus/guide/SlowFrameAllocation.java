package guide.performance;

import io.framealloc.FrameSlice;
import io.framealloc.FrameStats;
import io.framealloc.SmartAlloc;

/** One batch instead of many small allocations. */
final class SlowFrameAllocation {

  private SlowFrameAllocation() {}

  // region problem
  static FrameStats problem(SmartAlloc alloc) {
    alloc.beginFrame();
    for (int i = 0; i < 10_000; i++) {
      var _ = alloc.frameAlloc(Float.class); // WARN FA602
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
}
