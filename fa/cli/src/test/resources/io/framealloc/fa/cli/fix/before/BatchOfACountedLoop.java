import io.framealloc.Frame;
import io.framealloc.SmartAlloc;

final class BatchOfACountedLoop {

  static void samples(SmartAlloc alloc) {
    alloc.beginFrame();
    for (int i = 0; i < 10_000; i++) {
      var _ = alloc.frameAlloc(Float.class);
    }
    alloc.endFrame();
  }

  static void values(Frame frame) {
    for (int i = 0; i < 1000; i++) {
      frame.alloc(Float.class).set((float) i);
    }
  }

  static void twoLoops(Frame frame) {
    for (int i = 0; i < 1000; i++) {
      frame.alloc(Integer.class);
    }
    for (int i = 0; i < 1000; i++) {
      frame.alloc(Long.class);
    }
  }
}
