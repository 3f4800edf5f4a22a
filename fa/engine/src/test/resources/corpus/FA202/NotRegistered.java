import io.framealloc.Frame;
import io.framealloc.FrameBarrier;
import io.framealloc.SmartAlloc;
import java.util.concurrent.ExecutorService;

/** A thread takes a seat at the barrier first. */
final class NotRegistered {

  static void signals(FrameBarrier barrier) {
    Thread.ofPlatform().start(() -> barrier.signalFrameComplete()); // WARN FA202
  }

  static void waits(FrameBarrier barrier, ExecutorService worker) {
    worker.submit(
        () -> {
          barrier.awaitAll(); // WARN FA202
          return null;
        });
  }

  static void begins(SmartAlloc alloc, FrameBarrier barrier, ExecutorService worker) {
    worker.submit(
        () -> {
          try (Frame frame = alloc.beginFrame(barrier)) { // WARN FA202
            frame.box(1);
            barrier.awaitAll();
          }
          return null;
        });
  }

  static void ownBarrier() throws InterruptedException {
    FrameBarrier barrier = FrameBarrier.of(1);
    barrier.awaitAll(); // WARN FA202
    barrier.close();
  }

  static void inAHelper(FrameBarrier barrier, ExecutorService worker) {
    worker.submit(() -> done(barrier)); // WARN FA202
  }

  private static void done(FrameBarrier barrier) { // HELPER
    barrier.signalFrameComplete();
  }

  static void registered(FrameBarrier barrier) { // CLEAN
    Thread.ofPlatform()
        .start(
            () -> {
              barrier.register();
              barrier.signalFrameComplete();
              barrier.deregister();
            });
  }

  static void registeredByAHelper(
      SmartAlloc alloc, FrameBarrier barrier, ExecutorService worker) { // CLEAN
    worker.submit(() -> loop(alloc, barrier));
  }

  private static Void loop(SmartAlloc alloc, FrameBarrier barrier)
      throws InterruptedException { // HELPER
    barrier.register();
    for (int tick = 0; tick < 100; tick++) {
      try (Frame frame = alloc.beginFrame(barrier)) {
        frame.floatVec(1000);
        barrier.awaitAll();
      }
    }
    return null;
  }

  static void ofTheCaller(FrameBarrier barrier) { // CLEAN
    barrier.signalFrameComplete();
  }

  static void ownBarrierRegistered() throws InterruptedException { // CLEAN
    FrameBarrier barrier = FrameBarrier.of(1);
    barrier.register();
    barrier.awaitAll();
    barrier.close();
  }

  static void runByTheOneThatRegistered(FrameBarrier barrier) { // CLEAN
    onRegistered(barrier, () -> barrier.signalFrameComplete());
  }

  private static void onRegistered(FrameBarrier barrier, Runnable task) { // HELPER
    Thread.ofPlatform()
        .start(
            () -> {
              barrier.register();
              task.run();
              barrier.deregister();
            });
  }
}
