package io.framealloc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link Arena} and {@link SegmentAllocator} promise, asked of a frame as an arena. */
@Tag("fallback")
final class ArenaContractTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private Arena arena;

  @BeforeEach
  void begin() {
    arena = alloc.beginFrame();
  }

  @AfterEach
  void close() {
    Misuse.quietly(alloc);
  }

  @Test
  void allocate_givesTheSizeAskedFor() {
    for (long size : new long[] {0, 1, 7, 8, 63, 64, 4095, 100_000, 1 << 20}) {
      MemorySegment segment = arena.allocate(size, 1);
      assertEquals(size, segment.byteSize());
      assertTrue(segment.isNative());
      assertFalse(segment.isReadOnly());
      assertFalse(segment.isMapped());
      assertTrue(segment.isAccessibleBy(Thread.currentThread()));
      assertTrue(segment.heapBase().isEmpty());
    }
  }

  @Test
  void allocate_refusesAccessBeyondTheSegment() {
    MemorySegment segment = arena.allocate(8, 8);
    segment.set(JAVA_LONG, 0, 1);
    assertThrows(IndexOutOfBoundsException.class, () -> segment.get(JAVA_BYTE, 8));
    assertThrows(IndexOutOfBoundsException.class, () -> segment.get(JAVA_BYTE, -1));
    assertThrows(IndexOutOfBoundsException.class, () -> segment.set(JAVA_LONG, 1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> segment.asSlice(0, 9));
  }

  @Test
  void allocate_ofNothingIsAnEmptySegment() {
    MemorySegment empty = arena.allocate(0);
    assertEquals(0, empty.byteSize());
    assertEquals(arena.scope(), empty.scope());
    assertThrows(IndexOutOfBoundsException.class, () -> empty.get(JAVA_BYTE, 0));
    assertEquals(0, arena.allocate(0, 4096).address() % 4096);
  }

  @Test
  void allocate_refusesArgumentsAsSpecified() {
    assertThrows(IllegalArgumentException.class, () -> arena.allocate(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> arena.allocate(8, 0));
    assertThrows(IllegalArgumentException.class, () -> arena.allocate(8, -8));
    assertThrows(IllegalArgumentException.class, () -> arena.allocate(8, 3));
    assertThrows(IllegalStateException.class, this::allocateInAClosedArena);
  }

  private void allocateInAClosedArena() {
    arena.close();
    arena.allocate(8, 1);
  }

  @Test
  void close_isRefusedASecondTime() {
    arena.close();
    assertThrows(IllegalStateException.class, arena::close);
  }

  @Test
  void close_isRefusedToAnotherThread() {
    Threads.on("worker", () -> assertThrows(WrongThreadException.class, arena::close));
    Threads.on("worker", () -> assertThrows(WrongThreadException.class, () -> arena.allocate(1)));
    assertTrue(arena.scope().isAlive());
  }

  @Test
  void liveSegments_neverOverlap() {
    Random random = new Random(2);
    List<MemorySegment> segments = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      segments.add(arena.allocate(random.nextInt(3000), 1L << random.nextInt(10)));
    }
    for (MemorySegment a : segments) {
      for (MemorySegment b : segments) {
        if (a != b && a.byteSize() > 0 && b.byteSize() > 0) {
          assertTrue(a.asOverlappingSlice(b).isEmpty());
        }
      }
    }
  }

  @Test
  void segments_haveTheScopeOfTheirArena() {
    MemorySegment.Scope scope = arena.scope();
    assertTrue(scope.isAlive());
    assertEquals(scope, arena.scope());
    assertEquals(scope, arena.allocate(8).scope());
    assertEquals(scope, arena.allocate(1 << 20).scope());
    assertEquals(scope, arena.allocateFrom("text").scope());
    assertEquals(scope, arena.allocate(8).asSlice(4).scope());
    assertEquals(scope, arena.allocate(8).asReadOnly().scope());
    arena.close();
    assertFalse(scope.isAlive());
    assertEquals(scope, arena.scope());
  }

  @Test
  void scope_ofAClosedArenaIsNotAlive() {
    arena.close();
    assertFalse(arena.scope().isAlive());
    Threads.on("worker", () -> assertFalse(arena.scope().isAlive()));
    Arena closed = arena;
    arena = alloc.beginFrame();
    arena.allocate(8);
    assertFalse(closed.scope().isAlive());
    assertNotEquals(closed.scope(), arena.scope());
  }

  @Test
  void scope_ofAFrameLongPastIsNotAlive() {
    Arena old = arena;
    for (int i = 0; i < 99; i++) {
      arena.allocate(8);
      arena.close();
      arena = alloc.beginFrame();
    }
    assertFalse(old.scope().isAlive());
    assertTrue(arena.scope().isAlive());
  }

  @Test
  void scopes_ofTwoFramesDiffer() {
    MemorySegment.Scope first = arena.scope();
    arena.close();
    arena = alloc.beginFrame();
    assertNotEquals(first, arena.scope());
    assertTrue(arena.scope().isAlive());
    assertFalse(first.isAlive());
  }

  @Test
  void strings_areStoredWithTheirTerminator() {
    MemorySegment utf8 = arena.allocateFrom("grüße €");
    assertEquals("grüße €".getBytes(StandardCharsets.UTF_8).length + 1, utf8.byteSize());
    assertEquals("grüße €", utf8.getString(0));
    MemorySegment utf16 = arena.allocateFrom("grüße", StandardCharsets.UTF_16LE);
    assertEquals("grüße", utf16.getString(0, StandardCharsets.UTF_16LE));
    assertEquals(12, utf16.byteSize());
    assertEquals("", arena.allocateFrom("").getString(0));
  }

  @Test
  void strings_areTerminatedInReusedMemoryToo() {
    arena.allocate(4096).fill((byte) 'x');
    arena.close();
    arena = alloc.beginFrame();
    assertEquals("ab", arena.allocateFrom("ab").getString(0));
    assertEquals("", arena.allocateFrom("").getString(0));
    assertEquals(
        "", arena.allocateFrom("", StandardCharsets.UTF_32).getString(0, StandardCharsets.UTF_32));
  }

  @Test
  void arrays_areCopied() {
    assertArrayEquals(new int[] {1, 2, 3}, arena.allocateFrom(JAVA_INT, 1, 2, 3).toArray(JAVA_INT));
    assertArrayEquals(
        new double[] {1.5, -2}, arena.allocateFrom(JAVA_DOUBLE, 1.5, -2).toArray(JAVA_DOUBLE));
    short[] shorts = {1, 2, 3};
    MemorySegment bigEndian =
        arena.allocateFrom(JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), shorts);
    assertEquals(1, bigEndian.get(JAVA_BYTE, 1));
    MemorySegment source = MemorySegment.ofArray(new long[] {1, 2, 3, 4});
    MemorySegment copy = arena.allocateFrom(JAVA_LONG, source, JAVA_LONG, 8, 2);
    assertArrayEquals(new long[] {2, 3}, copy.toArray(JAVA_LONG));
    assertEquals(7, arena.allocateFrom(JAVA_LONG, 7).get(JAVA_LONG, 0));
    MemorySegment target = arena.allocate(8);
    assertEquals(target.address(), arena.allocateFrom(ADDRESS, target).get(JAVA_LONG, 0));
    assertEquals(80, arena.allocate(JAVA_LONG, 10).byteSize());
  }

  @Test
  void structs_areAccessedByTheirLayout() {
    MemoryLayout point =
        MemoryLayout.structLayout(
            JAVA_INT.withName("x"), MemoryLayout.paddingLayout(4), JAVA_LONG.withName("y"));
    VarHandle x = point.varHandle(PathElement.groupElement("x"));
    VarHandle y = point.varHandle(PathElement.groupElement("y"));
    arena.allocate(1);
    MemorySegment segment = arena.allocate(point);
    assertEquals(16, segment.byteSize());
    assertEquals(0, segment.address() % 8);
    x.set(segment, 0L, 5);
    y.set(segment, 0L, 6L);
    assertEquals(5, (int) x.get(segment, 0L));
    assertEquals(6L, (long) y.get(segment, 0L));
    MemorySegment points = arena.allocate(point, 10);
    assertEquals(160, points.byteSize());
    assertEquals(10, points.elements(point).count());
  }

  @Test
  void frame_servesCodeThatKnowsOnlyAllocators() {
    SegmentAllocator slices = SegmentAllocator.slicingAllocator(arena.allocate(1000));
    assertEquals(arena.scope(), slices.allocate(10).scope());
    SegmentAllocator prefix = SegmentAllocator.prefixAllocator(arena.allocate(16));
    assertEquals("hello", prefix.allocateFrom("hello").getString(0));
    assertEquals(3, joined(arena, "a", "b", "c").byteSize() - 1);
  }

  private static MemorySegment joined(SegmentAllocator allocator, String... parts) {
    return allocator.allocateFrom(String.join("", parts));
  }

  @Test
  void allocations_inANestedScopeHaveItsScope() {
    MemorySegment.Scope outer = arena.scope();
    MemorySegment.Scope inner;
    try (FrameScope nested = alloc.currentFrame().nested()) {
      assertTrue(nested.isAlive());
      inner = arena.scope();
      assertNotEquals(outer, inner);
      assertEquals(inner, arena.allocate(8).scope());
    }
    assertFalse(inner.isAlive());
    assertTrue(outer.isAlive());
    assertEquals(outer, arena.scope());
  }
}
