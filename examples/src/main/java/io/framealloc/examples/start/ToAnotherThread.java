package io.framealloc.examples.start;

import io.framealloc.Frame;
import io.framealloc.FrameFloatVec;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferChannel;
import io.framealloc.TransferHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** A vector that is filled in a frame and goes to another thread. */
final class ToAnotherThread {

  private ToAnotherThread() {}

  // region use
  static float sumElsewhere(SmartAlloc alloc, ExecutorService worker)
      throws ExecutionException, InterruptedException {
    try (TransferChannel<FrameFloatVec> channel = TransferChannel.create(8)) {
      Future<Float> sum = worker.submit(() -> sumOfNext(channel));
      try (Frame frame = alloc.beginFrame()) {
        FrameFloatVec samples = frame.floatVec();
        for (int i = 0; i < 1000; i++) {
          samples.push(i);
        }
        channel.send(alloc.frameVecForTransfer(samples)); // no copy; samples is dead here
      }
      return sum.get();
    }
  }

  private static float sumOfNext(TransferChannel<FrameFloatVec> channel)
      throws InterruptedException {
    Optional<TransferHandle<FrameFloatVec>> next = channel.receive(Duration.ofSeconds(10));
    if (next.isEmpty()) {
      return 0; // nothing came, or the channel was closed
    }
    try (PoolBox<FrameFloatVec> samples = next.get().receive()) { // the worker's until it is closed
      return samples.get().sum();
    }
  }
  // endregion
}
