package io.framealloc.examples.compilation;

import io.framealloc.FrameBox;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.examples.GuideSection;

/** What a method returns must not live in a frame that the method ends. */
@GuideSection("\"Cannot return frame allocation\"")
final class CannotReturnFrameAllocation {

  private CannotReturnFrameAllocation() {}

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
}
