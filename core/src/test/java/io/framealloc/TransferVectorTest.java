package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.diagnostics.PoolExhaustedException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

@Tag("fallback")
final class TransferVectorTest {

  private record Point(int x, int y) {}

  private interface PointRef {
    int x();
  }

  private record Use(String name, Consumer<FrameVec<Point>> use) {}

  private static final List<Use> EVERY_USE =
      List.of(
          new Use("get", vec -> vec.get(0)),
          new Use("set", vec -> vec.set(0, new Point(1, 2))),
          new Use("push", vec -> vec.push(new Point(1, 2))),
          new Use("pop", FrameVec::pop),
          new Use("size", FrameVec::size),
          new Use("capacity", FrameVec::capacity),
          new Use("reserve", vec -> vec.reserve(1 << 20)),
          new Use("clear", FrameVec::clear),
          new Use("forEach", vec -> vec.forEach(point -> {})),
          new Use("iterator", FrameVec::iterator),
          new Use("stream", FrameVec::stream),
          new Use("segment", FrameVec::segment),
          new Use("cursor", vec -> vec.cursor(PointRef.class)),
          new Use("toString", FrameVec::toString));

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

  private static FrameIntVec numbers(Frame frame, int n) {
    FrameIntVec vec = frame.intVec(n);
    for (int i = 0; i < n; i++) {
      vec.push(i);
    }
    return vec;
  }

  private static int[] upTo(int n) {
    return IntStream.range(0, n).toArray();
  }

  private TransferHandle<FrameIntVec> sent(int n) {
    try (Frame frame = alloc.beginFrame()) {
      return alloc.frameVecForTransfer(numbers(frame, n));
    }
  }

  private long live() {
    return alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum();
  }

  /* Moving. */

  @Test
  void aVector_movesWithoutACopy() {
    FrameIntVec vec;
    TransferHandle<FrameIntVec> handle;
    try (Frame frame = alloc.beginFrame()) {
      vec = numbers(frame, 1000);
      handle = alloc.frameVecForTransfer(vec);
    }
    alloc.beginFrame().close();
    Threads.on(
        "receiver",
        () -> {
          try (PoolBox<FrameIntVec> box = handle.receive()) {
            FrameIntVec received = box.get();
            assertNotSame(vec, received);
            assertSame(received, box.get());
            assertEquals(vec.address, received.address);
            assertArrayEquals(upTo(1000), received.toArray());
          }
        });
    assertEquals(0, live());
  }

  @Test
  void segment_hasTheSameAddress() {
    if (Fallback.isOn()) {
      return;
    }
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec vec = numbers(frame, 1000);
      long address = vec.segment().address();
      TransferHandle<FrameIntVec> handle = alloc.frameVecForTransfer(vec);
      Threads.on(
          "receiver",
          () -> {
            try (PoolBox<FrameIntVec> box = handle.receive()) {
              assertEquals(address, box.get().segment().address());
              assertEquals(address, box.segment().address());
              assertEquals(4000, box.segment().byteSize());
            }
          });
    }
  }

  @TestFactory
  Stream<DynamicTest> everyVectorOfPrimitives_moves() {
    return Arrays.stream(AnyVec.Kind.values())
        .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> assertMoves(kind)));
  }

  @SuppressWarnings("unchecked") // a vector of this kind
  private void assertMoves(AnyVec.Kind kind) {
    TransferHandle<FrameData> handle;
    try (Frame frame = alloc.beginFrame()) {
      Object vec = kind.in(frame).vec;
      AnyVec.invoke(vec, "addAll", kind.array(1, 2, 3));
      handle = (TransferHandle<FrameData>) AnyVec.invoke(alloc, "frameVecForTransfer", vec);
      assertEquals(3L * kind.bytes, handle.size());
      assertThrows(FrameEndedException.class, ((PrimitiveVec) vec)::size);
    }
    Threads.on(
        "receiver",
        () -> {
          try (PoolBox<FrameData> box = handle.receive()) {
            Object vec = box.get();
            AnyVec.invoke(vec, "addAll", kind.array(IntStream.range(0, 100).toArray()));
            List<Integer> all = AnyVec.Kind.ints(AnyVec.invoke(vec, "toArray"));
            assertEquals(List.of(1, 2, 3, 0, 1, 2), all.subList(0, 6));
            assertEquals(103, all.size());
            assertEquals(103L * kind.bytes, box.segment().byteSize());
          }
        });
  }

  @Test
  void aVectorOfRecords_moves() {
    TransferHandle<FrameVec<Point>> handle;
    try (Frame frame = alloc.beginFrame()) {
      FrameVec<Point> vec = frame.vec(Point.class);
      for (int i = 0; i < 100; i++) {
        vec.push(new Point(i, -i));
      }
      handle = alloc.frameVecForTransfer(vec);
      assertEquals(800, handle.size());
    }
    Threads.onVirtual(
        () -> {
          try (PoolBox<FrameVec<Point>> box = handle.receive()) {
            box.get().push(new Point(100, -100));
            assertEquals(101, box.get().size());
            assertEquals(100, box.get().cursor(PointRef.class).at(100).x());
            assertEquals(new Point(7, -7), box.get().get(7));
          }
        });
  }

  @Test
  void anEmptyVector_moves() {
    try (Frame frame = alloc.beginFrame()) {
      try (PoolBox<FrameIntVec> box = alloc.frameVecForTransfer(frame.intVec()).receive()) {
        assertEquals("[]", box.toString());
        box.get().push(1);
        assertEquals("[1]", box.toString());
      }
    }
  }

  @Test
  void theRestOfTheFrame_staysTheSenders() {
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec before = numbers(frame, 100);
      FrameIntVec moved = numbers(frame, 100);
      FrameIntVec after = numbers(frame, 100);
      try (PoolBox<FrameIntVec> box = alloc.frameVecForTransfer(moved).receive()) {
        box.get().fill(-1);
        FrameIntVec later = numbers(frame, 100);
        after.push(100);
        assertArrayEquals(upTo(100), before.toArray());
        assertArrayEquals(upTo(101), after.toArray());
        assertArrayEquals(upTo(100), later.toArray());
        assertEquals(-100, box.get().sum());
      }
      assertArrayEquals(upTo(100), before.toArray());
    }
  }

  @Test
  void severalVectorsOfOneBlock_areOwnedOneByOne() {
    List<TransferHandle<FrameIntVec>> handles = new ArrayList<>();
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 1; i <= 10; i++) {
        handles.add(alloc.frameVecForTransfer(numbers(frame, 10 * i)));
      }
    }
    for (int frames = 0; frames < 5; frames++) {
      try (Frame frame = alloc.beginFrame()) {
        numbers(frame, 10_000).fill(-1);
      }
    }
    for (int i = 1; i <= 10; i++) {
      try (PoolBox<FrameIntVec> box = handles.get(i - 1).receive()) {
        assertArrayEquals(upTo(10 * i), box.get().toArray());
      }
    }
    assertEquals(0, live());
  }

  @Test
  void memoryComesBack_whenTheLastShareIsGone() {
    sent(1000).receive().close();
    alloc.trim();
    long before = Waiting.settled(alloc::reservedBytes);
    for (int i = 0; i < 100; i++) {
      TransferHandle<FrameIntVec> handle = sent(1000);
      if (i % 3 == 0) {
        handle.close();
      } else {
        Threads.on(
            "receiver",
            () -> {
              try (PoolBox<FrameIntVec> box = handle.receive()) {
                box.get().resize(100_000, 1);
              }
            });
      }
    }
    alloc.trim();
    assertEquals(before, Waiting.settled(alloc::reservedBytes));
  }

  /* Scopes, checkpoints, side memory. */

  @Test
  void aVectorOfANestedScope_outlivesIt() {
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec outer = numbers(frame, 10);
      TransferHandle<FrameIntVec> handle;
      try (FrameScope _ = frame.nested()) {
        handle = alloc.frameVecForTransfer(numbers(frame, 1000));
      }
      numbers(frame, 2000).fill(-1);
      try (PoolBox<FrameIntVec> box = handle.receive()) {
        assertArrayEquals(upTo(1000), box.get().toArray());
      }
      assertArrayEquals(upTo(10), outer.toArray());
    }
  }

  @Test
  void aRollback_doesNotTakeMovedMemoryBack() {
    try (Frame frame = alloc.beginFrame()) {
      numbers(frame, 10);
      List<TransferHandle<FrameIntVec>> handles = new ArrayList<>();
      Checkpoint checkpoint = frame.checkpoint();
      for (int i = 0; i < 3; i++) {
        handles.add(alloc.frameVecForTransfer(numbers(frame, 1000)));
        numbers(frame, 200_000);
        handles.add(alloc.frameVecForTransfer(numbers(frame, 1000)));
        frame.rollbackTo(checkpoint);
        numbers(frame, 300_000).fill(-1);
        frame.rollbackTo(checkpoint);
      }
      for (TransferHandle<FrameIntVec> handle : handles) {
        try (PoolBox<FrameIntVec> box = handle.receive()) {
          assertArrayEquals(upTo(1000), box.get().toArray());
        }
      }
    }
  }

  @Test
  void aVectorGrownBesideAnOpenScope_moves() {
    TransferHandle<FrameIntVec> handle;
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec outer = numbers(frame, 10);
      try (FrameScope _ = frame.nested()) {
        for (int i = 10; i < 1000; i++) {
          outer.push(i);
        }
        handle = alloc.frameVecForTransfer(outer);
        numbers(frame, 1000).fill(-1);
      }
    }
    try (Frame next = alloc.beginFrame()) {
      numbers(next, 10_000).fill(-1);
      try (PoolBox<FrameIntVec> box = handle.receive()) {
        assertArrayEquals(upTo(1000), box.get().toArray());
      }
    }
  }

  @Test
  void zeroOnReuse_keepsMovedMemoryAndZeroesItAtLast() {
    try (SmartAlloc zeroing = SmartAlloc.create(AllocConfig.builder().zeroOnReuse(true).build())) {
      TransferHandle<FrameIntVec> handle;
      try (Frame frame = zeroing.beginFrame()) {
        Checkpoint checkpoint = frame.checkpoint();
        handle = zeroing.frameVecForTransfer(numbers(frame, 1000));
        numbers(frame, 1000);
        frame.rollbackTo(checkpoint);
      }
      try (PoolBox<FrameIntVec> box = handle.receive()) {
        assertArrayEquals(upTo(1000), box.get().toArray());
      }
      try (Frame frame = zeroing.beginFrame()) {
        FrameIntVec again = frame.intVec(10_000);
        MemorySegment all = MemorySegment.ofArray(new int[10_000]);
        again.size = 10_000;
        assertEquals(-1, all.mismatch(again.segment()));
      }
    }
  }

  /* The sender. */

  @TestFactory
  Stream<DynamicTest> transfer_invalidatesEveryUseOfTheVector() {
    return EVERY_USE.stream()
        .map(use -> DynamicTest.dynamicTest(use.name, () -> assertDeadAfterTransfer(use)));
  }

  private void assertDeadAfterTransfer(Use use) {
    try (SmartAlloc each = SmartAlloc.create();
        Frame frame = each.beginFrame()) {
      FrameVec<Point> vec = frame.vec(Point.class);
      vec.push(new Point(1, 2));
      TransferHandle<FrameVec<Point>> handle = each.frameVecForTransfer(vec);
      assertTransferred(() -> use.use.accept(vec));
      handle.receive().close();
      assertTransferred(() -> use.use.accept(vec));
    }
  }

  private void assertTransferred(Executable use) {
    var refused = assertThrows(FrameEndedException.class, use);
    assertEquals(
        "[FA104] Attempted to use frame data after its transfer: transfer=1, thread=%s; hint: only who receives it may use it; copy it first to keep it"
            .formatted(thread),
        refused.getMessage());
  }

  @Test
  void transfer_invalidatesIteratorsStreamsAndCursors() {
    try (Frame frame = alloc.beginFrame()) {
      FrameVec<Point> vec = frame.vec(Point.class);
      vec.push(new Point(1, 2));
      Iterator<Point> iterator = vec.iterator();
      Stream<Point> stream = vec.stream();
      PointRef cursor = vec.cursor(PointRef.class).at(0);
      TransferHandle<FrameVec<Point>> handle = alloc.frameVecForTransfer(vec);
      assertTransferred(iterator::hasNext);
      assertTransferred(iterator::next);
      assertTransferred(stream::toList);
      assertTransferred(cursor::x);
      handle.close();
    }
  }

  @Test
  void transfer_insideALoopOverTheVector_endsTheLoop() {
    try (Frame frame = alloc.beginFrame()) {
      FrameVec<Point> vec = frame.vec(Point.class);
      vec.push(new Point(1, 2));
      vec.push(new Point(3, 4));
      assertTransferred(() -> vec.forEach(point -> alloc.frameVecForTransfer(vec).close()));
    }
    assertEquals(0, live());
  }

  @Test
  void transfer_ofADeadOrForeignVectorIsRefused() {
    Frame frame = alloc.beginFrame();
    FrameIntVec vec = numbers(frame, 10);
    Threads.on(
        "other",
        () -> assertThrows(WrongThreadException.class, () -> alloc.frameVecForTransfer(vec)));
    frame.close();
    assertThrows(FrameEndedException.class, () -> alloc.frameVecForTransfer(vec));
    assertEquals(0, live());
  }

  @Test
  void transfer_ofAnotherAllocatorsVectorIsRefused() {
    try (SmartAlloc other = SmartAlloc.create();
        Frame frame = other.beginFrame()) {
      FrameIntVec vec = numbers(frame, 10);
      var refused =
          assertThrows(IllegalArgumentException.class, () -> alloc.frameVecForTransfer(vec));
      assertEquals(
          "vector of another allocator: its memory goes back there; hint: send it through the"
              + " allocator whose frame it is of",
          refused.getMessage());
      assertEquals(10, vec.size());
    }
  }

  @Test
  void transfer_refusedByALimitLeavesTheVectorAlive() {
    AllocConfig limited = AllocConfig.builder().poolLimit(16, 1).build();
    try (SmartAlloc full = SmartAlloc.create(limited);
        Frame frame = full.beginFrame()) {
      FrameIntVec vec = numbers(frame, 10);
      TransferHandle<FrameIntVec> first = full.frameVecForTransfer(numbers(frame, 10));
      assertThrows(PoolExhaustedException.class, () -> full.frameVecForTransfer(vec));
      assertArrayEquals(upTo(10), vec.toArray());
      PoolBox<FrameIntVec> box = first.receive();
      FrameIntVec received = box.get();
      assertThrows(PoolExhaustedException.class, () -> full.frameVecForTransfer(received));
      assertArrayEquals(upTo(10), box.get().toArray());
      box.close();
      full.frameVecForTransfer(vec).receive().close();
    }
  }

  /* Raw segments of the sender. */

  @Test
  void transfer_endsTheSendersSegmentsOfTheVectorAndNoOthers() {
    if (Fallback.isOn()) {
      return;
    }
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec vec = numbers(frame, 100);
      FrameVec<Point> points = frame.vec(Point.class);
      points.push(new Point(1, 2));
      MemorySegment of = vec.segment();
      IntBuffer buffer = vec.asBuffer();
      MemorySegment ofPoints = points.segment();
      MemorySegment other = numbers(frame, 10).segment();
      MemorySegment raw = frame.alloc(16);
      alloc.frameVecForTransfer(vec).close();
      assertThrows(IllegalStateException.class, () -> of.set(ValueLayout.JAVA_INT, 0, 1));
      assertThrows(IllegalStateException.class, () -> buffer.put(0, 1));
      alloc.frameVecForTransfer(points).close();
      assertThrows(IllegalStateException.class, () -> ofPoints.get(ValueLayout.JAVA_INT, 0));
      assertEquals(9, other.get(ValueLayout.JAVA_INT, 36));
      raw.set(ValueLayout.JAVA_INT, 0, 1);
      frame.nested().close();
      assertEquals(9, other.get(ValueLayout.JAVA_INT, 36));
    }
  }

  @Test
  void segmentsOfAVector_endWithItsNestedScope() {
    try (Frame frame = alloc.beginFrame()) {
      MemorySegment outer = numbers(frame, 10).segment();
      MemorySegment inner;
      Checkpoint checkpoint = frame.checkpoint();
      try (FrameScope _ = frame.nested()) {
        FrameIntVec vec = numbers(frame, 10);
        inner = vec.segment();
        assertEquals(9, vec.segment().get(ValueLayout.JAVA_INT, 36));
      }
      MemorySegment checked = numbers(frame, 10).segment();
      assertThrows(IllegalStateException.class, () -> inner.get(ValueLayout.JAVA_INT, 0));
      frame.rollbackTo(checkpoint);
      assertThrows(IllegalStateException.class, () -> checked.get(ValueLayout.JAVA_INT, 0));
      assertEquals(9, outer.get(ValueLayout.JAVA_INT, 36));
    }
  }

  @Test
  void segmentsOfAVector_liveOnWithSpeculativeWorkThatSucceeds() {
    MemorySegment of;
    try (Frame frame = alloc.beginFrame()) {
      of =
          frame
              .speculative(
                  inside -> {
                    FrameIntVec vec = numbers(inside, 10);
                    vec.segment();
                    return Optional.of(vec);
                  })
              .orElseThrow()
              .segment();
      assertEquals(9, of.get(ValueLayout.JAVA_INT, 36));
    }
    assertThrows(IllegalStateException.class, () -> of.get(ValueLayout.JAVA_INT, 36));
  }

  @Test
  void aVectorViewedInsideAYoungerScope_isCopied() {
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec vec = numbers(frame, 100);
      long address = vec.address;
      MemorySegment of;
      try (FrameScope _ = frame.nested()) {
        of = vec.segment();
      }
      assertEquals(99, of.get(ValueLayout.JAVA_INT, 396));
      try (PoolBox<FrameIntVec> box = alloc.frameVecForTransfer(vec).receive()) {
        assertTrue(box.get().address != address);
        of.fill((byte) 1);
        assertArrayEquals(upTo(100), box.get().toArray());
      }
    }
  }

  /* The receiver. */

  @Test
  void close_invalidatesTheVectorAndItsSegments() {
    PoolBox<FrameIntVec> box = sent(100).receive();
    FrameIntVec vec = box.get();
    MemorySegment segment = vec.segment();
    Iterator<Integer> iterator = vec.iterator();
    box.close();
    String text =
        "[FA402] used after close: sizeClass=16 B, slot=0, thread=%s; hint: close it after its last use, or take a new one"
            .formatted(thread);
    assertEquals(text, assertThrows(OwnershipException.class, vec::size).getMessage());
    assertEquals(text, assertThrows(OwnershipException.class, iterator::next).getMessage());
    assertEquals(text, assertThrows(OwnershipException.class, () -> vec.push(1)).getMessage());
    assertEquals(text, assertThrows(OwnershipException.class, box::get).getMessage());
    if (!Fallback.isOn()) {
      assertThrows(IllegalStateException.class, () -> segment.get(ValueLayout.JAVA_INT, 0));
    }
    assertThrows(OwnershipException.class, box::close);
  }

  @Test
  void aReceivedVector_growsOverItsBlock() {
    try (PoolBox<FrameIntVec> box = sent(10).receive()) {
      FrameIntVec vec = box.get();
      MemorySegment before = vec.segment();
      for (int i = 10; i < 1_000_000; i++) {
        vec.push(i);
      }
      assertArrayEquals(upTo(1_000_000), vec.toArray());
      assertEquals(9, before.get(ValueLayout.JAVA_INT, 36));
      assertSame(vec, box.get());
    }
    assertEquals(0, live());
  }

  @Test
  void aReceivedVector_livesOnThroughTheReceiversFrames() {
    try (PoolBox<FrameIntVec> box = sent(1000).receive()) {
      FrameIntVec vec = box.get();
      for (int i = 0; i < 10; i++) {
        try (Frame frame = alloc.beginFrame();
            FrameScope _ = frame.nested()) {
          numbers(frame, 5000).fill(-1);
          vec.push(1000 + i);
          frame.intVec().addAll(vec);
        }
      }
      assertArrayEquals(upTo(1010), vec.toArray());
    }
  }

  @Test
  void setAndUpdate_copyTheElements() {
    try (PoolBox<FrameIntVec> box = sent(3).receive();
        Frame frame = alloc.beginFrame()) {
      FrameIntVec mine = numbers(frame, 100);
      box.set(mine);
      assertArrayEquals(upTo(100), box.get().toArray());
      box.set(box.get());
      assertEquals(100, box.get().size());
      box.update(
          vec -> {
            vec.resize(2, 0);
            return vec;
          });
      assertEquals("[0, 1]", box.toString());
      assertArrayEquals(upTo(100), mine.toArray());
    }
    try (Frame frame = alloc.beginFrame()) {
      FrameVec<Point> points = frame.vec(Point.class);
      points.push(new Point(1, 2));
      try (PoolBox<FrameVec<Point>> box =
          alloc.frameVecForTransfer(frame.vec(Point.class)).receive()) {
        box.set(points);
        assertEquals("[Point[x=1, y=2]]", box.toString());
      }
    }
  }

  @Test
  void receiveInto_putsACopyIntoTheFrame() {
    TransferHandle<FrameIntVec> handle = sent(1000);
    Threads.on(
        "receiver",
        () -> {
          Frame frame = alloc.beginFrame();
          FrameBox<FrameIntVec> box = handle.receiveInto(frame);
          box.get().push(1000);
          assertArrayEquals(upTo(1001), box.get().toArray());
          assertEquals(4004, box.segment().byteSize());
          box.update(
              vec -> {
                vec.clear();
                return vec;
              });
          assertEquals("[]", box.toString());
          frame.close();
          assertThrows(FrameEndedException.class, box::get);
        });
    assertEquals(0, live());
  }

  /* From thread to thread. */

  @Test
  void aVector_isSentOnByItsReceiver() {
    TransferHandle<FrameIntVec> first = sent(1000);
    List<TransferHandle<FrameIntVec>> second = new ArrayList<>();
    Threads.on(
        "between",
        () -> {
          try (PoolBox<FrameIntVec> box = first.receive()) {
            FrameIntVec vec = box.get();
            long address = vec.address;
            vec.push(1000);
            vec.segment();
            second.add(alloc.frameVecForTransfer(vec));
            assertThrows(FrameEndedException.class, vec::size);
            var refused = assertThrows(FrameEndedException.class, box::get);
            assertEquals(
                "[FA104] Attempted to use frame data after its transfer: transfer=1025,"
                    + " thread=between; hint: only who receives it may use it; copy it first to"
                    + " keep it",
                refused.getMessage());
            assertTrue(address != 0);
          }
        });
    try (PoolBox<FrameIntVec> box = second.getFirst().receive()) {
      assertArrayEquals(upTo(1001), box.get().toArray());
    }
    assertEquals(0, live());
  }

  @Test
  void aBox_takenOverByAnotherThreadGivesItTheVector() throws Exception {
    long reserved = alloc.reservedBytes();
    PoolBox<FrameIntVec> box = sent(1000).receive();
    FrameIntVec mine = box.get();
    MemorySegment segment = mine.segment();
    Threads.on(
        "other",
        () -> {
          FrameIntVec theirs = box.get();
          assertNotSame(mine, theirs);
          theirs.resize(200_000, -1);
          assertEquals(999, theirs.get(999));
          box.close();
        });
    assertEquals(999, segment.get(ValueLayout.JAVA_INT, 3996));
    String text =
        "[FA402] used after close: sizeClass=16 B, slot=0, thread=%s; hint: close it after its last use, or take a new one"
            .formatted(thread);
    assertEquals(text, assertThrows(OwnershipException.class, mine::size).getMessage());
    alloc.trim();
    if (!Fallback.isOn()) {
      assertThrows(IllegalStateException.class, () -> segment.get(ValueLayout.JAVA_INT, 0));
    }
    Waiting.until(() -> alloc.reservedBytes() <= reserved + (1 << 20), alloc::reservedBytes);
  }

  @Test
  void aVectorTakenOver_isRefusedToTheThreadBefore() {
    PoolBox<FrameIntVec> box = sent(1000).receive();
    FrameIntVec mine = box.get();
    var checked =
        Threads.call(
            Thread.ofPlatform().name("other"),
            () -> {
              box.get();
              return Threads.call(
                  Thread.ofPlatform().name("third"),
                  () -> assertThrows(WrongThreadException.class, mine::size));
            });
    assertEquals(
        "[FA201] frame data used on another thread: owner=other, current=third; hint: hand it over"
            + " with frameBoxForTransfer",
        checked.getMessage());
    assertEquals(1000, box.get().size());
    box.close();
    alloc.trim();
    assertEquals(0, live());
  }

  @Test
  void close_byAnotherThreadKeepsTheMemoryUntilTheReceiverComesBy() {
    PoolBox<FrameIntVec> box = sent(1_000_000).receive();
    FrameIntVec vec = box.get();
    Threads.on("closes", box::close);
    assertEquals(0, live());
    Threads.on("other", alloc::trim);
    assertTrue(alloc.reservedBytes() >= 4_000_000);
    assertThrows(OwnershipException.class, vec::size);
    alloc.trim();
    Waiting.until(() -> alloc.reservedBytes() < 4_000_000, alloc::reservedBytes);
  }

  @Test
  void close_afterTheReceiverHasTerminatedFreesTheMemory() {
    List<PoolBox<FrameIntVec>> boxes = new ArrayList<>();
    TransferHandle<FrameIntVec> handle = sent(1_000_000);
    Threads.on(
        "receiver",
        () -> {
          PoolBox<FrameIntVec> box = handle.receive();
          box.get().push(1);
          box.segment();
          boxes.add(box);
        });
    assertEquals(1_000_001, boxes.getFirst().get().size());
    boxes.getFirst().close();
    alloc.trim();
    Waiting.until(() -> alloc.reservedBytes() < 4_000_000, alloc::reservedBytes);
  }

  @Test
  void theSenderMayTerminate_andItsBlocksBeTakenBack() {
    List<TransferHandle<FrameIntVec>> handles = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Threads.on("sender", () -> handles.add(sent(1000)));
      Threads.on(
          "leaves a frame open",
          () -> {
            Frame frame = alloc.beginFrame();
            handles.add(alloc.frameVecForTransfer(numbers(frame, 1000)));
            numbers(frame, 1000);
          });
      alloc.trim();
    }
    for (TransferHandle<FrameIntVec> handle : handles) {
      try (PoolBox<FrameIntVec> box = handle.receive()) {
        assertArrayEquals(upTo(1000), box.get().toArray());
      }
    }
    alloc.trim();
    assertEquals(0, live());
  }

  /* What is forgotten. */

  @Test
  void allocatorClose_reportsAndFreesWhatIsInFlight() {
    sent(1000);
    sent(24);
    alloc.close();
    assertEquals(
        List.of(
            "[FA207] transfers never received: count=2, bytes=4.0 KiB; hint: receive every handle,"
                + " or close it"),
        messages());
    assertEquals(0, Waiting.settled(alloc::reservedBytes));
  }

  @Test
  void allocatorClose_reportsAndFreesWhatWasReceived() {
    PoolBox<FrameIntVec> box = sent(1024).receive();
    FrameIntVec vec = box.get();
    PoolBox<FrameIntVec> unused = sent(1024).receive();
    alloc.close();
    assertEquals(
        List.of(
            "[FA401] received memory never closed: count=2, bytes=8.0 KiB; hint: close every box"
                + " that receive() returned"),
        messages());
    assertThrows(OwnershipException.class, vec::size);
    assertThrows(OwnershipException.class, unused::get);
    assertThrows(OwnershipException.class, box::close);
    assertEquals(0, Waiting.settled(alloc::reservedBytes));
  }

  @Test
  void allocatorClose_leavesMemoryToALivingReceiverUntilItComesByOrEnds() throws Exception {
    TransferHandle<FrameIntVec> handle = sent(1024);
    var received = new java.util.concurrent.CountDownLatch(1);
    var closed = new java.util.concurrent.CountDownLatch(1);
    Thread receiver =
        Thread.ofPlatform()
            .start(
                () -> {
                  FrameIntVec vec = handle.receive().get();
                  received.countDown();
                  try {
                    closed.await();
                  } catch (InterruptedException e) {
                    throw new AssertionError(e);
                  }
                  assertThrows(OwnershipException.class, vec::size);
                });
    received.await();
    alloc.close();
    assertTrue(alloc.reservedBytes() > 0);
    closed.countDown();
    receiver.join();
    Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
  }

  @Test
  void aCollectedHandle_freesItsVector() {
    for (int i = 0; i < 3; i++) {
      sent(1_000_000);
    }
    Waiting.until(
        () -> {
          System.gc();
          return live() == 0;
        },
        this::live);
    Waiting.until(() -> !findings.isEmpty(), this::messages);
    assertEquals(
        List.of(
            "[FA207] transfers never received: count=3, bytes=11.4 MiB, they were collected; hint:"
                + " receive every handle, or close it"),
        messages());
    alloc.trim();
    Waiting.until(() -> alloc.reservedBytes() < 4_000_000, alloc::reservedBytes);
  }
}
