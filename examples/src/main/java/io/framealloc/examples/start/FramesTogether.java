package io.framealloc.examples.start;

import io.framealloc.Frame;
import io.framealloc.FrameBarrier;
import io.framealloc.SmartAlloc;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Two threads whose frames end together. */
final class FramesTogether {

  private FramesTogether() {}

  // region use
  static long simulate(SmartAlloc alloc, ExecutorService worker)
      throws ExecutionException, InterruptedException {
    try (FrameBarrier barrier = FrameBarrier.of(2)) {
      Future<Void> physics = worker.submit(() -> loop(alloc, barrier));
      loop(alloc, barrier);
      physics.get();
      return barrier.generation();
    }
  }

  private static Void loop(SmartAlloc alloc, FrameBarrier barrier) throws InterruptedException {
    barrier.register();
    for (int tick = 0; tick < 100; tick++) {
      try (Frame frame = alloc.beginFrame(barrier)) {
        frame.floatVec(1000); // the work of this thread
        barrier.awaitAll(); // without it, the end of the frame is an error
      }
    }
    return null;
  }
  // endregion
}
