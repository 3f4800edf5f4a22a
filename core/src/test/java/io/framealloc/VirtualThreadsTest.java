package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fallback")
final class VirtualThreadsTest {

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    alloc.close();
  }

  @Test
  void frame_staysUsableAcrossParkingAndYielding() throws Exception {
    inManyVirtualThreads(
        50,
        number -> {
          try (Frame frame = alloc.beginFrame()) {
            MemorySegment segment = frame.allocate(ValueLayout.JAVA_LONG);
            long ref = frame.ref(8);
            for (int i = 0; i < 20; i++) {
              segment.set(ValueLayout.JAVA_LONG, 0, number + i);
              frame.setLong(ref, 0, -number - i);
              switch (i % 3) {
                case 0 -> Thread.yield();
                case 1 -> LockSupport.parkNanos(10_000);
                default -> Thread.sleep(0, 10_000);
              }
              assertEquals(number + i, segment.get(ValueLayout.JAVA_LONG, 0));
              assertEquals(-number - i, frame.getLong(ref, 0));
              assertEquals(frame, alloc.currentFrame());
            }
          }
        });
  }

  @Test
  void frame_staysUsableAcrossBlockingOnALock() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    int[] counter = new int[1];
    inManyVirtualThreads(
        50,
        number -> {
          try (Frame frame = alloc.beginFrame();
              FrameScope scope = frame.nested()) {
            long ref = frame.ref(8);
            for (int i = 0; i < 100; i++) {
              frame.setLong(ref, 0, number);
              lock.lock();
              try {
                counter[0]++;
              } finally {
                lock.unlock();
              }
              assertEquals(number, frame.getLong(ref, 0));
            }
            assertTrue(scope.isAlive());
          }
        });
    assertEquals(5000, counter[0]);
  }

  @Test
  void block_goesBackWhenTheFrameEnds() {
    Threads.onVirtual(
        () -> {
          for (int i = 0; i < 100; i++) {
            try (Frame frame = alloc.beginFrame()) {
              frame.ref(1000);
            }
            assertTrue(alloc.reservedBytes() <= 64 << 10);
          }
          alloc.trim();
          assertEquals(0, alloc.reservedBytes());
        });
  }

  @Test
  void frames_openAtOnceHaveABlockEach() throws Exception {
    CountDownLatch open = new CountDownLatch(100);
    CountDownLatch seen = new CountDownLatch(1);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        executor.execute(() -> openUntil(open, seen));
      }
      open.await();
      assertEquals(100 * (64 << 10), alloc.reservedBytes());
      seen.countDown();
    }
    assertTrue(alloc.reservedBytes() <= 100 * (64 << 10));
  }

  private void openUntil(CountDownLatch open, CountDownLatch seen) {
    try (Frame frame = alloc.beginFrame()) {
      frame.ref(8);
      open.countDown();
      seen.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void frame_thatOutgrowsItsBlockGivesAllBlocksBack() {
    for (int round = 0; round < 3; round++) {
      Threads.onVirtual(
          () -> {
            try (Frame frame = alloc.beginFrame()) {
              for (int i = 0; i < 100; i++) {
                frame.setLong(frame.ref(10_000), 9_992, i);
              }
            }
          });
    }
    Waiting.until(() -> alloc.reservedBytes() <= 2 << 20, alloc::reservedBytes);
  }

  private interface Body {
    void run(long number) throws Exception;
  }

  private static void inManyVirtualThreads(int threads, Body body)
      throws InterruptedException, ExecutionException {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        long number = i;
        futures.add(
            executor.submit(
                () -> {
                  body.run(number);
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    }
  }
}
