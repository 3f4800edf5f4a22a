package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.diagnostics.OwnershipException;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fallback")
final class PoolSlotTest {

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    alloc.close();
  }

  @Test
  void poolAlloc_takesTheSmallestClassThatFits() {
    long[][] expected = {
      {0, 16},
      {1, 16},
      {16, 16},
      {17, 32},
      {64, 64},
      {65, 128},
      {1024, 1024},
      {4095, 4096},
      {4096, 4096}
    };
    for (long[] each : expected) {
      try (PoolSlot slot = alloc.poolAlloc(each[0])) {
        assertEquals(each[1], slot.sizeClass());
        assertEquals(each[0], slot.segment().byteSize());
      }
    }
  }

  @Test
  void poolAlloc_ofALayoutOrAValueTypeTakesItsSize() {
    try (PoolSlot layout = alloc.poolAlloc(MemoryLayout.sequenceLayout(5, JAVA_LONG));
        PoolSlot type = alloc.poolAlloc(double.class)) {
      assertEquals(40, layout.segment().byteSize());
      assertEquals(8, type.segment().byteSize());
    }
  }

  @Test
  void poolAlloc_alignsEverySlotToItsSize() {
    for (PoolClassStats each : alloc.poolStats()) {
      try (PoolSlot first = alloc.poolAlloc(each.size());
          PoolSlot second = alloc.poolAlloc(each.size())) {
        assertEquals(0, first.segment().address() % each.size());
        assertEquals(0, second.segment().address() % each.size());
        assertNotEquals(first.segment().address(), second.segment().address());
      }
    }
  }

  @Test
  void poolAlloc_ofAnAlignedLayoutTakesAClassThatHasIt() {
    try (PoolSlot slot = alloc.poolAlloc(JAVA_LONG.withByteAlignment(1024))) {
      assertEquals(1024, slot.sizeClass());
      assertEquals(8, slot.segment().byteSize());
      assertEquals(0, slot.segment().address() % 1024);
    }
  }

  @Test
  void poolAlloc_ofALayoutThatNoClassAlignsIsRefused() {
    AllocConfig config = AllocConfig.builder().poolSizeClasses(24, 40).build();
    try (SmartAlloc odd = SmartAlloc.create(config)) {
      var refused =
          assertThrows(
              IllegalArgumentException.class, () -> odd.poolAlloc(JAVA_LONG.withByteAlignment(16)));
      assertEquals(
          "no size class has this alignment: bytes=8, alignment=16; hint: use heapAlloc",
          refused.getMessage());
    }
  }

  @Test
  void poolAlloc_refusesSizesThatNoClassHas() {
    var large = assertThrows(IllegalArgumentException.class, () -> alloc.poolAlloc(4097));
    assertEquals(
        "larger than the largest size class: bytes=4097, largest=4.0 KiB; hint: use heapAlloc",
        large.getMessage());
    var huge = assertThrows(IllegalArgumentException.class, () -> alloc.poolAlloc(1L << 40));
    assertEquals(
        "larger than the largest size class: bytes=1099511627776, largest=4.0 KiB; hint: use"
            + " heapAlloc",
        huge.getMessage());
    var layout =
        assertThrows(
            IllegalArgumentException.class,
            () -> alloc.poolAlloc(MemoryLayout.sequenceLayout(513, JAVA_LONG)));
    assertEquals(
        "larger than the largest size class: bytes=4104, largest=4.0 KiB; hint: use heapAlloc",
        layout.getMessage());
    var negative = assertThrows(IllegalArgumentException.class, () -> alloc.poolAlloc(-1));
    assertEquals("negative size: bytes=-1", negative.getMessage());
  }

  @Test
  void close_letsTheNextRequestHaveTheSlot() {
    PoolSlot first = alloc.poolAlloc(64);
    final long address = first.segment().address();
    first.close();
    assertFalse(first.isOpen());
    assertThrows(OwnershipException.class, first::segment);
    try (PoolSlot second = alloc.poolAlloc(64)) {
      assertEquals(address, second.segment().address());
    }
  }

  @Test
  void poolAlloc_withZeroOnReuseReadsAsZeroThroughRawSegments() {
    AllocConfig config = AllocConfig.builder().zeroOnReuse(true).build();
    try (SmartAlloc zeroing = SmartAlloc.create(config)) {
      for (long bytes : List.of(16L, 100L, 4096L)) {
        PoolSlot slot = zeroing.poolAlloc(bytes);
        MemorySegment stale = slot.segment().fill((byte) -1);
        slot.close();
        assertZero(stale);
        try (PoolSlot again = zeroing.poolAlloc(bytes)) {
          assertEquals(stale.address(), again.segment().address());
          assertZero(again.segment());
        }
      }
    }
  }

  @Test
  void heapAlloc_withZeroOnReuseReadsAsZeroThroughRawSegments() {
    AllocConfig config = AllocConfig.builder().zeroOnReuse(true).build();
    try (SmartAlloc zeroing = SmartAlloc.create(config)) {
      HeapSlot slot = zeroing.heapAlloc(10_007, 8);
      MemorySegment stale = slot.segment().fill((byte) -1);
      slot.close();
      assertZero(stale);
      try (HeapSlot again = zeroing.heapAlloc(10_007, 8)) {
        assertEquals(stale.address(), again.segment().address());
        assertZero(again.segment());
      }
    }
  }

  private static void assertZero(MemorySegment segment) {
    for (long at = 0; at < segment.byteSize(); at++) {
      assertEquals(0, segment.get(JAVA_BYTE, at));
    }
  }
}
