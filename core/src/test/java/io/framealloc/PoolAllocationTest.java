package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What pools cost on the Java heap: one wrapper for each box that is kept, and nothing else. */
@Tag("allocation")
final class PoolAllocationTest {

  private static final int ROUNDS = 20_000;
  private static final int WRAPPER = 24;
  private static final int BOXED_VALUE = 16;

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Object[] kept = new Object[64];

  @AfterEach
  void close() {
    alloc.close();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static void assertBytesPerRound(int most, Runnable round) {
    for (int i = 0; i < ROUNDS; i++) {
      round.run();
    }
    long best = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      long before = allocated();
      for (int i = 0; i < ROUNDS; i++) {
        round.run();
      }
      best = Math.min(best, allocated() - before);
    }
    long found = best;
    assertTrue(found <= (long) most * ROUNDS + 4096, () -> (double) found / ROUNDS + " bytes");
  }

  @Test
  void aRawSlot_costsAtMostItsWrapper() {
    assertBytesPerRound(
        WRAPPER,
        () -> {
          PoolSlot slot = alloc.poolAlloc(64);
          kept[0] = slot;
          slot.close();
        });
  }

  @Test
  void aBox_costsAtMostItsWrapperAndTheBoxedValues() {
    Integer value = 100_000;
    assertBytesPerRound(
        WRAPPER + BOXED_VALUE,
        () -> {
          PoolBox<Integer> box = alloc.poolBox(value);
          kept[0] = box;
          kept[1] = box.get();
          box.close();
        });
  }

  @Test
  void aBatchThatAnotherThreadCloses_costsItsOwnerNoMore() {
    PoolSlot[] slots = new PoolSlot[2000];
    long before = allocated();
    for (int round = 0; round < 50; round++) {
      for (int i = 0; i < slots.length; i++) {
        slots[i] = alloc.poolAlloc(64);
      }
      Threads.on("closes", () -> List.of(slots).forEach(PoolSlot::close));
      if (round == 25) {
        before = allocated();
      }
    }
    long found = allocated() - before;
    assertTrue(found <= 24L * slots.length * (WRAPPER + 8), () -> found / 24.0 / 2000 + " bytes");
  }

  @Test
  void anObjectOfAPool_costsNothing() {
    ObjectPool<StringBuilder> pool =
        alloc.objectPool(StringBuilder::new, text -> text.setLength(0), 4);
    assertBytesPerRound(
        0,
        () -> {
          StringBuilder text = pool.acquire();
          kept[0] = text;
          pool.release(text);
        });
  }
}
