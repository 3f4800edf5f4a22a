package guide.runtime;

import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;

/** A vector is dead when its frame has ended. */
final class UseAfterFrameEnd {

  private UseAfterFrameEnd() {}

  // region problem
  static void problem(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameVec<Integer> data = alloc.frameVec(Integer.class);
    alloc.endFrame();

    data.push(42); // ERROR FA104
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
