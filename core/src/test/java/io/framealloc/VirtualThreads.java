package io.framealloc;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many virtual threads, each with one small frame, at most 1,000 at a time. Prints whether the most
 * memory that was reserved are the blocks of 1,000 frames, and a quarter for those on their way.
 */
final class VirtualThreads {

  private static final int AT_A_TIME = 1000;

  private VirtualThreads() {}

  public static void main(String[] args) throws InterruptedException {
    int threads = Integer.parseInt(args[0]);
    Semaphore permits = new Semaphore(AT_A_TIME);
    CountDownLatch done = new CountDownLatch(threads);
    AtomicLong mostReserved = new AtomicLong();
    AtomicLong sum = new AtomicLong();
    try (SmartAlloc alloc = SmartAlloc.create()) {
      for (int i = 0; i < threads; i++) {
        int number = i;
        permits.acquire();
        Thread.ofVirtual()
            .start(
                () -> {
                  sum.addAndGet(useAFrame(alloc, number));
                  if (number % 100 == 0) {
                    mostReserved.accumulateAndGet(alloc.reservedBytes(), Math::max);
                  }
                  permits.release();
                  done.countDown();
                });
      }
      done.await();
      System.out.println("sum " + sum);
      long blocks = mostReserved.get() >> 16;
      System.out.println("blocks " + (blocks <= AT_A_TIME * 5 / 4 ? "within bounds" : blocks));
      alloc.trim();
      Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
    }
  }

  /* Some yield while their frame is open, so that many frames are open at once. */
  private static long useAFrame(SmartAlloc alloc, int number) {
    try (Frame frame = alloc.beginFrame()) {
      long ref = frame.ref(64);
      frame.setLong(ref, 0, number);
      if (number % 4 == 0) {
        Thread.yield();
      }
      return frame.getLong(ref, 0);
    }
  }
}
