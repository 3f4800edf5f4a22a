package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Parties with random delays: nobody hangs, and nobody is let go before all are complete. The full
 * size is {@code -Dframealloc.barrier.frames=1000000}.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class FrameBarrierStressTest {

  private static final int PARTIES = 4;
  private static final int FRAMES = Integer.getInteger("framealloc.barrier.frames", 100_000);

  private final FrameBarrier barrier = FrameBarrier.of(PARTIES);
  private final AtomicIntegerArray complete = new AtomicIntegerArray(PARTIES);

  @Test
  void platformThreads_endEveryFrameTogether() throws Exception {
    run(Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory()), FRAMES);
  }

  @Test
  void virtualThreads_endEveryFrameTogether() throws Exception {
    run(Executors.newVirtualThreadPerTaskExecutor(), FRAMES);
  }

  private void run(ExecutorService threads, int frames) throws Exception {
    try (SmartAlloc alloc = SmartAlloc.create();
        threads) {
      List<Future<Long>> parties =
          IntStream.range(0, PARTIES)
              .mapToObj(party -> (Callable<Long>) () -> loop(alloc, party, frames))
              .map(threads::submit)
              .toList();
      for (Future<Long> party : parties) {
        assertEquals(frames, party.get());
      }
      assertEquals(frames, barrier.generation());
    }
  }

  private long loop(SmartAlloc alloc, int party, int frames) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(party);
    barrier.register();
    for (int frame = 1; frame <= frames; frame++) {
      try (Frame open = alloc.beginFrame(barrier)) {
        open.alloc(64);
        delay(random);
        complete.set(party, frame);
        if (random.nextBoolean()) {
          barrier.signalFrameComplete();
          delay(random);
        }
        barrier.awaitAll();
        for (int other = 0; other < PARTIES; other++) {
          int reached = complete.get(other);
          if (reached != frame && reached != frame + 1) {
            throw new AssertionError("frame " + frame + ", but another is at " + reached);
          }
        }
      }
    }
    return alloc.frameNumber();
  }

  private static void delay(SplittableRandom random) {
    switch (random.nextInt(16)) {
      case 0 -> Thread.yield();
      case 1 -> spin(random.nextInt(2000));
      default -> spin(random.nextInt(50));
    }
  }

  private static void spin(int times) {
    for (int i = 0; i < times; i++) {
      Thread.onSpinWait();
    }
  }
}
