import io.framealloc.Frame;
import io.framealloc.FrameBarrier;
import io.framealloc.SmartAlloc;

/** A frame that ends with others waits for them. */
final class EndedEarly {

  static void signalledOnly(SmartAlloc alloc, FrameBarrier barrier) {
    barrier.register();
    alloc.beginFrame(barrier);
    alloc.frameBox(42);
    barrier.signalFrameComplete();
    alloc.endFrame(); // ERROR FA205
  }

  static void neither(SmartAlloc alloc, FrameBarrier barrier) {
    alloc.beginFrame(barrier);
    alloc.endFrame(); // ERROR FA205
  }

  static void inAResource(SmartAlloc alloc, FrameBarrier barrier) {
    try (Frame frame = alloc.beginFrame(barrier)) {
      frame.box(1);
    } // ERROR FA205
  }

  static void onOnePath(SmartAlloc alloc, FrameBarrier barrier, boolean skip)
      throws InterruptedException {
    alloc.beginFrame(barrier);
    if (!skip) {
      barrier.awaitAll();
    }
    alloc.endFrame(); // ERROR FA205
  }

  static void ordinaryFrame(SmartAlloc alloc, FrameBarrier barrier) {
    barrier.register();
    alloc.beginFrame();
    barrier.signalFrameComplete();
    alloc.endFrame(); // ERROR FA205
  }

  static void awaited(SmartAlloc alloc, FrameBarrier barrier) throws InterruptedException { // CLEAN
    barrier.register();
    alloc.beginFrame(barrier);
    alloc.frameBox(42);
    barrier.awaitAll();
    alloc.endFrame();
  }

  static void awaitedInAResource(SmartAlloc alloc, FrameBarrier barrier)
      throws InterruptedException { // CLEAN
    for (int i = 0; i < 10; i++) {
      try (Frame frame = alloc.beginFrame(barrier)) {
        frame.box(i);
        barrier.awaitAll();
      }
    }
  }

  static void withoutABarrier(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    alloc.endFrame();
  }

  static void awaitedByAHelper(SmartAlloc alloc, FrameBarrier barrier)
      throws InterruptedException { // CLEAN
    alloc.beginFrame(barrier);
    await(barrier);
    alloc.endFrame();
  }

  private static void await(FrameBarrier barrier) throws InterruptedException { // HELPER
    barrier.awaitAll();
  }
}
