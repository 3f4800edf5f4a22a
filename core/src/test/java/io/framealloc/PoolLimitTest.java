package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.PoolExhaustedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PoolLimitTest {

  private static SmartAlloc limited(int sizeClass, long slots) {
    return SmartAlloc.create(AllocConfig.builder().poolLimit(sizeClass, slots).build());
  }

  @Test
  void limit_isReachedAndNotPassed() {
    try (SmartAlloc alloc = limited(64, 2)) {
      PoolSlot first = alloc.poolAlloc(64);
      PoolSlot second = alloc.poolAlloc(64);
      var refused = assertThrows(PoolExhaustedException.class, () -> alloc.poolAlloc(64));
      assertEquals(
          "[FA404] Pool exhausted: sizeClass=64 B, live=2, limit=2; hint: close what is no longer"
              + " used, or raise poolLimit",
          refused.getMessage());
      assertEquals(Code.FA404, refused.code());
      assertEquals(64, refused.sizeClass());
      assertEquals(2, refused.live());
      assertEquals(2, refused.limit());
      first.close();
      alloc.poolAlloc(64).close();
      second.close();
    }
  }

  @Test
  void limit_ofOneClassLeavesTheOthersAlone() {
    try (SmartAlloc alloc = limited(64, 0)) {
      assertThrows(PoolExhaustedException.class, () -> alloc.poolAlloc(64));
      alloc.poolAlloc(32).close();
      alloc.poolAlloc(65).close();
    }
  }

  @Test
  void limit_ofEveryClassCountsEachApart() {
    try (SmartAlloc alloc =
        SmartAlloc.create(AllocConfig.builder().poolLimit(1).poolLimit(32, 2).build())) {
      try (PoolSlot a = alloc.poolAlloc(16);
          PoolSlot b = alloc.poolAlloc(32);
          PoolSlot c = alloc.poolAlloc(32);
          PoolSlot d = alloc.poolAlloc(4096)) {
        assertEquals(16 + 32 + 32 + 4096, sizes(a, b, c, d));
        assertThrows(PoolExhaustedException.class, () -> alloc.poolAlloc(16));
        assertThrows(PoolExhaustedException.class, () -> alloc.poolAlloc(32));
        assertThrows(PoolExhaustedException.class, () -> alloc.poolAlloc(4096));
      }
    }
  }

  private static long sizes(PoolSlot... slots) {
    return List.of(slots).stream().mapToLong(PoolSlot::sizeClass).sum();
  }

  @Test
  void tryPoolBox_isEmptyAtTheLimit() {
    try (SmartAlloc alloc = limited(16, 1)) {
      PoolBox<Integer> only = alloc.poolBox(1);
      assertEquals(Optional.empty(), alloc.tryPoolBox(2));
      only.close();
      alloc.tryPoolBox(3).orElseThrow().close();
    }
  }

  @Test
  void aRefusedBox_changesNothing() {
    try (SmartAlloc alloc = limited(16, 1)) {
      PoolBox<Integer> only = alloc.poolBox(1);
      for (int i = 0; i < 100; i++) {
        assertTrue(alloc.tryPoolBox(2).isEmpty());
      }
      assertEquals(1, alloc.poolStats().getFirst().live());
      only.close();
      alloc.poolBox(3).close();
    }
  }

  @Test
  void slotsThatAnotherThreadClosed_countNoLonger() {
    try (SmartAlloc alloc = limited(64, 1)) {
      for (int i = 0; i < 100; i++) {
        PoolSlot slot = alloc.poolAlloc(64);
        Threads.on("other", slot::close);
      }
      Threads.on("elsewhere", () -> alloc.poolAlloc(64).close());
      Threads.onVirtual(() -> alloc.poolAlloc(64).close());
      alloc.poolAlloc(64).close();
    }
  }

  @Test
  void limit_isExactWhenManyThreadsAskAtOnce() throws InterruptedException {
    int limit = 100;
    AtomicLong most = new AtomicLong();
    AtomicLong live = new AtomicLong();
    try (SmartAlloc alloc = limited(64, limit)) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        threads.add(Thread.ofPlatform().start(() -> fill(alloc, limit, live, most)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertTrue(most.get() <= limit, () -> "" + most.get());
      List<PoolSlot> all = new ArrayList<>();
      for (int i = 0; i < limit; i++) {
        all.add(alloc.poolAlloc(64));
      }
      assertThrows(PoolExhaustedException.class, () -> alloc.poolAlloc(64));
      all.forEach(PoolSlot::close);
    }
  }

  private static void fill(SmartAlloc alloc, int limit, AtomicLong live, AtomicLong most) {
    for (int round = 0; round < 500; round++) {
      List<PoolSlot> mine = new ArrayList<>();
      try {
        for (int i = 0; i < limit; i++) {
          mine.add(alloc.poolAlloc(64));
          most.accumulateAndGet(live.incrementAndGet(), Math::max);
        }
      } catch (PoolExhaustedException e) {
        assertEquals(limit, e.limit());
      }
      for (PoolSlot slot : mine) {
        live.decrementAndGet();
        slot.close();
      }
    }
  }
}
