package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.annotation.Length;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.diagnostics.PoolExhaustedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

@Tag("debug")
@Tag("fallback")
final class TransferTest {

  private record Point(float x, float y) {}

  private record Wide(@Length(600) long[] all) {}

  private record Four(long a, long b, long c, long d) {}

  private record Use(String name, Consumer<FrameBox<Integer>> use) {}

  private interface IntegerRef {
    int value();
  }

  private static final List<Use> EVERY_USE =
      List.of(
          new Use("get", FrameBox::get),
          new Use("set", box -> box.set(1)),
          new Use("update", box -> box.update(i -> i + 1)),
          new Use("segment", FrameBox::segment),
          new Use("cursor", box -> box.cursor(IntegerRef.class)),
          new Use("toString", FrameBox::toString));

  private final SmartAlloc alloc = SmartAlloc.create();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final String thread = Thread.currentThread().getName();

  @BeforeEach
  void listen() {
    alloc.diagnostics(findings::add);
  }

  @AfterEach
  void close() {
    alloc.close();
  }

  private List<String> messages() {
    return findings.stream().map(Diagnostic::message).toList();
  }

  private static Wide wide() {
    long[] all = new long[600];
    all[599] = 7;
    return new Wide(all);
  }

  private long live() {
    return alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum();
  }

  /* The receiver. */

  @Test
  void receive_onAnotherThreadAfterTheFrameGivesTheValue() {
    TransferHandle<Point> handle;
    try (Frame frame = alloc.beginFrame()) {
      handle = alloc.frameBoxForTransfer(frame.box(new Point(1, 2)));
    }
    Threads.on(
        "receiver",
        () -> {
          try (PoolBox<Point> box = handle.receive()) {
            assertEquals(new Point(1, 2), box.get());
            box.set(new Point(3, 4));
            assertEquals("Point[x=3.0, y=4.0]", box.toString());
          }
        });
    assertEquals(0, live());
  }

  @Test
  void receive_afterTheSenderHasTerminated() {
    AtomicReference<TransferHandle<Integer>> sent = new AtomicReference<>();
    Threads.on(
        "sender",
        () -> {
          alloc.beginFrame();
          sent.set(alloc.frameBoxForTransfer(alloc.frameBox(42)));
        });
    try (PoolBox<Integer> box = sent.get().receive()) {
      assertEquals(42, box.get());
      assertEquals("sender", sent.get().origin().getName());
    }
    alloc.trim();
    assertEquals(0, live());
  }

  @Test
  void aValueIsSentWithoutAFrame() {
    try (PoolBox<Integer> box = alloc.frameBoxForTransfer(42).receive()) {
      assertEquals(42, box.get());
    }
  }

  @Test
  void aBoxOfAnotherAllocatorIsSentToo() {
    try (SmartAlloc other = SmartAlloc.create();
        Frame frame = other.beginFrame()) {
      try (PoolBox<Integer> box = alloc.frameBoxForTransfer(frame.box(42)).receive()) {
        assertEquals(42, box.get());
      }
    }
  }

  @Test
  void aValueBeyondTheSizeClassesTravelsInMemoryOfItsOwn() {
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Wide> wide = frame.box(wide());
      TransferHandle<Wide> handle = alloc.frameBoxForTransfer(wide);
      assertEquals(4800, handle.size());
      PoolBox<Wide> box = handle.receive();
      assertArrayEquals(wide().all, box.get().all);
      box.update(all -> new Wide(new long[600]));
      assertEquals(0, box.get().all[599]);
      assertEquals(4800, box.segment().byteSize());
      box.set(wide());
      assertEquals(7, box.get().all[599]);
      box.close();
      assertThrows(OwnershipException.class, box::get);
      assertThrows(OwnershipException.class, box::close);
      assertEquals(0, live());
    }
  }

  @Test
  void receiveInto_putsACopyIntoTheFrame() {
    TransferHandle<Wide> large = alloc.frameBoxForTransfer(wide());
    TransferHandle<Point> small = alloc.frameBoxForTransfer(new Point(1, 2));
    Threads.on(
        "receiver",
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            FrameBox<Point> box = small.receiveInto(frame);
            assertEquals(new Point(1, 2), box.get());
            assertEquals(7, large.receiveInto(frame).get().all[599]);
            assertEquals(4808, frame.used());
          }
        });
    assertEquals(0, live());
  }

  @Test
  void receiveInto_forTheTimeOfACallGivesTheMemoryBack() {
    TransferHandle<Point> handle = alloc.frameBoxForTransfer(new Point(1, 2));
    List<FrameBox<Point>> escaped = new ArrayList<>();
    try (Frame frame = alloc.beginFrame()) {
      handle.receiveInto(
          frame,
          box -> {
            assertEquals(new Point(1, 2), box.get());
            escaped.add(box);
          });
      assertEquals(0, frame.used());
      assertThrows(FrameEndedException.class, escaped.getFirst()::get);
    }
    assertEquals(0, live());
  }

  @Test
  void receiveInto_aFullFrameLosesNothing() {
    AllocConfig small = AllocConfig.builder().frameCapacity(4096).overflow(Overflow.FAIL).build();
    TransferHandle<Wide> handle = alloc.frameBoxForTransfer(wide());
    try (SmartAlloc tight = SmartAlloc.create(small);
        Frame frame = tight.beginFrame()) {
      assertThrows(FrameExhaustedException.class, () -> handle.receiveInto(frame));
    }
    assertEquals(TransferState.IN_FLIGHT, handle.state());
    handle.close();
  }

  @Test
  void receiveInto_anEndedOrForeignFrameIsRefusedAndLosesNothing() {
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(42);
    Frame ended = alloc.beginFrame();
    ended.close();
    assertThrows(FrameEndedException.class, () -> handle.receiveInto(ended));
    try (Frame frame = alloc.beginFrame()) {
      Threads.on(
          "other", () -> assertThrows(WrongThreadException.class, () -> handle.receiveInto(frame)));
      assertEquals(42, handle.receiveInto(frame).get());
    }
  }

  @Test
  void receive_twiceIsRefused() {
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(42);
    handle.receive().close();
    alloc.frameBoxForTransfer(43).close();
    assertReceivedTwice(handle::receive);
    try (Frame frame = alloc.beginFrame()) {
      assertReceivedTwice(() -> handle.receiveInto(frame));
      assertEquals(0, frame.used());
    }
  }

  private void assertReceivedTwice(Executable again) {
    var refused = assertThrows(OwnershipException.class, again);
    assertEquals(
        "[FA206] transfer received after it was received: transfer=1, sender=%s, thread=%s; hint: receive it once, and pass on the box that receive() returned"
            .formatted(thread, thread),
        refused.getMessage());
    assertEquals(Code.FA206, refused.code());
  }

  @Test
  void receive_afterCloseIsRefused() {
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(42);
    handle.close();
    assertEquals(0, live());
    var refused = assertThrows(OwnershipException.class, handle::receive);
    assertEquals(
        "[FA402] transfer received after it was closed: transfer=1, sender=%s, thread=%s; hint: close a handle only if nobody will receive it"
            .formatted(thread, thread),
        refused.getMessage());
    assertEquals(Code.FA402, refused.code());
  }

  @Test
  void receive_afterTheAllocatorWasClosedIsRefused() {
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(42);
    alloc.close();
    assertEquals(TransferState.CLOSED, handle.state());
    var refused = assertThrows(OwnershipException.class, handle::receive);
    assertEquals(
        "[FA402] transfer received after its allocator was closed: transfer=1, sender=%s, thread=%s; hint: close the allocator last"
            .formatted(thread, thread),
        refused.getMessage());
    handle.close();
  }

  /* The sender. */

  @TestFactory
  Stream<DynamicTest> transfer_invalidatesEveryUseOfTheBox() {
    return EVERY_USE.stream()
        .map(use -> DynamicTest.dynamicTest(use.name, () -> assertDeadAfterTransfer(use)));
  }

  private void assertDeadAfterTransfer(Use use) {
    try (SmartAlloc each = SmartAlloc.create();
        Frame frame = each.beginFrame()) {
      FrameBox<Integer> box = frame.box(42);
      TransferHandle<Integer> handle = each.frameBoxForTransfer(box);
      assertTransferred(() -> use.use.accept(box));
      handle.receive().close();
      assertTransferred(() -> use.use.accept(box));
    }
  }

  private void assertTransferred(Executable use) {
    var refused = assertThrows(FrameEndedException.class, use);
    assertEquals(
        "[FA104] Attempted to use frame data after its transfer: transfer=1, thread=%s; hint: only who receives it may use it; copy it first to keep it"
            .formatted(thread),
        refused.getMessage());
    assertEquals(Code.FA104, refused.code());
    assertEquals(0, refused.frame());
    assertEquals(-1, refused.framesAgo());
  }

  @Test
  void transfer_invalidatesCursorsOfTheBox() {
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> box = frame.box(42);
      IntegerRef cursor = box.cursor(IntegerRef.class);
      TransferHandle<Integer> handle = alloc.frameBoxForTransfer(box);
      assertTransferred(cursor::value);
      handle.close();
    }
  }

  @Test
  void transfer_ofABoxThatWasTransferredIsRefused() {
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> box = frame.box(42);
      alloc.frameBoxForTransfer(box).close();
      assertTransferred(() -> alloc.frameBoxForTransfer(box));
      assertEquals(0, live());
    }
  }

  @Test
  void transfer_ofADeadOrForeignBoxIsRefused() {
    Frame frame = alloc.beginFrame();
    FrameBox<Integer> box = frame.box(42);
    Threads.on(
        "other",
        () -> assertThrows(WrongThreadException.class, () -> alloc.frameBoxForTransfer(box)));
    frame.close();
    assertThrows(FrameEndedException.class, () -> alloc.frameBoxForTransfer(box));
    assertEquals(0, live());
  }

  @Test
  void transfer_refusedByALimitLeavesTheBoxAlive() {
    AllocConfig limited = AllocConfig.builder().poolLimit(16, 1).build();
    try (SmartAlloc full = SmartAlloc.create(limited);
        Frame frame = full.beginFrame()) {
      FrameBox<Integer> box = frame.box(42);
      TransferHandle<Integer> first = full.frameBoxForTransfer(41);
      assertThrows(PoolExhaustedException.class, () -> full.frameBoxForTransfer(box));
      assertEquals(42, box.get());
      first.close();
      full.frameBoxForTransfer(box).close();
    }
  }

  @Test
  void transfer_ofAValueThatCannotBeStoredTakesNoSlot() {
    Wide bad = new Wide(new long[2]);
    assertThrows(IllegalArgumentException.class, () -> alloc.frameBoxForTransfer(bad));
    assertThrows(IllegalArgumentException.class, () -> alloc.frameBoxForTransfer(new Object()));
    assertEquals(0, live());
    alloc.close();
    assertEquals(List.of(), messages());
  }

  @Test
  void transfer_afterTheAllocatorWasClosedIsRefused() {
    alloc.close();
    var refused = assertThrows(OwnershipException.class, () -> alloc.frameBoxForTransfer(42));
    assertEquals(
        "[FA402] allocator used after close; hint: close it when its last loop has ended",
        refused.getMessage());
  }

  /* The handle. */

  @Test
  void handle_tellsItsFacts() {
    TransferHandle<Point> handle = alloc.frameBoxForTransfer(new Point(1, 2));
    TransferHandle<Point> next = alloc.frameBoxForTransfer(new Point(1, 2));
    assertEquals(1, handle.id());
    assertEquals(2, next.id());
    assertSame(Thread.currentThread(), handle.origin());
    assertEquals(8, handle.size());
    assertEquals(TransferState.IN_FLIGHT, handle.state());
    assertEquals("TransferHandle[transfer=1, state=IN_FLIGHT, bytes=8]", handle.toString());
    PoolBox<Point> box = handle.receive();
    assertEquals(TransferState.RECEIVED, handle.state());
    box.close();
    assertEquals(TransferState.RECEIVED, handle.state());
    next.close();
    assertEquals(TransferState.CLOSED, next.state());
    assertEquals("TransferHandle[transfer=2, state=CLOSED, bytes=8]", next.toString());
  }

  @Test
  void close_doesNothingAfterReceiveAndAfterClose() {
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(42);
    PoolBox<Integer> box = handle.receive();
    handle.close();
    assertEquals(42, box.get());
    assertTrue(box.isOpen());
    box.close();
    assertFalse(box.isOpen());
    TransferHandle<Integer> unreceived = alloc.frameBoxForTransfer(42);
    unreceived.close();
    unreceived.close();
    assertEquals(0, live());
  }

  /* What is forgotten. */

  @Test
  void allocatorClose_reportsWhatWasNeverReceived() {
    TransferHandle<Point> first = alloc.frameBoxForTransfer(new Point(1, 2));
    TransferHandle<Wide> second = alloc.frameBoxForTransfer(wide());
    alloc.frameBoxForTransfer(new Point(1, 2)).receive().close();
    alloc.close();
    assertEquals(
        List.of(
            "[FA207] transfers never received: count=2, bytes=4.7 KiB; hint: receive every handle,"
                + " or close it"),
        messages());
    assertEquals(Code.FA207, findings.getFirst().code());
    assertEquals(List.of(1L, 2L), List.of(first.id(), second.id()));
    Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
  }

  @Test
  void allocatorClose_reportsWhatWasReceivedAndNeverClosed() {
    PoolBox<Point> small = alloc.frameBoxForTransfer(new Point(1, 2)).receive();
    PoolBox<Wide> large = alloc.frameBoxForTransfer(wide()).receive();
    alloc.close();
    assertEquals(
        List.of(
            "[FA401] pool memory never closed: sizeClass=16 B, count=1, bytes=16 B; hint: close"
                + " every PoolBox and PoolSlot, best by try-with-resources",
            "[FA401] received memory never closed: count=1, bytes=4.7 KiB; hint: close every box"
                + " that receive() returned"),
        messages());
    assertThrows(OwnershipException.class, small::get);
    assertThrows(OwnershipException.class, large::get);
    assertThrows(OwnershipException.class, large::close);
    Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
  }

  @Test
  void aCollectedHandleIsFreedAndReported() {
    for (int i = 0; i < 10; i++) {
      alloc.frameBoxForTransfer(new Point(1, 2));
    }
    TransferHandle<Four> kept = alloc.frameBoxForTransfer(new Four(1, 2, 3, 4));
    Waiting.until(
        () -> {
          System.gc();
          return live() == 1;
        },
        this::live);
    Waiting.until(() -> !findings.isEmpty(), this::messages);
    assertEquals(
        List.of(
            "[FA207] transfers never received: count=10, bytes=80 B, they were collected; hint:"
                + " receive every handle, or close it"),
        messages());
    kept.receive().close();
  }

  @Test
  void aHandleWhoseDeadBoxIsKept_isNotLost() {
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> box = frame.box(42);
      TransferHandle<Integer> handle = alloc.frameBoxForTransfer(box);
      System.gc();
      assertEquals(TransferState.IN_FLIGHT, handle.state());
      assertThrows(FrameEndedException.class, box::get);
      handle.close();
    }
  }

  @Test
  void transfersInBothDirections_loseNothing() {
    for (int i = 0; i < 5000; i++) {
      TransferHandle<Integer> handle = alloc.frameBoxForTransfer(i);
      try (PoolBox<Integer> box = handle.receive()) {
        assertEquals(i, box.get());
      }
    }
    assertEquals(0, live());
  }

  @Test
  void virtualThreads_sendAndReceive() {
    for (int i = 0; i < 100; i++) {
      int number = i;
      AtomicReference<TransferHandle<Integer>> sent = new AtomicReference<>();
      Threads.onVirtual(() -> sent.set(alloc.frameBoxForTransfer(number)));
      Threads.onVirtual(
          () -> {
            try (PoolBox<Integer> box = sent.get().receive()) {
              assertEquals(number, box.get());
            }
          });
    }
    assertEquals(0, live());
  }
}
