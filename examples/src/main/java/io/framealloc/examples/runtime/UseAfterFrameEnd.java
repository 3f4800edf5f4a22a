package io.framealloc.examples.runtime;

import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import io.framealloc.examples.GuideSection;

/** A vector is dead when its frame has ended. */
@GuideSection("Use After Frame End")
final class UseAfterFrameEnd {

  private UseAfterFrameEnd() {}

  @SuppressWarnings("FA104") // the Problem itself: used after its frame
  // region problem
  static void problem(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameVec<Integer> data = alloc.frameVec(Integer.class);
    alloc.endFrame();

    data.push(42); // FrameEndedException
  }

  // endregion

  // region solution
  static int solution(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameVec<Integer> data = alloc.frameVec(Integer.class);
    data.push(42);
    int used = data.get(0); // use the data here
    alloc.endFrame();
    return used;
  }
  // endregion
}
