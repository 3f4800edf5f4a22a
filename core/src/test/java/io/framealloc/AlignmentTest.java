package io.framealloc;

import static io.framealloc.Bytes.kilobytes;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fallback")
final class AlignmentTest {

  private static SmartAlloc smallBlocks(boolean pageAligned) {
    return SmartAlloc.create(
        AllocConfig.builder().firstBlock(kilobytes(64)).pageAligned(pageAligned).build());
  }

  private static void assertAligned(long address, long alignment) {
    assertEquals(0, address & (alignment - 1), () -> Long.toHexString(address) + "/" + alignment);
  }

  @Test
  void segments_areAlignedByAddressAlsoAfterBlockChanges() {
    Random random = new Random(1);
    try (SmartAlloc alloc = smallBlocks(false);
        Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < 2000; i++) {
        long alignment = 1L << random.nextInt(13);
        MemorySegment segment = frame.allocate(random.nextInt(5000), alignment);
        assertAligned(segment.address(), alignment);
        frame.alloc(1);
      }
    }
  }

  @Test
  void alignedSegments_thatFillABlockStartANewOneAligned() {
    for (long alignment = 1; alignment <= 4096; alignment <<= 1) {
      try (SmartAlloc alloc = smallBlocks(false);
          Frame frame = alloc.beginFrame()) {
        frame.alloc(1);
        MemorySegment segment = frame.allocate(kilobytes(64), alignment);
        assertAligned(segment.address(), alignment);
        segment.set(JAVA_BYTE, kilobytes(64) - 1, (byte) 1);
      }
    }
  }

  @Test
  void references_areAlignedToEightBytesAtLeast() {
    try (SmartAlloc alloc = smallBlocks(false);
        Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < 13; i++) {
        frame.ref(1);
        long used = frame.used();
        frame.ref(0, 1L << i);
        long aligned = frame.used();
        assertTrue(aligned - used < Math.max(8, 1L << i));
        assertEquals(0, aligned % 8);
      }
    }
  }

  @Test
  void waste_isCountedAsUsed() {
    try (SmartAlloc alloc = smallBlocks(true);
        Frame frame = alloc.beginFrame()) {
      frame.ref(8);
      frame.ref(8, 4096);
      assertEquals(4096 + 8, frame.used());
      assertEquals(4096 + 8, frame.stats().bytesAllocated());
    }
  }

  @Test
  void pageAlignedBlocks_startAtAPage() {
    try (SmartAlloc alloc = smallBlocks(true)) {
      for (int i = 0; i < 5; i++) {
        Threads.on(
            "worker",
            () -> {
              try (Frame frame = alloc.beginFrame()) {
                if (Fallback.isOn()) {
                  return;
                }
                assertAligned(frame.alloc(1).address(), 4096);
                for (int block = 0; block < 3; block++) {
                  MemorySegment chained = frame.alloc(frame.used() * 2 + kilobytes(64));
                  assertAligned(chained.address(), 4096);
                }
              }
            });
      }
    }
  }

  @Test
  void blocks_startAtACacheLine() {
    try (SmartAlloc alloc = smallBlocks(false);
        Frame frame = alloc.beginFrame()) {
      if (!Fallback.isOn()) {
        assertAligned(frame.alloc(1).address(), 64);
      }
    }
  }
}
