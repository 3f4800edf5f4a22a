package io.framealloc.examples.compilation;

import io.framealloc.FrameBox;
import io.framealloc.FrameRetained;
import io.framealloc.PoolBox;
import io.framealloc.RetentionPolicy;
import io.framealloc.SmartAlloc;
import io.framealloc.examples.GuideSection;

/** What a method returns must not live in a frame that the method ends. */
@GuideSection("\"Cannot return frame allocation\"")
final class CannotReturnFrameAllocation {

  private CannotReturnFrameAllocation() {}

  @SuppressWarnings("FA701") // the Problem itself: dead data is returned
  // region problem
  static FrameBox<Integer> getData(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    alloc.endFrame();
    return data; // dead since endFrame
  }

  static int problem(SmartAlloc alloc) {
    return getData(alloc).get(); // FrameEndedException
  }

  // endregion

  // region solution
  static PoolBox<Integer> getDataPooled(SmartAlloc alloc) {
    return alloc.poolBox(42);
  }

  static int solution(SmartAlloc alloc) {
    try (PoolBox<Integer> data = getDataPooled(alloc)) {
      return data.get();
    }
  }

  // endregion

  // region retained
  static FrameRetained<Integer> getDataRetained(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameRetained<Integer> data = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_POOL);
    alloc.endFrame(); // moves the value into a pool; the handle goes with it
    return data;
  }

  static int retained(SmartAlloc alloc) {
    try (FrameRetained<Integer> data = getDataRetained(alloc)) {
      return data.get();
    }
  }
  // endregion
}
