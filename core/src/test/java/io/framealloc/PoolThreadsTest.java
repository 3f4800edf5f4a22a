package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.OwnershipException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Boxes that one thread opens and another uses or closes. */
@Tag("fallback")
final class PoolThreadsTest {

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    alloc.close();
  }

  @Test
  void box_isReadAndWrittenByAnotherThread() {
    try (PoolBox<Integer> box = alloc.poolBox(42)) {
      Threads.on("other", () -> box.update(i -> i + 1));
      Threads.onVirtual(() -> box.update(i -> i + 1));
      assertEquals(44, box.get());
    }
  }

  @Test
  void closeOnAnotherThread_isSeenByTheOpener() {
    PoolBox<Integer> box = alloc.poolBox(42);
    Threads.on("other", box::close);
    var used = assertThrows(OwnershipException.class, box::get);
    assertTrue(used.getMessage().startsWith("[FA402] used after close: "), used::getMessage);
    var closed = assertThrows(OwnershipException.class, box::close);
    assertTrue(closed.getMessage().startsWith("[FA403] closed twice: "), closed::getMessage);
  }

  @Test
  void closeOnAnotherThread_givesTheSlotBackToItsOwner() {
    List<PoolSlot> slots = open(1024);
    final Set<Long> addresses = addresses(slots);
    Threads.on("other", () -> slots.forEach(PoolSlot::close));
    assertEquals(new PoolClassStats(64, 0, 1024, 1, 0), stats(64));
    List<PoolSlot> again = open(1024);
    assertEquals(addresses, addresses(again));
    assertEquals(new PoolClassStats(64, 1024, 0, 1, 0), stats(64));
    again.forEach(PoolSlot::close);
  }

  @Test
  void closeOnAnotherThread_emptiesSlabsThatThenGoBack() {
    List<PoolSlot> slots = open(10 * 1024);
    Threads.on("other", () -> slots.forEach(PoolSlot::close));
    assertEquals(10, stats(64).slabs());
    alloc.trim();
    assertEquals(0, stats(64).slabs());
  }

  @Test
  void slotsOfADeadThread_stayOpenAndAreUsedAgainByOthers() {
    List<PoolSlot> slots = new ArrayList<>();
    Threads.on("dies", () -> slots.addAll(open(512)));
    slots.forEach(slot -> assertTrue(slot.isOpen()));
    slots.subList(0, 256).forEach(PoolSlot::close);
    assertEquals(new PoolClassStats(64, 256, 768, 1, 0), stats(64));
    alloc.trim();
    List<PoolSlot> more = open(768);
    assertEquals(new PoolClassStats(64, 1024, 0, 1, 0), stats(64));
    assertEquals(768, addresses(more).size());
    more.forEach(PoolSlot::close);
    slots.subList(256, 512).forEach(PoolSlot::close);
    assertEquals(0, stats(64).live());
  }

  @Test
  void slotsOfADeadThread_thatOthersCloseLaterGoBackToo() {
    List<PoolSlot> slots = new ArrayList<>();
    Threads.on("dies", () -> slots.addAll(open(1024)));
    alloc.trim();
    Threads.on("closes", () -> slots.forEach(PoolSlot::close));
    alloc.trim();
    assertEquals(0, stats(64).slabs());
  }

  @Test
  void shortThreads_useTheSameFewSlabs() {
    for (int i = 0; i < 500; i++) {
      Threads.on("short", () -> alloc.poolAlloc(64).close());
    }
    assertTrue(alloc.reservedBytes() <= 40 * (64 << 10), () -> "" + alloc.reservedBytes());
    alloc.trim();
    assertEquals(0, stats(64).slabs());
  }

  @Test
  void virtualThreads_shareSlabs() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    CountDownLatch all = new CountDownLatch(2000);
    AtomicInteger wrong = new AtomicInteger();
    for (int i = 0; i < 2000; i++) {
      int value = i;
      threads.add(
          Thread.startVirtualThread(
              () -> {
                try (PoolBox<Integer> box = alloc.poolBox(value)) {
                  all.countDown();
                  await(all);
                  if (box.get() != value) {
                    wrong.incrementAndGet();
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, wrong.get());
    PoolClassStats stats = stats(16);
    assertEquals(0, stats.live());
    assertTrue(stats.slabs() <= 16, stats::toString);
    alloc.trim();
    assertEquals(0, stats(16).slabs());
  }

  @Test
  void closeByTwoThreadsAtOnce_succeedsOnce() throws Exception {
    int rounds = 20_000;
    PoolSlot[] slots = new PoolSlot[rounds];
    CyclicBarrier start = new CyclicBarrier(2);
    AtomicInteger closes = new AtomicInteger();
    AtomicInteger refusals = new AtomicInteger();
    Runnable closer =
        () -> {
          await(start);
          for (PoolSlot slot : slots) {
            try {
              slot.close();
              closes.incrementAndGet();
            } catch (OwnershipException e) {
              refusals.incrementAndGet();
            }
          }
        };
    for (int i = 0; i < rounds; i++) {
      slots[i] = alloc.poolAlloc(64);
    }
    Thread other = Thread.ofPlatform().start(closer);
    closer.run();
    other.join();
    assertEquals(rounds, closes.get());
    assertEquals(rounds, refusals.get());
    List<PoolSlot> again = open(rounds);
    assertEquals(rounds, addresses(again).size());
    again.forEach(PoolSlot::close);
  }

  private List<PoolSlot> open(int count) {
    List<PoolSlot> slots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slots.add(alloc.poolAlloc(64));
    }
    return slots;
  }

  private static Set<Long> addresses(List<PoolSlot> slots) {
    Set<Long> addresses = new HashSet<>();
    slots.forEach(slot -> addresses.add(slot.segment().address()));
    return addresses;
  }

  private PoolClassStats stats(long size) {
    return alloc.poolStats().stream().filter(s -> s.size() == size).findFirst().orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
