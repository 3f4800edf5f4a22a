package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.OwnershipException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When an owner takes back the slots that other threads have closed. */
@Tag("fallback")
final class DeferredFreesTest {

  private static final int SLAB = 1024;

  private static SmartAlloc allocator(DeferredConfig config) {
    return SmartAlloc.create(AllocConfig.builder().deferredFrees(config).build());
  }

  private static List<PoolSlot> open(SmartAlloc alloc, int count) {
    List<PoolSlot> slots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slots.add(alloc.poolAlloc(64));
    }
    return slots;
  }

  private static void closeElsewhere(List<PoolSlot> slots) {
    Threads.on("closer", () -> slots.forEach(PoolSlot::close));
  }

  private static void assertStats(SmartAlloc alloc, long processed, long waiting) {
    DeferredFreeStats stats = alloc.deferredFreeStats();
    assertEquals(processed, stats.processed(), stats::toString);
    assertEquals(waiting, stats.waiting(), stats::toString);
    assertEquals(processed + waiting, stats.queued(), stats::toString);
    assertEquals(0, stats.dropped() + stats.immediate(), stats::toString);
  }

  private static long slabs(SmartAlloc alloc) {
    return alloc.poolStats().stream().mapToLong(PoolClassStats::slabs).sum();
  }

  @Test
  void atFrameBegin_takesAllBackWhenAFrameBegins() {
    try (SmartAlloc alloc = allocator(DeferredConfig.atFrameBegin())) {
      closeElsewhere(open(alloc, 100));
      assertStats(alloc, 0, 100);
      try (Frame frame = alloc.beginFrame()) {
        assertStats(alloc, 100, 0);
        closeElsewhere(open(alloc, 50));
        frame.alloc(8);
      }
      assertStats(alloc, 100, 50);
      alloc.beginFrame().close();
      assertStats(alloc, 150, 0);
      assertEquals(100, alloc.deferredFreeStats().highWater());
    }
  }

  @Test
  void atFrameEnd_takesAllBackWhenAFrameEnds() {
    try (SmartAlloc alloc = allocator(DeferredConfig.atFrameEnd())) {
      closeElsewhere(open(alloc, 100));
      for (int more : new int[] {0, 8}) {
        try (Frame frame = alloc.beginFrame()) {
          closeElsewhere(open(alloc, 10));
          long before = alloc.deferredFreeStats().waiting();
          assertTrue(before >= 10);
          if (more > 0) {
            frame.alloc(more);
            frame.nested().close();
          }
          assertEquals(before, alloc.deferredFreeStats().waiting());
        }
        assertEquals(0, alloc.deferredFreeStats().waiting());
      }
      assertStats(alloc, 120, 0);
    }
  }

  @Test
  void incremental_takesAFewBackWhenAFrameBegins() {
    try (SmartAlloc alloc = allocator(DeferredConfig.incremental(30))) {
      closeElsewhere(open(alloc, 2 * SLAB));
      for (int i = 1; i <= 68; i++) {
        alloc.beginFrame().close();
        assertStats(alloc, 30L * i, 2 * SLAB - 30L * i);
      }
      alloc.beginFrame().close();
      assertStats(alloc, 2 * SLAB, 0);
      assertEquals(2 * SLAB, alloc.deferredFreeStats().highWater());
    }
  }

  @Test
  void explicit_takesBackOnlyWhatItIsAskedTo() {
    try (SmartAlloc alloc = allocator(DeferredConfig.explicit())) {
      closeElsewhere(open(alloc, SLAB));
      alloc.beginFrame().close();
      assertStats(alloc, 0, SLAB);
      closeElsewhere(open(alloc, SLAB));
      assertEquals(2, slabs(alloc));
      assertEquals(0, alloc.processDeferredFrees(0));
      assertEquals(10, alloc.processDeferredFrees(10));
      assertStats(alloc, 10, 2 * SLAB - 10);
      assertEquals(2 * SLAB - 10, alloc.processDeferredFrees(Integer.MAX_VALUE));
      assertEquals(0, alloc.processDeferredFrees(1));
      List<PoolSlot> again = open(alloc, SLAB);
      assertEquals(1, slabs(alloc));
      again.forEach(PoolSlot::close);
    }
  }

  @Test
  void anOwnerWithoutFrames_takesBackWhatItNeeds() {
    for (DeferredConfig config :
        List.of(
            DeferredConfig.atFrameBegin(),
            DeferredConfig.atFrameEnd(),
            DeferredConfig.incremental(7),
            DeferredConfig.atFrameBegin().bounded(10_000, QueueFullPolicy.FAIL))) {
      try (SmartAlloc alloc = allocator(config)) {
        closeElsewhere(open(alloc, SLAB));
        closeElsewhere(open(alloc, SLAB));
        assertEquals(1, slabs(alloc), config::toString);
      }
    }
  }

  @Test
  void processDeferredFrees_isOfTheCallingThread() {
    try (SmartAlloc alloc = allocator(DeferredConfig.explicit())) {
      closeElsewhere(open(alloc, 10));
      Threads.on("other", () -> assertEquals(0, alloc.processDeferredFrees(10)));
      Threads.onVirtual(() -> assertEquals(0, alloc.processDeferredFrees(10)));
      assertEquals(10, alloc.processDeferredFrees(10));
      var negative =
          assertThrows(IllegalArgumentException.class, () -> alloc.processDeferredFrees(-1));
      assertEquals("negative size: max=-1", negative.getMessage());
    }
  }

  @Test
  void processDeferredFrees_isRefusedAfterTheClose() {
    SmartAlloc alloc = SmartAlloc.create();
    alloc.close();
    var refused = assertThrows(OwnershipException.class, () -> alloc.processDeferredFrees(1));
    assertTrue(refused.getMessage().startsWith("[FA402] allocator used after close"));
  }

  @Test
  void anOwnerThatEnded_handsItsQueueOn() {
    for (DeferredConfig config :
        List.of(
            DeferredConfig.explicit(),
            DeferredConfig.incremental(10),
            DeferredConfig.explicit().bounded(2000, QueueFullPolicy.FAIL))) {
      try (SmartAlloc alloc = allocator(config)) {
        List<PoolSlot> slots = new ArrayList<>();
        Threads.on(
            "ends",
            () -> {
              slots.addAll(open(alloc, SLAB));
              closeElsewhere(slots.subList(0, 500));
              alloc.processDeferredFrees(3);
            });
        closeElsewhere(slots.subList(500, SLAB));
        assertStats(alloc, 3, SLAB - 3);
        alloc.trim();
        assertEquals(0, alloc.deferredFreeStats().waiting());
        assertEquals(SLAB, alloc.deferredFreeStats().processed());
        assertEquals(0, slabs(alloc), config::toString);
      }
    }
  }

  @Test
  void slotsOfVirtualThreads_areNotDeferred() {
    try (SmartAlloc alloc = allocator(DeferredConfig.explicit())) {
      List<PoolSlot> slots = new ArrayList<>();
      Threads.onVirtual(() -> slots.addAll(open(alloc, SLAB)));
      slots.forEach(PoolSlot::close);
      assertStats(alloc, 0, 0);
      alloc.trim();
      assertEquals(0, slabs(alloc));
    }
  }

  @Test
  void aBoxThatWaits_isClosed() {
    try (SmartAlloc alloc = allocator(DeferredConfig.explicit())) {
      PoolBox<Integer> box = alloc.poolBox(1);
      Threads.on("closer", box::close);
      assertFalse(box.isOpen());
      assertThrows(OwnershipException.class, box::get);
      assertThrows(OwnershipException.class, box::close);
      assertEquals(0, alloc.poolStats().getFirst().live());
    }
  }

  @Test
  void aSteadyFlow_takesNoMoreMemory() {
    for (boolean inFrames : new boolean[] {true, false}) {
      for (DeferredConfig config :
          List.of(
              DeferredConfig.atFrameBegin(),
              DeferredConfig.incremental(64),
              DeferredConfig.atFrameBegin().bounded(500, QueueFullPolicy.PROCESS_IMMEDIATELY))) {
        try (SmartAlloc alloc = allocator(config)) {
          alloc.diagnostics(finding -> {});
          PoolFlow flow = new PoolFlow(alloc, inFrames);
          flow.run(100_000);
          for (int i = 0; i < 4; i++) {
            flow.run(90_000);
            long reserved = alloc.reservedBytes();
            assertTrue(reserved <= Bytes.megabytes(1), () -> config + ": " + reserved);
          }
          DeferredFreeStats stats = alloc.deferredFreeStats();
          assertEquals(460_000, stats.queued() + stats.immediate(), stats::toString);
        }
      }
    }
  }
}
