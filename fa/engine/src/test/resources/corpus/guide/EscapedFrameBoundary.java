package guide.messages;

import static java.util.Objects.requireNonNull;

import io.framealloc.FrameBox;
import io.framealloc.FrameRetained;
import io.framealloc.RetentionPolicy;
import io.framealloc.SmartAlloc;

/** A static field outlives every frame. */
final class EscapedFrameBoundary {

  private EscapedFrameBoundary() {}

  // region problem
  private static FrameBox<Integer> globalData;

  static void storeFrameData(SmartAlloc alloc) {
    alloc.beginFrame();
    globalData = alloc.frameBox(42); // ERROR FA702
    alloc.endFrame();
  }

  static int problem(SmartAlloc alloc) {
    storeFrameData(alloc);
    return laterUse();
  }

  static int laterUse() {
    return requireNonNull(globalData).get(); // FrameEndedException, every time
  }

  // endregion

  // region solution
  static int solution(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    int used = data.get();
    alloc.endFrame();
    return used;
  }

  // endregion

  // region retained
  private static FrameRetained<Integer> globalRetained;

  static int retained(SmartAlloc alloc) {
    alloc.beginFrame();
    globalRetained = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_HEAP);
    alloc.endFrame();
    try (var data = requireNonNull(globalRetained)) { // who is done with it closes it
      return data.get();
    }
  }
  // endregion
}
