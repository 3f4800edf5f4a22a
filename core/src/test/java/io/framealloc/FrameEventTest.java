package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.accounting.BudgetExceededPolicy;
import io.framealloc.accounting.EventSubscription;
import io.framealloc.accounting.FrameEvent;
import io.framealloc.accounting.FrameEvent.BlockGrown;
import io.framealloc.accounting.FrameEvent.BlockTrimmed;
import io.framealloc.accounting.FrameEvent.BudgetExceeded;
import io.framealloc.accounting.FrameEvent.DeferredFree;
import io.framealloc.accounting.FrameEvent.FrameBegin;
import io.framealloc.accounting.FrameEvent.FrameEnd;
import io.framealloc.accounting.FrameEvent.Leak;
import io.framealloc.accounting.FrameEvent.PhaseBegin;
import io.framealloc.accounting.FrameEvent.PhaseEnd;
import io.framealloc.accounting.FrameEvent.SoftLimitReached;
import io.framealloc.accounting.FrameEvent.StaleAccess;
import io.framealloc.accounting.FrameEvent.TransferReceived;
import io.framealloc.accounting.FrameEvent.TransferSent;
import io.framealloc.accounting.ThreadFrameStats;
import io.framealloc.diagnostics.BudgetExceededException;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameExhaustedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("fallback")
final class FrameEventTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final List<FrameEvent> events = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    alloc.diagnostics(finding -> {});
    alloc.close();
  }

  private static <E> List<E> only(Class<E> type, List<FrameEvent> events) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private <E> E one(Class<E> type) {
    List<E> found = only(type, events);
    assertEquals(1, found.size(), () -> "told: " + events);
    return found.getFirst();
  }

  private void frame(int vectors) {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < vectors; i++) {
        frame.slice(long.class, 8);
      }
    }
  }

  @Test
  void frame_isToldAtBeginAndEnd() {
    alloc.beginFrame().close();
    alloc.onFrameEvent(events::add);
    frame(3);
    assertEquals(new FrameBegin(2), one(FrameBegin.class));
    FrameEnd end = one(FrameEnd.class);
    FrameStats stats = alloc.frameStats();
    assertEquals(
        new FrameEnd(2, stats.bytesAllocated(), 3, stats.peakBytes(), 0, end.nanos()), end);
    assertTrue(end.nanos() > 0);
    assertEquals(192, end.bytes());
  }

  @Test
  void openFrame_isNotToldHalf() {
    try (Frame _ = alloc.beginFrame()) {
      alloc.onFrameEvent(events::add);
      alloc.frameNumber();
    }
    assertEquals(List.of(), events);
    alloc.beginFrame().close();
    assertEquals(2, one(FrameBegin.class).number());
  }

  @Test
  void frameOfAnotherThread_isToldOnThatThread() {
    List<String> threads = new CopyOnWriteArrayList<>();
    Threads.on("worker", () -> frame(0));
    alloc.onFrameEvent(event -> threads.add(Thread.currentThread().getName()));
    Threads.on("worker", () -> frame(1));
    assertEquals("worker", threads.getFirst());
    assertEquals("worker", threads.getLast());
  }

  @Test
  void frameOfAVirtualThread_isTold() {
    alloc.onFrameEvent(events::add);
    Threads.onVirtual(() -> frame(1));
    assertEquals(64, one(FrameEnd.class).bytes());
  }

  @Test
  void rolledBackBytes_areToldAsTaken() {
    alloc.onFrameEvent(events::add);
    try (Frame frame = alloc.beginFrame()) {
      try (FrameScope _ = frame.nested()) {
        frame.slice(long.class, 8);
      }
      frame.slice(long.class, 4);
    }
    FrameEnd end = one(FrameEnd.class);
    assertEquals(96, end.bytes());
    assertEquals(64, end.peakBytes());
  }

  @Test
  void closedSubscription_isToldNothing_andFramesArePlainAgain() {
    EventSubscription subscription = alloc.onFrameEvent(events::add);
    frame(1);
    subscription.close();
    subscription.close();
    events.clear();
    frame(1);
    try (Frame frame = alloc.beginFrame()) {
      assertTrue(frame.arena.isPlain(), "the frame is not plain");
    }
    assertEquals(List.of(), events);
  }

  @Test
  void listener_mayCloseItsOwnSubscription() {
    frame(1);
    List<EventSubscription> own = new ArrayList<>();
    own.add(
        alloc.onFrameEvent(
            event -> {
              events.add(event);
              own.getFirst().close();
              alloc.frameNumber();
            }));
    frame(1);
    frame(1);
    assertEquals(List.of(new FrameBegin(2)), events);
  }

  @Test
  void listener_thatThrowsIsLoggedOnce_andTheOthersAreTold() {
    alloc.onFrameEvent(
        event -> {
          throw new IllegalStateException("listener");
        });
    alloc.onFrameEvent(
        event -> {
          throw new AssertionError("listener");
        });
    alloc.onFrameEvent(events::add);
    List<LogRecord> logged =
        Logged.by(
            () -> {
              frame(1);
              frame(1);
            });
    assertEquals(2, logged.size());
    assertEquals(
        "a listener for frame events failed, further failures of it are not logged:"
            + " event=FrameBegin[number=1]",
        logged
            .getFirst()
            .getMessage()
            .replaceFirst("event=BlockGrown.*", "event=FrameBegin[number=1]"));
    assertEquals(2, only(FrameEnd.class, events).size());
  }

  @Test
  void listener_mayUseTheAllocator() {
    alloc.onFrameEvent(
        event -> {
          if (event instanceof FrameBegin) {
            alloc.frameSlice(long.class, 8);
          }
          if (event instanceof FrameEnd) {
            alloc.beginFrame().close();
          }
          events.add(event);
        });
    frame(1);
    assertEquals(128, only(FrameEnd.class, events).getFirst().bytes());
    assertEquals(1, one(FrameBegin.class).number());
    assertEquals(2, alloc.frameNumber());
  }

  @Test
  void phases_areTold() {
    alloc.onFrameEvent(events::add);
    try (Frame frame = alloc.beginFrame();
        FramePhase _ = frame.phase("outer")) {
      try (FramePhase _ = frame.phase("inner")) {
        frame.slice(long.class, 8);
      }
    }
    assertEquals(
        List.of(new PhaseBegin(1, "outer"), new PhaseBegin(1, "inner")),
        only(PhaseBegin.class, events));
    List<PhaseEnd> ends = only(PhaseEnd.class, events);
    assertEquals(List.of("inner", "outer"), ends.stream().map(PhaseEnd::name).toList());
    assertEquals(new PhaseEnd(1, "inner", 64, 1, ends.getFirst().nanos()), ends.getFirst());
  }

  @ParameterizedTest
  @EnumSource
  void overflow_isToldWithItsPolicy(Overflow policy) {
    AllocConfig config = AllocConfig.builder().frameCapacity(1024).overflow(policy).build();
    try (SmartAlloc small = SmartAlloc.create(config)) {
      small.onFrameEvent(events::add);
      try (Frame frame = small.beginFrame()) {
        if (policy == Overflow.FAIL) {
          assertThrows(FrameExhaustedException.class, () -> frame.slice(long.class, 200));
        } else {
          frame.slice(long.class, 200);
        }
      }
      assertEquals(new FrameEvent.Overflow(1, 1600, policy.name()), one(FrameEvent.Overflow.class));
      assertEquals(1, one(FrameEnd.class).overflows());
    }
  }

  @ParameterizedTest
  @EnumSource
  void exceededBudget_isToldWithWhatWasDecided(BudgetExceededPolicy policy) {
    alloc.diagnostics(finding -> {});
    alloc.onFrameEvent(events::add);
    alloc.setTagBudget("ui", 1024, 1024);
    alloc.onBudgetExceeded(policy);
    try (TagScope _ = alloc.tagScope("ui")) {
      if (policy == BudgetExceededPolicy.FAIL) {
        assertThrows(BudgetExceededException.class, () -> alloc.poolAlloc(2048));
      } else {
        alloc.poolAlloc(2048).close();
      }
    }
    assertEquals(
        new BudgetExceeded("pool", "tag ui", 2048, 0, 1024, policy), one(BudgetExceeded.class));
  }

  @Test
  void softLimit_isTold() {
    alloc.diagnostics(finding -> {});
    alloc.onFrameEvent(events::add);
    alloc.setTagBudget("ui", 64, 1024);
    try (TagScope _ = alloc.tagScope("ui");
        PoolSlot _ = alloc.poolAlloc(128)) {
      assertEquals(new SoftLimitReached("tag ui", 128, 64, 1024), one(SoftLimitReached.class));
    }
  }

  @Test
  void transfers_areTold() {
    alloc.onFrameEvent(events::add);
    TransferHandle<Long> value = alloc.frameBoxForTransfer(7L);
    value.receive().close();
    assertEquals(new TransferSent(value.id(), 8), one(TransferSent.class));
    assertEquals(new TransferReceived(value.id(), 8), one(TransferReceived.class));
    events.clear();
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec vec = frame.intVec(4);
      vec.push(1);
      vec.push(2);
      TransferHandle<FrameIntVec> handle = alloc.frameVecForTransfer(vec);
      handle.receive().close();
      assertEquals(new TransferSent(handle.id(), 8), one(TransferSent.class));
      assertEquals(new TransferReceived(handle.id(), 8), one(TransferReceived.class));
      events.clear();
      TransferHandle<Long> copied = alloc.frameBoxForTransfer(frame.box(7L));
      assertEquals(7, copied.receiveInto(frame).get());
      assertEquals(new TransferSent(copied.id(), 8), one(TransferSent.class));
      assertEquals(new TransferReceived(copied.id(), 8), one(TransferReceived.class));
    }
  }

  @Test
  void slotsOfOtherThreads_areToldWhenTheyAreTakenBack() {
    alloc.onFrameEvent(events::add);
    List<PoolSlot> slots = List.of(alloc.poolAlloc(64), alloc.poolAlloc(64), alloc.poolAlloc(64));
    Threads.on("worker", () -> slots.forEach(PoolSlot::close));
    alloc.beginFrame().close();
    assertEquals(new DeferredFree(3), one(DeferredFree.class));
    events.clear();
    PoolSlot slot = alloc.poolAlloc(64);
    Threads.on("worker", slot::close);
    alloc.processDeferredFrees(10);
    assertEquals(new DeferredFree(1), one(DeferredFree.class));
  }

  @Test
  void staleAccess_isTold() {
    alloc.onFrameEvent(events::add);
    FrameBox<Long> box;
    try (Frame frame = alloc.beginFrame()) {
      box = frame.box(1L);
    }
    alloc.beginFrame().close();
    assertThrows(FrameEndedException.class, box::get);
    alloc.beginFrame().close();
    assertEquals(new StaleAccess(Code.FA104, 1, 1), one(StaleAccess.class));
  }

  @Test
  void leaks_areTold() {
    SmartAlloc leaking = SmartAlloc.create();
    leaking.diagnostics(finding -> {});
    leaking.onFrameEvent(events::add);
    leaking.poolAlloc(60);
    leaking.poolAlloc(60);
    leaking.heapAlloc(10_000, 8);
    leaking.frameBoxForTransfer(7L);
    leaking.objectPool(Object::new, object -> {}, 4).acquire();
    leaking.beginFrame().alloc(100);
    leaking.close();
    List<Leak> leaks = only(Leak.class, events);
    assertEquals(
        List.of("frame", "heap", "object", "pool", "transfer"),
        leaks.stream().map(Leak::kind).sorted().toList());
    assertTrue(leaks.contains(new Leak(Code.FA401, "pool", 2, 128, null, null)), leaks::toString);
    assertTrue(leaks.contains(new Leak(Code.FA207, "transfer", 1, 8, null, null)), leaks::toString);
    assertTrue(leaks.contains(new Leak(Code.FA103, "frame", 1, 104, null, null)), leaks::toString);
  }

  @Test
  void blocks_areToldWhenTheyComeAndGo() {
    SmartAlloc other = SmartAlloc.create();
    other.onFrameEvent(events::add);
    other.beginFrame().close();
    assertInstanceOf(BlockGrown.class, events.getFirst());
    long held = other.reservedBytes();
    assertEquals(held, one(BlockGrown.class).bytes());
    other.close();
    assertEquals(held, one(BlockTrimmed.class).bytes());
  }

  @Test
  void sumOfTheEvents_isWhatTheStatisticsSay() {
    AllocConfig config = AllocConfig.builder().frameCapacity(4096).build();
    try (SmartAlloc small = SmartAlloc.create(config)) {
      small.enableStatistics();
      small.onFrameEvent(events::add);
      Random random = new Random(42);
      for (int i = 0; i < 200; i++) {
        try (Frame frame = small.beginFrame()) {
          for (int k = random.nextInt(20); k > 0; k--) {
            frame.slice(long.class, random.nextInt(100));
            if (random.nextInt(4) == 0) {
              try (FrameScope _ = frame.nested()) {
                frame.slice(byte.class, random.nextInt(100));
              }
            }
          }
        }
      }
      List<FrameEnd> ends = only(FrameEnd.class, events);
      ThreadFrameStats stats = small.threadFrameStats();
      assertEquals(stats.frames(), ends.size());
      assertEquals(stats.allocationCount(), ends.stream().mapToLong(FrameEnd::allocations).sum());
      assertEquals(stats.overflowCount(), ends.stream().mapToLong(FrameEnd::overflows).sum());
      assertEquals(stats.overflowCount(), only(FrameEvent.Overflow.class, events).size());
      assertEquals(
          stats.peakBytes(), ends.stream().mapToLong(FrameEnd::peakBytes).max().orElseThrow());
      assertEquals(small.statistics().frameBytes(), ends.stream().mapToLong(FrameEnd::bytes).sum());
      assertTrue(stats.overflowCount() > 0);
    }
  }

  @Test
  void framesOfManyThreads_areAllTold() throws InterruptedException {
    AtomicLong begins = new AtomicLong();
    AtomicLong ends = new AtomicLong();
    alloc.onFrameEvent(
        event -> {
          if (event instanceof FrameBegin) {
            begins.incrementAndGet();
          }
          if (event instanceof FrameEnd) {
            ends.incrementAndGet();
          }
        });
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread.Builder builder = i % 2 == 0 ? Thread.ofPlatform() : Thread.ofVirtual();
      threads.add(
          builder.start(
              () -> {
                for (int k = 0; k < 1000; k++) {
                  frame(1);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(4000, begins.get());
    assertEquals(4000, ends.get());
  }

  @Test
  void blockThatAFrameGrowsInto_isToldBeforeTheEndOfTheFrame() {
    alloc.beginFrame().close();
    alloc.onFrameEvent(events::add);
    try (Frame frame = alloc.beginFrame()) {
      frame.slice(long.class, 100_000);
      assertEquals(List.of(), only(BlockGrown.class, events));
      frame.phase("later").close();
      assertEquals(1, only(BlockGrown.class, events).size());
      frame.slice(long.class, 200_000);
    }
    assertEquals(2, only(BlockGrown.class, events).size());
    assertInstanceOf(FrameEnd.class, events.getLast());
  }
}
