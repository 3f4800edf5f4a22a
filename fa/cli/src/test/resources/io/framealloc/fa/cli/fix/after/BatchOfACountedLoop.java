import io.framealloc.Frame;
import io.framealloc.SmartAlloc;

final class BatchOfACountedLoop {

  static void samples(SmartAlloc alloc) {
    alloc.beginFrame();
    var batch = alloc.frameAllocBatch(Float.class, 10_000);
    for (int i = 0; i < 10_000; i++) {
      var _ = batch.get(i);
    }
    alloc.endFrame();
  }

  static void values(Frame frame) {
    var batch = frame.batch(Float.class, 1000);
    for (int i = 0; i < 1000; i++) {
      batch.set(i, (float) i);
    }
  }

  static void twoLoops(Frame frame) {
    var batch = frame.batch(Integer.class, 1000);
    for (int i = 0; i < 1000; i++) {
      var _ = batch.get(i);
    }
    var batch2 = frame.batch(Long.class, 1000);
    for (int i = 0; i < 1000; i++) {
      var _ = batch2.get(i);
    }
  }
}
