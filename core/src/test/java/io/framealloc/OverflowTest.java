package io.framealloc;

import static io.framealloc.Bytes.kilobytes;
import static io.framealloc.Bytes.megabytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.FrameExhaustedException;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fallback")
final class OverflowTest {

  private static SmartAlloc with(Overflow policy, long capacity, long firstBlock) {
    return SmartAlloc.create(
        AllocConfig.builder()
            .overflow(policy)
            .frameCapacity(capacity)
            .firstBlock(firstBlock)
            .build());
  }

  /** Takes {@code count} references of {@code bytes}, writes and reads all of them. */
  private static void fill(Frame frame, int count, int bytes) {
    long[] refs = new long[count];
    for (int i = 0; i < count; i++) {
      refs[i] = frame.ref(bytes);
      frame.setInt(refs[i], 0, i);
      frame.setInt(refs[i], bytes - 4, ~i);
    }
    for (int i = 0; i < count; i++) {
      assertEquals(i, frame.getInt(refs[i], 0));
      assertEquals(~i, frame.getInt(refs[i], bytes - 4));
    }
  }

  @Test
  void capacity_isHonouredToTheByte() {
    for (long capacity : new long[] {8, 1000, kilobytes(64), 100_000, megabytes(1)}) {
      try (SmartAlloc alloc = with(Overflow.FAIL, capacity, kilobytes(64));
          Frame frame = alloc.beginFrame()) {
        assertEquals(capacity, frame.remaining());
        assertEquals(capacity, alloc.frameRemaining());
        frame.alloc(capacity);
        assertEquals(0, frame.remaining());
        assertEquals(capacity, frame.used());
        assertThrows(FrameExhaustedException.class, () -> frame.alloc(1));
        frame.alloc(0);
      }
    }
  }

  @Test
  void capacity_isHonouredToTheByteOverSeveralBlocks() {
    try (SmartAlloc alloc = with(Overflow.FAIL, kilobytes(256), kilobytes(64));
        Frame frame = alloc.beginFrame()) {
      fill(frame, 4, (int) kilobytes(64));
      assertEquals(0, frame.stats().overflowCount());
      assertEquals(0, frame.remaining());
      assertThrows(FrameExhaustedException.class, () -> frame.alloc(1));
      assertThrows(FrameExhaustedException.class, () -> frame.ref(1));
      assertEquals(2, frame.stats().overflowCount());
    }
  }

  @Test
  void fail_saysWhatDoesNotFit() {
    try (SmartAlloc alloc = with(Overflow.FAIL, 1000, kilobytes(64));
        Frame frame = alloc.beginFrame()) {
      frame.alloc(600);
      var full = assertThrows(FrameExhaustedException.class, () -> frame.alloc(500));
      assertEquals(
          "[FA107] Frame exhausted: requested=500 B, used=600 B, capacity=1000 B; hint: raise"
              + " frameCapacity, or use Overflow.GROW",
          full.getMessage());
      assertEquals(Code.FA107, full.code());
      assertEquals(500, full.requested());
      assertEquals(600, full.used());
      assertEquals(1000, full.capacity());
    }
  }

  @Test
  void fail_changesNothingAndTheFrameGoesOn() {
    try (SmartAlloc alloc = with(Overflow.FAIL, 1000, kilobytes(64));
        Frame frame = alloc.beginFrame()) {
      long ref = frame.ref(400);
      frame.setLong(ref, 392, 42);
      long used = frame.used();
      for (int i = 1; i <= 3; i++) {
        assertThrows(FrameExhaustedException.class, () -> frame.ref(601));
        assertEquals(used, frame.used());
        assertEquals(1, frame.stats().allocationCount());
        assertEquals(i, frame.stats().overflowCount());
      }
      assertEquals(42, frame.getLong(ref, 392));
      fill(frame, 1, 600);
      assertEquals(0, frame.remaining());
    }
  }

  @Test
  void fail_countsAnewInEachFrame() {
    try (SmartAlloc alloc = with(Overflow.FAIL, 1000, kilobytes(64))) {
      try (Frame frame = alloc.beginFrame()) {
        assertThrows(FrameExhaustedException.class, () -> frame.alloc(1001));
      }
      assertEquals(1, alloc.frameStats().overflowCount());
      try (Frame frame = alloc.beginFrame()) {
        frame.alloc(1000);
        assertEquals(0, frame.stats().overflowCount());
      }
      assertEquals(0, alloc.frameStats().overflowCount());
    }
  }

  @Test
  void tryForms_areEmptyInsteadOfThrowing() {
    try (SmartAlloc alloc = with(Overflow.FAIL, 1000, kilobytes(64));
        Frame frame = alloc.beginFrame()) {
      assertTrue(alloc.tryFrameAlloc(1000).isPresent());
      assertEquals(Optional.empty(), alloc.tryFrameAlloc(1));
      assertEquals(Optional.empty(), alloc.tryFrameAlloc(Long.MAX_VALUE));
      assertEquals(1000, frame.used());
    }
  }

  @Test
  void grow_chainsBlocksWithinTheCapacityWithoutAnOverflow() {
    try (SmartAlloc alloc = with(Overflow.GROW, megabytes(16), kilobytes(64));
        Frame frame = alloc.beginFrame()) {
      fill(frame, 100, 100_000);
      assertEquals(0, frame.stats().overflowCount());
      assertEquals(10_000_000, frame.used());
      assertEquals(megabytes(16) - 10_000_000, frame.remaining());
    }
  }

  @Test
  void grow_goesOnBeyondTheCapacityAndCountsIt() {
    try (SmartAlloc alloc = with(Overflow.GROW, megabytes(1), kilobytes(64));
        Frame frame = alloc.beginFrame()) {
      fill(frame, 100, 100_000);
      FrameStats stats = frame.stats();
      assertEquals(10_000_000, stats.bytesAllocated());
      assertEquals(10_000_000, stats.peakBytes());
      assertEquals(100, stats.allocationCount());
      assertTrue(stats.overflowCount() > 0);
      assertEquals(0, frame.remaining());
    }
  }

  @Test
  void grow_needsNoMoreMemoryForTheSameFrameAgain() {
    for (long capacity : new long[] {megabytes(1), megabytes(16)}) {
      try (SmartAlloc alloc = with(Overflow.GROW, capacity, kilobytes(64))) {
        for (int i = 0; i < 3; i++) {
          try (Frame frame = alloc.beginFrame()) {
            fill(frame, 100, 100_000);
          }
        }
        Waiting.until(() -> alloc.reservedBytes() <= megabytes(16), alloc::reservedBytes);
        long reserved = alloc.reservedBytes();
        for (int i = 0; i < 20; i++) {
          try (Frame frame = alloc.beginFrame()) {
            fill(frame, 100, 100_000);
            assertEquals(reserved, alloc.reservedBytes());
          }
        }
      }
    }
  }

  @Test
  void grow_givesBackWhatNoFrameNeedsAnyMore() {
    try (SmartAlloc alloc = with(Overflow.GROW, megabytes(64), kilobytes(64))) {
      try (Frame frame = alloc.beginFrame()) {
        fill(frame, 40, (int) megabytes(1));
      }
      for (int i = 0; i < 100_000; i++) {
        try (Frame frame = alloc.beginFrame()) {
          frame.ref(100);
        }
      }
      alloc.trim();
      Waiting.until(() -> alloc.reservedBytes() <= kilobytes(256), alloc::reservedBytes);
    }
  }

  @Test
  void grow_givesAllBackThatPlainFramesDoNotNeed() {
    try (SmartAlloc alloc = with(Overflow.GROW, megabytes(256), kilobytes(64))) {
      try (Frame frame = alloc.beginFrame()) {
        fill(frame, 65, (int) megabytes(1));
      }
      for (int i = 0; i < 200_000; i++) {
        try (Frame frame = alloc.beginFrame()) {
          fill(frame, 1, 100);
        }
      }
      Waiting.until(() -> alloc.reservedBytes() <= kilobytes(256), alloc::reservedBytes);
    }
  }

  @Test
  void spill_goesOnBeyondTheCapacityAndCountsIt() {
    try (SmartAlloc alloc = with(Overflow.SPILL, kilobytes(64), kilobytes(64));
        Frame frame = alloc.beginFrame()) {
      fill(frame, 100, 100_000);
      assertTrue(frame.stats().overflowCount() > 0);
      assertEquals(10_000_000, frame.stats().peakBytes());
    }
  }

  @Test
  void spill_freesAtFrameEndWhatWasOverTheCapacity() {
    try (SmartAlloc alloc = with(Overflow.SPILL, kilobytes(64), kilobytes(64))) {
      for (int i = 0; i < 5; i++) {
        try (Frame frame = alloc.beginFrame()) {
          fill(frame, 100, 100_000);
          assertTrue(alloc.reservedBytes() > 10_000_000);
        }
        Waiting.until(() -> alloc.reservedBytes() <= kilobytes(64), alloc::reservedBytes);
      }
    }
  }

  @Test
  void spill_freesAlsoWhileOtherThreadsHoldMuchMore() {
    try (SmartAlloc alloc = with(Overflow.SPILL, megabytes(32), kilobytes(64))) {
      try (Frame big = alloc.beginFrame()) {
        fill(big, 20, (int) megabytes(1));
        long before = alloc.reservedBytes();
        Threads.onVirtual(
            () -> {
              try (Frame frame = alloc.beginFrame()) {
                fill(frame, 33, (int) megabytes(1));
              }
            });
        Waiting.until(() -> alloc.reservedBytes() <= before + megabytes(66), alloc::reservedBytes);
      }
    }
  }

  @Test
  void peak_countsRolledBackMemoryOnce() {
    try (SmartAlloc alloc = with(Overflow.GROW, megabytes(1), kilobytes(64));
        Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < 10; i++) {
        try (FrameScope scope = frame.nested()) {
          frame.ref(5000);
          assertTrue(scope.isAlive());
        }
      }
      FrameStats stats = frame.stats();
      assertEquals(5000, stats.peakBytes());
      assertEquals(50_000, stats.bytesAllocated());
      assertEquals(10, stats.allocationCount());
      assertEquals(0, frame.used());
    }
  }
}
