import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;

final class PoolInsteadOfFrame {

  static FrameBox<Integer> byName(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    alloc.endFrame();
    return data;
  }

  static FrameBox<Integer> atOnce(SmartAlloc alloc) {
    try (var _ = alloc.beginFrame()) {
      return alloc.frameBox(42);
    }
  }
}
