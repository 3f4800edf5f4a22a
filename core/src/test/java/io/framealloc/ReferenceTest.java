package io.framealloc;

import static io.framealloc.Bytes.kilobytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.FrameEndedException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Tag("fallback")
final class ReferenceTest {

  private final SmartAlloc alloc =
      SmartAlloc.create(AllocConfig.builder().firstBlock(kilobytes(64)).build());
  private Frame frame;

  @BeforeEach
  void begin() {
    frame = alloc.beginFrame();
  }

  @AfterEach
  void close() {
    Misuse.quietly(alloc);
  }

  private static void assertStale(Executable use) {
    var stale = assertThrows(FrameEndedException.class, use);
    assertEquals(Code.FA104, stale.code());
    assertEquals(0, stale.frame());
    assertEquals(-1, stale.framesAgo());
  }

  private static void assertOutside(Executable use) {
    assertThrows(IndexOutOfBoundsException.class, use);
  }

  @Test
  void everyPrimitive_isStoredAndRead() {
    long ref = frame.ref(64);
    frame.setByte(ref, 0, (byte) -2);
    frame.setShort(ref, 2, (short) -3);
    frame.setChar(ref, 4, '\uabcd');
    frame.setInt(ref, 8, 0xCAFEBABE);
    frame.setLong(ref, 16, 0xCAFEBABE_DEADBEEFL);
    frame.setFloat(ref, 24, -1.5f);
    frame.setDouble(ref, 32, Math.PI);
    assertEquals(-2, frame.getByte(ref, 0));
    assertEquals(-3, frame.getShort(ref, 2));
    assertEquals('\uabcd', frame.getChar(ref, 4));
    assertEquals(0xCAFEBABE, frame.getInt(ref, 8));
    assertEquals(0xCAFEBABE_DEADBEEFL, frame.getLong(ref, 16));
    assertEquals(-1.5f, frame.getFloat(ref, 24));
    assertEquals(Math.PI, frame.getDouble(ref, 32));
  }

  @Test
  void unalignedOffsets_work() {
    long ref = frame.ref(64);
    frame.setLong(ref, 3, 0x0102030405060708L);
    assertEquals(0x0102030405060708L, frame.getLong(ref, 3));
    assertEquals(0x08, frame.getByte(ref, 3));
  }

  @Test
  void references_areAllDifferent() {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertTrue(seen.add(frame.ref(1 + i % 50)));
    }
  }

  @Test
  void reference_ofAnEndedFrameIsStale() {
    long ref = frame.ref(8);
    frame.setLong(ref, 0, 1);
    frame.close();
    for (int i = 0; i < 3000; i++) {
      try (Frame next = alloc.beginFrame()) {
        next.ref(8);
        assertStale(() -> next.getLong(ref, 0));
        assertStale(() -> next.setLong(ref, 0, 2));
      }
    }
  }

  @Test
  void staleReference_saysSo() {
    long ref = frame.ref(8);
    frame.close();
    try (Frame next = alloc.beginFrame()) {
      var stale = assertThrows(FrameEndedException.class, () -> next.getLong(ref, 0));
      assertEquals(
          "[FA104] Attempted to use frame data after end_frame: reference=0x"
              + Long.toHexString(ref)
              + ", now=frame 2, thread="
              + Thread.currentThread().getName()
              + "; it is of an ended frame, or of another thread or allocator",
          stale.getMessage());
    }
  }

  @Test
  void zero_isNeverAReference() {
    assertStale(() -> frame.getLong(0, 0));
    frame.alloc(64);
    frame.ref(64);
    assertStale(() -> frame.getLong(0, 0));
    assertStale(() -> frame.setLong(0, 0, 1));
    assertStale(() -> frame.getByte(8, 0));
    try (FrameScope scope = frame.nested()) {
      assertTrue(scope.isAlive());
      assertStale(() -> frame.getLong(0, 0));
    }
    frame.close();
    frame = alloc.beginFrame();
    assertStale(() -> frame.getLong(0, 0));
  }

  @Test
  void randomNumbers_areNoReferences() {
    long ref = frame.ref(8);
    for (long x : new long[] {-1, 1, Long.MAX_VALUE, Long.MIN_VALUE, ref ^ (1L << 32), ~ref}) {
      assertStale(() -> frame.getLong(x, 0));
      assertStale(() -> frame.setByte(x, 0, (byte) 1));
    }
  }

  @Test
  void reference_ofAnotherAllocatorIsStale() {
    try (SmartAlloc other = SmartAlloc.create();
        Frame theirs = other.beginFrame()) {
      long mine = frame.ref(8);
      long foreign = theirs.ref(8);
      assertStale(() -> frame.getLong(foreign, 0));
      assertStale(() -> theirs.getLong(mine, 0));
      assertStale(() -> frame.segment(foreign, 8));
      assertEquals(8, frame.used());
    }
  }

  @Test
  void reference_ofAnotherThreadIsStale() {
    long mine = frame.ref(8);
    Threads.on(
        "worker",
        () -> {
          try (Frame own = alloc.beginFrame()) {
            own.ref(8);
            assertStale(() -> own.getLong(mine, 0));
          }
        });
    Threads.onVirtual(
        () -> {
          for (int i = 0; i < 100; i++) {
            try (Frame own = alloc.beginFrame()) {
              own.ref(8);
              assertStale(() -> own.getLong(mine, 0));
            }
          }
        });
  }

  @Test
  void offsets_outsideTheBlockAreRefused() {
    long ref = frame.ref(8);
    assertOutside(() -> frame.getByte(ref, -1));
    assertOutside(() -> frame.getByte(ref, kilobytes(64)));
    assertOutside(() -> frame.getLong(ref, kilobytes(64) - 7));
    for (long offset :
        new long[] {
          Integer.MIN_VALUE,
          Integer.MAX_VALUE,
          1L << 32,
          -1L << 32,
          1L << 47,
          -1L << 47,
          Long.MAX_VALUE,
          Long.MAX_VALUE - 7,
          Long.MIN_VALUE,
          Long.MIN_VALUE + 8
        }) {
      assertOutside(() -> frame.getByte(ref, offset));
      assertOutside(() -> frame.getLong(ref, offset));
      assertOutside(() -> frame.setLong(ref, offset, 1));
      assertOutside(() -> frame.setByte(ref, offset, (byte) 1));
      long second = frame.ref(8);
      assertOutside(() -> frame.getLong(second, offset));
    }
  }

  @Test
  void outsideOffset_saysWhere() {
    long ref = frame.ref(8);
    var outside = assertThrows(IndexOutOfBoundsException.class, () -> frame.getLong(ref, 1 << 20));
    assertEquals(
        "bytes outside the memory of the frame: reference=0x"
            + Long.toHexString(ref)
            + ", offset=1048576, width=8, used=8",
        outside.getMessage());
  }

  @Test
  void references_toEarlierBlocksStayGood() {
    long[] refs = new long[300];
    for (int i = 0; i < refs.length; i++) {
      refs[i] = frame.ref(5000);
      frame.setInt(refs[i], 0, i);
      frame.setInt(refs[i], 4996, -i);
    }
    for (int i = 0; i < refs.length; i++) {
      assertEquals(i, frame.getInt(refs[i], 0));
      assertEquals(-i, frame.getInt(refs[i], 4996));
    }
    assertOutside(() -> frame.getInt(refs[0], -4));
    assertOutside(() -> frame.getInt(refs[0], Integer.MAX_VALUE));
  }

  @Test
  void references_toTheFrameWorkInsideNestedScopes() {
    long outer = frame.ref(8);
    frame.setLong(outer, 0, 1);
    for (int i = 0; i < 3000; i++) {
      try (FrameScope scope = frame.nested()) {
        assertTrue(scope.isAlive());
        long inner = frame.ref(8);
        frame.setLong(inner, 0, 99);
        frame.setLong(outer, 0, frame.getLong(outer, 0) + 1);
      }
    }
    assertEquals(3001, frame.getLong(outer, 0));
    assertEquals(8, frame.used());
  }

  @Test
  void references_aroundNestedScopesAreKeptApart() {
    long before = frame.ref(8);
    long inner;
    try (FrameScope scope = frame.nested()) {
      assertTrue(scope.isAlive());
      inner = frame.ref(8);
    }
    long after = frame.ref(8);
    frame.setLong(before, 0, 1);
    frame.setLong(after, 0, 2);
    long dead = inner;
    assertStale(() -> frame.getLong(dead, 0));
    assertEquals(1, frame.getLong(before, 0));
    assertEquals(2, frame.getLong(after, 0));
  }

  @Test
  void emptyReference_atTheEndOfABlockIsGood() {
    frame.ref(kilobytes(64));
    long empty = frame.ref(0);
    assertOutside(() -> frame.getByte(empty, 0));
    frame.setByte(empty, -1, (byte) 5);
    assertEquals(5, frame.getByte(empty, -1));
    if (!Fallback.isOn()) {
      assertEquals(0, frame.segment(empty, 0).byteSize());
    }
  }

  @Test
  void segment_isTheSameMemory() {
    assumeFalse(Fallback.isOn());
    long ref = frame.ref(16);
    frame.setLong(ref, 8, 7);
    MemorySegment segment = frame.segment(ref, 16);
    assertEquals(16, segment.byteSize());
    assertEquals(7, segment.get(ValueLayout.JAVA_LONG, 8));
    segment.set(ValueLayout.JAVA_LONG, 0, 6);
    assertEquals(6, frame.getLong(ref, 0));
    frame.close();
    assertThrows(IllegalStateException.class, () -> segment.get(ValueLayout.JAVA_LONG, 0));
  }

  @Test
  void segment_ofAnEarlierBlockIsTheSameMemory() {
    assumeFalse(Fallback.isOn());
    long ref = frame.ref(16);
    frame.setLong(ref, 8, 7);
    frame.ref(kilobytes(200));
    assertEquals(7, frame.segment(ref, 16).get(ValueLayout.JAVA_LONG, 8));
  }

  @Test
  void segment_refusesSizesOutsideTheBlock() {
    long ref = frame.ref(8);
    assertOutside(() -> frame.segment(ref, kilobytes(64) + 1));
    assertOutside(() -> frame.segment(ref, Long.MAX_VALUE));
    assertEquals(
        "negative size: bytes=-1",
        assertThrows(IllegalArgumentException.class, () -> frame.segment(ref, -1)).getMessage());
    frame.close();
    frame = alloc.beginFrame();
    assertStale(() -> frame.segment(ref, 8));
  }

  @Test
  void segment_inTheFallbackSaysWhatToAdd() {
    assumeTrue(Fallback.isOn());
    long ref = frame.ref(8);
    assertEquals(
        "a segment of a reference needs native access; add --enable-native-access="
            + (SmartAlloc.class.getModule().isNamed() ? "io.framealloc" : "ALL-UNNAMED"),
        assertThrows(UnsupportedOperationException.class, () -> frame.segment(ref, 8))
            .getMessage());
  }
}
