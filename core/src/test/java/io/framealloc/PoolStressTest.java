package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.OwnershipException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Threads that use, close, open again and trim at once, rightly and wrongly. */
@Tag("fallback")
final class PoolStressTest {

  private static final int ROUNDS = 400_000;

  /**
   * Boxes change hands through a table; each holds a number that only its holder knows, so a slot
   * that were handed out twice would show.
   */
  @Test
  void boxesThatChangeHands_areNeverSharedAndNeverLost() throws Exception {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      AtomicReferenceArray<Holder> table = new AtomicReferenceArray<>(4096);
      runAll(3, seed -> exchange(alloc, table, seed));
      for (int i = 0; i < table.length(); i++) {
        Holder left = table.get(i);
        if (left != null) {
          left.close();
        }
      }
      assertEquals(0, alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum());
      alloc.trim();
    }
  }

  private record Holder(PoolSlot slot, long number) {

    void close() {
      MemorySegment memory = slot.segment();
      assertEquals(number, memory.get(JAVA_LONG, 0));
      assertEquals(~number, memory.get(JAVA_LONG, memory.byteSize() - 8));
      slot.close();
    }
  }

  private static int exchange(SmartAlloc alloc, AtomicReferenceArray<Holder> table, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ROUNDS; i++) {
      PoolSlot slot = alloc.poolAlloc(16L << random.nextInt(4));
      long number = random.nextLong();
      MemorySegment memory = slot.segment();
      memory.set(JAVA_LONG, 0, number);
      memory.set(JAVA_LONG, memory.byteSize() - 8, ~number);
      Holder old = table.getAndSet(random.nextInt(table.length()), new Holder(slot, number));
      if (old != null) {
        old.close();
      }
      if (i % 100_000 == 99_999) {
        alloc.trim();
      }
    }
    return ROUNDS;
  }

  /** Every box is closed by two threads; exactly one may succeed. */
  @Test
  void everyBoxThatTwoThreadsClose_isClosedOnce() throws Exception {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      AtomicReferenceArray<PoolSlot> table = new AtomicReferenceArray<>(64);
      List<Integer> closes = runAll(3, seed -> closeAnything(alloc, table, seed));
      int left = 0;
      ConcurrentHashMap<PoolSlot, Boolean> last = new ConcurrentHashMap<>();
      for (int i = 0; i < table.length(); i++) {
        PoolSlot slot = table.get(i);
        if (slot != null && slot.isOpen() && last.put(slot, true) == null) {
          slot.close();
          left++;
        }
      }
      int closed = closes.stream().mapToInt(Integer::intValue).sum() + left;
      assertEquals(3 * ROUNDS, closed);
      assertEquals(0, alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum());
    }
  }

  private static int closeAnything(
      SmartAlloc alloc, AtomicReferenceArray<PoolSlot> table, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int closes = 0;
    for (int i = 0; i < ROUNDS; i++) {
      int at = random.nextInt(table.length());
      PoolSlot old = table.get(at);
      PoolSlot slot = alloc.poolAlloc(64);
      PoolSlot replaced = table.getAndSet(at, slot);
      closes += close(old) + (replaced == old ? 0 : close(replaced));
    }
    return closes;
  }

  private static int close(PoolSlot slot) {
    if (slot == null) {
      return 0;
    }
    try {
      slot.close();
      return 1;
    } catch (OwnershipException e) {
      return 0;
    }
  }

  /** The allocator is closed while others open, read, write and close. */
  @Test
  void closingTheAllocatorUnderEverybody_raisesOurErrorsOnly() throws Exception {
    for (int round = 0; round < 60; round++) {
      SmartAlloc alloc = SmartAlloc.create();
      alloc.diagnostics(finding -> {});
      AtomicReferenceArray<PoolBox<Long>> table = new AtomicReferenceArray<>(256);
      try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
        List<Future<Integer>> results = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
          long seed = t;
          results.add(threads.submit(() -> useUntilClosed(alloc, table, seed)));
        }
        Thread.sleep(5);
        alloc.close();
        for (Future<Integer> result : results) {
          assertTrue(result.get() >= 0);
        }
      }
      assertEquals(0, Waiting.settled(alloc::reservedBytes));
    }
  }

  private static int useUntilClosed(
      SmartAlloc alloc, AtomicReferenceArray<PoolBox<Long>> table, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int rounds = 0; ; rounds++) {
      try {
        PoolBox<Long> box = alloc.poolBox(random.nextLong());
        PoolBox<Long> old = table.getAndSet(random.nextInt(table.length()), box);
        box.get();
        if (old != null) {
          old.set(old.get() + 1);
          old.close();
        }
        PoolBox<Long> anybodys = table.get(random.nextInt(table.length()));
        if (anybodys != null) {
          anybodys.get();
        }
      } catch (OwnershipException e) {
        if (isClosed(alloc)) {
          return rounds;
        }
      }
    }
  }

  private static boolean isClosed(SmartAlloc alloc) {
    try {
      alloc.poolAlloc(16).close();
      return false;
    } catch (OwnershipException e) {
      return true;
    }
  }

  private interface Task {
    int run(long seed) throws Exception;
  }

  private static List<Integer> runAll(int threads, Task task) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        long seed = t + 1;
        tasks.add(() -> task.run(seed));
      }
      List<Integer> results = new ArrayList<>();
      for (Future<Integer> each : executor.invokeAll(tasks)) {
        results.add(each.get());
      }
      return results;
    }
  }
}
