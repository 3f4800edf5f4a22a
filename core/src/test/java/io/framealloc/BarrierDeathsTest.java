package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.FrameStateException;
import io.framealloc.diagnostics.OwnershipException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parties that are interrupted, delayed, leave, die and close their barrier, at random. */
@Timeout(180)
final class BarrierDeathsTest {

  private static final int BARRIERS = 300;
  private static final int PARTIES = 3;
  private static final int FRAMES = 40;

  /** Some 12,000 frames: nobody waits for ever, and nobody is let go before the others came. */
  @Test
  void whateverPartiesDo_everyWaitEnds() throws InterruptedException {
    SplittableRandom random = new SplittableRandom(42);
    AtomicLong frames = new AtomicLong();
    for (int i = 0; i < BARRIERS; i++) {
      run(random, frames);
    }
    assertTrue(frames.get() >= 10_000, frames::toString);
  }

  private static void run(SplittableRandom random, AtomicLong frames) throws InterruptedException {
    FrameBarrier barrier = FrameBarrier.of(PARTIES);
    AtomicIntegerArray begun = new AtomicIntegerArray(PARTIES);
    AtomicLong early = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < PARTIES; i++) {
      SplittableRandom own = random.split();
      int party = i;
      threads.add(
          Thread.ofPlatform()
              .start(() -> frames.addAndGet(work(barrier, own, party, begun, early))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    barrier.close();
    assertEquals(0, early.get());
  }

  private static int work(
      FrameBarrier barrier,
      SplittableRandom random,
      int party,
      AtomicIntegerArray begun,
      AtomicLong early) {
    int last = random.nextInt(4) == 0 ? random.nextInt(FRAMES) : FRAMES;
    int done = 0;
    try {
      barrier.register();
      while (done < last) {
        if (random.nextInt(20) == 0) {
          Thread.currentThread().interrupt();
        }
        if (random.nextInt(30) == 0) {
          Thread.yield();
        }
        begun.set(party, done + 1);
        if (random.nextBoolean()) {
          barrier.signalFrameComplete();
        }
        awaitAll(barrier, random);
        done++;
        for (int other = 0; other < PARTIES; other++) {
          early.addAndGet(begun.get(other) < done ? 1 : 0);
        }
      }
      switch (random.nextInt(3)) {
        case 0 -> {
          begun.set(party, Integer.MAX_VALUE);
          barrier.deregister();
        }
        case 1 -> barrier.close();
        default -> {} // dies in its seat
      }
    } catch (FrameStateException | OwnershipException brokenOrClosed) {
      return done;
    }
    return done;
  }

  private static void awaitAll(FrameBarrier barrier, SplittableRandom random) {
    boolean complete = false;
    while (!complete) {
      try {
        complete = barrier.awaitAll(Duration.ofNanos(random.nextInt(3_000_000)));
      } catch (InterruptedException e) {
        complete = false; // the frame stays complete: wait again
      }
    }
  }
}
