package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.OwnershipException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each policy does when more slots are closed than the owner's queue holds. */
@Tag("fallback")
final class QueueFullTest {

  private static final int CAPACITY = 4;
  private static final int SLAB = 1024;
  private static final String HINT =
      "let the owner begin frames or call processDeferredFrees, or raise the capacity";

  private final String owner = Thread.currentThread().getName();
  private final List<String> findings = Collections.synchronizedList(new ArrayList<>());
  private SmartAlloc alloc = SmartAlloc.create();

  private void use(QueueFullPolicy policy) {
    use(DeferredConfig.explicit().bounded(CAPACITY, policy));
  }

  private void use(DeferredConfig config) {
    alloc.close();
    alloc = SmartAlloc.create(AllocConfig.builder().deferredFrees(config).build());
    alloc.diagnostics(finding -> findings.add(finding.message()));
  }

  @AfterEach
  void close() {
    alloc.close();
  }

  private List<PoolSlot> open(int count) {
    List<PoolSlot> slots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slots.add(alloc.poolAlloc(64));
    }
    return slots;
  }

  private static void closeElsewhere(List<PoolSlot> slots) {
    Threads.on("closer", () -> slots.forEach(PoolSlot::close));
  }

  private String overflows(QueueFullPolicy policy, int count) {
    return "[FA204] deferred-free queue overflows: owner=%s, capacity=4, policy=%s, overflows=%d; hint: %s"
        .formatted(owner, policy, count, HINT);
  }

  @Test
  void processImmediately_givesTheSlotBackPastTheQueue() {
    use(QueueFullPolicy.PROCESS_IMMEDIATELY);
    closeElsewhere(open(SLAB));
    assertEquals(
        new DeferredFreeStats(CAPACITY, 0, CAPACITY, 0, SLAB - CAPACITY, CAPACITY),
        alloc.deferredFreeStats());
    List<PoolSlot> again = open(SLAB - CAPACITY);
    assertEquals(1, alloc.poolStats().get(2).slabs());
    assertEquals(CAPACITY, alloc.processDeferredFrees(SLAB));
    again.addAll(open(CAPACITY));
    assertEquals(1, alloc.poolStats().get(2).slabs());
    again.forEach(PoolSlot::close);
    QueueFullPolicy policy = QueueFullPolicy.PROCESS_IMMEDIATELY;
    assertEquals(overflows(policy, 1), findings.getFirst());
    assertEquals(overflows(policy, 512), findings.getLast());
    assertEquals(10, findings.size());
  }

  @Test
  void grow_keepsAllAndReports() {
    use(QueueFullPolicy.GROW);
    closeElsewhere(open(SLAB));
    assertEquals(new DeferredFreeStats(SLAB, 0, SLAB, 0, 0, SLAB), alloc.deferredFreeStats());
    assertEquals(overflows(QueueFullPolicy.GROW, 1), findings.getFirst());
    assertEquals(10, findings.size());
    assertEquals(SLAB, alloc.processDeferredFrees(Integer.MAX_VALUE));
    open(SLAB).forEach(PoolSlot::close);
    assertEquals(1, alloc.poolStats().get(2).slabs());
  }

  @Test
  void fail_refusesTheCloseAndChangesNothing() {
    use(QueueFullPolicy.FAIL);
    List<PoolSlot> slots = open(CAPACITY + 1);
    PoolSlot last = slots.getLast();
    closeElsewhere(slots.subList(0, CAPACITY));
    Threads.on(
        "closer",
        () -> {
          for (int i = 0; i < 3; i++) {
            var refused = assertThrows(OwnershipException.class, last::close);
            assertEquals(
                "[FA204] deferred-free queue is full: owner=%s, capacity=4, policy=FAIL; hint: %s, then close again"
                    .formatted(owner, HINT),
                refused.getMessage());
            assertEquals(Code.FA204, refused.code());
          }
        });
    assertTrue(last.isOpen());
    last.segment().fill((byte) 1);
    assertEquals(1, alloc.processDeferredFrees(1));
    Threads.on("closer", last::close);
    assertFalse(last.isOpen());
    Threads.on(
        "closer",
        () -> {
          var twice = assertThrows(OwnershipException.class, last::close);
          assertEquals(Code.FA403, twice.code());
        });
    assertEquals(CAPACITY, alloc.processDeferredFrees(SLAB));
    assertEquals(List.of(), findings);
  }

  @Test
  void fail_doesNotConcernTheOwner() {
    use(QueueFullPolicy.FAIL);
    List<PoolSlot> slots = open(CAPACITY + 1);
    closeElsewhere(slots.subList(0, CAPACITY));
    slots.getLast().close();
    assertEquals(CAPACITY, alloc.deferredFreeStats().waiting());
  }

  @Test
  void fail_endsWithTheOwner() {
    use(QueueFullPolicy.FAIL);
    List<PoolSlot> slots = new ArrayList<>();
    Threads.on("ends", () -> slots.addAll(open(SLAB)));
    slots.forEach(PoolSlot::close);
    alloc.trim();
    assertEquals(0, alloc.poolStats().get(2).slabs());
  }

  @Test
  void fail_doesNotConcernWhatIsClosedTogether() {
    use(QueueFullPolicy.FAIL);
    AsyncPoolGuard guard = alloc.asyncPoolGuard();
    PoolSlot guarded = guard.poolAlloc(64);
    TaskAlloc task = alloc.taskAlloc();
    task.box(1);
    TransferHandle<Integer> unreceived = alloc.frameBoxForTransfer(1);
    TransferHandle<Integer> received = alloc.frameBoxForTransfer(2);
    closeElsewhere(open(CAPACITY));
    Threads.on(
        "closer",
        () -> {
          guard.close();
          task.close();
          unreceived.close();
          try (Frame frame = alloc.beginFrame()) {
            assertEquals(2, received.receiveInto(frame).get());
          }
        });
    assertFalse(guarded.isOpen());
    assertEquals(CAPACITY, alloc.processDeferredFrees(SLAB));
    assertEquals(0, alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum());
  }

  @Test
  void dropOldest_losesTheOldestAndSaysSo() {
    use(QueueFullPolicy.DROP_OLDEST);
    List<PoolSlot> slots = open(SLAB);
    Set<Long> newest = new HashSet<>();
    slots.subList(SLAB - CAPACITY, SLAB).forEach(slot -> newest.add(slot.segment().address()));
    closeElsewhere(slots);
    assertEquals(
        new DeferredFreeStats(SLAB, 0, CAPACITY, SLAB - CAPACITY, 0, CAPACITY),
        alloc.deferredFreeStats());
    assertEquals(
        List.of(
            overflows(QueueFullPolicy.DROP_OLDEST, 1),
            "[FA401] slot dropped from a full deferred-free queue, it stays taken: owner=%s, dropped=1; hint: %s"
                .formatted(owner, HINT)),
        findings.subList(0, 2));
    assertEquals(CAPACITY, alloc.processDeferredFrees(SLAB));
    Set<Long> again = new HashSet<>();
    open(CAPACITY).forEach(slot -> again.add(slot.segment().address()));
    assertEquals(newest, again);
    findings.clear();
    alloc.close();
    assertEquals(
        "[FA401] pool memory never closed: sizeClass=64 B, count=1024, bytes=64.0 KiB; hint: close"
            + " every PoolBox and PoolSlot, best by try-with-resources",
        findings.getFirst());
  }

  private static void awaitBlocked(Thread closer) {
    Waiting.until(() -> closer.getState() == Thread.State.TIMED_WAITING, () -> 0);
  }

  private Thread closer(List<PoolSlot> slots, AtomicInteger closed) {
    return Thread.ofPlatform()
        .start(
            () -> {
              for (PoolSlot slot : slots) {
                slot.close();
                closed.incrementAndGet();
              }
            });
  }

  @Test
  void block_waitsUntilTheOwnerHasProcessedSome() throws InterruptedException {
    use(QueueFullPolicy.BLOCK);
    AtomicInteger closed = new AtomicInteger();
    Thread closer = closer(open(CAPACITY + 3), closed);
    awaitBlocked(closer);
    assertEquals(CAPACITY, closed.get());
    assertEquals(2, alloc.processDeferredFrees(2));
    Waiting.until(() -> closed.get() == CAPACITY + 2, closed::get);
    awaitBlocked(closer);
    assertEquals(CAPACITY, alloc.processDeferredFrees(SLAB));
    closer.join();
    assertEquals(1, alloc.processDeferredFrees(SLAB));
    assertEquals(
        List.of(overflows(QueueFullPolicy.BLOCK, 1), overflows(QueueFullPolicy.BLOCK, 2)),
        findings.subList(0, 2));
    assertEquals(
        new DeferredFreeStats(CAPACITY + 3, CAPACITY + 3, 0, 0, 0, CAPACITY),
        alloc.deferredFreeStats());
  }

  @Test
  void block_endsWithTheOwner() throws InterruptedException {
    use(QueueFullPolicy.BLOCK);
    List<PoolSlot> slots = new ArrayList<>();
    Threads.on("ends", () -> slots.addAll(open(SLAB)));
    AtomicInteger closed = new AtomicInteger();
    closer(slots, closed).join();
    assertEquals(SLAB, closed.get());
    alloc.trim();
    assertEquals(0, alloc.poolStats().get(2).slabs());
  }

  @Test
  void block_endsWithTheAllocator() throws InterruptedException {
    use(QueueFullPolicy.BLOCK);
    List<PoolSlot> slots = open(CAPACITY + 1);
    List<Code> codes = Collections.synchronizedList(new ArrayList<>());
    Thread closer =
        Thread.ofPlatform()
            .start(
                () -> {
                  slots.subList(0, CAPACITY).forEach(PoolSlot::close);
                  var refused = assertThrows(OwnershipException.class, slots.getLast()::close);
                  codes.add(refused.code());
                });
    awaitBlocked(closer);
    alloc.close();
    closer.join();
    assertEquals(List.of(Code.FA402), codes);
  }

  @Test
  void block_keepsAnInterruptForLater() throws InterruptedException {
    use(QueueFullPolicy.BLOCK);
    List<PoolSlot> slots = open(CAPACITY + 1);
    List<Boolean> flags = Collections.synchronizedList(new ArrayList<>());
    Thread closer =
        Thread.ofPlatform()
            .start(
                () -> {
                  slots.forEach(PoolSlot::close);
                  flags.add(Thread.interrupted());
                });
    awaitBlocked(closer);
    closer.interrupt();
    Waiting.nap();
    assertTrue(closer.isAlive());
    alloc.processDeferredFrees(SLAB);
    closer.join();
    assertEquals(List.of(true), flags);
  }

  @Test
  void everyPolicy_keepsItsBoundWithManyClosers() throws Exception {
    for (QueueFullPolicy policy : QueueFullPolicy.values()) {
      use(DeferredConfig.incremental(3).bounded(8, policy));
      int rounds = 60;
      AtomicInteger refused = new AtomicInteger();
      for (int round = 0; round < rounds; round++) {
        List<PoolSlot> slots = open(40);
        List<Thread> closers = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
          List<PoolSlot> mine = slots.subList(20 * part, 20 * part + 20);
          closers.add(Thread.ofPlatform().start(() -> closeAll(mine, refused)));
        }
        while (closers.stream().anyMatch(Thread::isAlive)) {
          alloc.beginFrame().close();
        }
        for (Thread closer : closers) {
          closer.join();
        }
      }
      alloc.processDeferredFrees(Integer.MAX_VALUE);
      DeferredFreeStats stats = alloc.deferredFreeStats();
      assertEquals(0, stats.waiting());
      assertEquals(stats.queued(), stats.processed() + stats.dropped());
      assertEquals(40 * rounds, stats.queued() + stats.immediate(), stats::toString);
      boolean bounded = policy != QueueFullPolicy.GROW;
      assertTrue(!bounded || stats.highWater() <= 8, stats::toString);
      assertEquals(policy == QueueFullPolicy.DROP_OLDEST, stats.dropped() > 0, stats::toString);
      alloc.trim();
      long slabs = alloc.poolStats().stream().mapToLong(PoolClassStats::slabs).sum();
      assertEquals(stats.dropped() > 0, slabs > 0);
    }
  }

  private static void closeAll(List<PoolSlot> slots, AtomicInteger refused) {
    for (PoolSlot slot : slots) {
      boolean done = false;
      while (!done) {
        try {
          slot.close();
          done = true;
        } catch (OwnershipException full) {
          assertEquals(Code.FA204, full.code());
          refused.incrementAndGet();
          Thread.onSpinWait();
        }
      }
    }
  }
}
