package io.framealloc.debugging;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.AllocConfig;
import io.framealloc.Checkpoint;
import io.framealloc.Frame;
import io.framealloc.FrameScope;
import io.framealloc.HeapSlot;
import io.framealloc.PoolBox;
import io.framealloc.PoolSlot;
import io.framealloc.ScratchBox;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.CorruptionException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What memory looks like when it was taken, and when it was given back. */
@SuppressWarnings("restricted") // looks at memory that is gone
final class PoisonTest {

  private SmartAlloc alloc = SmartAlloc.create(AllocConfig.builder().debug(true).build());

  @AfterEach
  void close() {
    alloc.close();
  }

  private static byte[] bytes(int n, int value) {
    byte[] all = new byte[n];
    Arrays.fill(all, (byte) value);
    return all;
  }

  private static byte[] at(long address, long n) {
    return MemorySegment.ofAddress(address).reinterpret(n).toArray(JAVA_BYTE);
  }

  @Test
  void memoryAsFound_isFresh() {
    try (Frame frame = alloc.beginFrame()) {
      assertArrayEquals(bytes(20, 0xAB), frame.alloc(20).toArray(JAVA_BYTE));
      assertEquals(0xABAB_ABABL, frame.alloc(Integer.class).get() & 0xFFFF_FFFFL);
      assertEquals((byte) 0xAB, frame.getByte(frame.ref(8), 7));
    }
  }

  @Test
  void zeroedForms_stayZero() {
    try (Frame frame = alloc.beginFrame();
        PoolBox<Long> box = alloc.poolBox(Long.class)) {
      assertEquals(0L, frame.slice(Long.class, 3).get(2));
      assertEquals(0L, box.get());
    }
  }

  @Test
  void memoryOfAnEndedFrame_isFreed() {
    long address;
    try (Frame frame = alloc.beginFrame()) {
      address = frame.alloc(20).address();
    }
    assertArrayEquals(bytes(20, 0xCD), at(address, 20));
  }

  @Test
  void memoryOfARollbackAndOfANestedScope_isFreed() {
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint checkpoint = frame.checkpoint();
      long rolledBack = frame.alloc(20).address();
      frame.rollbackTo(checkpoint);
      long nested;
      try (FrameScope _ = frame.nested()) {
        nested = frame.alloc(24).address();
      }
      assertArrayEquals(bytes(20, 0xCD), at(rolledBack, 20));
      assertArrayEquals(bytes(24, 0xCD), at(nested, 24));
    }
  }

  @Test
  void endedFrames_areNotReusedForFourFrames() {
    long first = 0;
    for (int i = 0; i < 5; i++) {
      try (Frame frame = alloc.beginFrame()) {
        long address = frame.alloc(20).address();
        first = i == 0 ? address : first;
        assertEquals(i == 0, address == first);
      }
      assertArrayEquals(bytes(20, 0xCD), at(first, 20));
    }
  }

  @Test
  void memoryThatChangesAfterItsFrame_isReportedWhenItLeavesQuarantine() {
    long address = make();
    Corrupt.fill(address + 3, 0x41, 1);
    for (int i = 0; i < 3; i++) {
      alloc.beginFrame().close();
    }
    Frame fifth = alloc.beginFrame();
    CorruptionException found = assertThrows(CorruptionException.class, fifth::close);
    assertEquals(
        "[FA703] memory corrupted, changed after free: size=20 B, offset=3, found=41 cd cd cd cd cd"
            + " cd cd, expected=cd, frame=1, framesAgo=4, thread="
            + Thread.currentThread().getName()
            + ", site=io.framealloc.debugging.PoisonTest.make(PoisonTest.java:n); hint: native code"
            + " has kept a pointer to this memory beyond its frame",
        GuardTest.lines(found));
    alloc.beginFrame().close();
  }

  private long make() {
    try (Frame frame = alloc.beginFrame()) {
      return frame.alloc(20).address();
    }
  }

  @Test
  void poolSlot_isPoisonedGuardedAndFreed() {
    PoolSlot slot = alloc.poolAlloc(20);
    MemorySegment segment = slot.segment();
    assertArrayEquals(bytes(20, 0xAB), segment.toArray(JAVA_BYTE));
    slot.close();
    assertArrayEquals(bytes(20, 0xCD), segment.toArray(JAVA_BYTE));
  }

  @Test
  void byteBehindAPoolSlot_isFoundWhenItCloses() {
    PoolSlot slot = openSlot();
    Corrupt.fill(slot.segment(), 20, 0x41, 1);
    CorruptionException found = assertThrows(CorruptionException.class, slot::close);
    assertEquals(
        "[FA703] memory corrupted, bytes written behind an allocation: sizeClass=32 B, slot=0,"
            + " offset=20, found=41 fd fd fd fd fd fd fd, expected=fd, thread="
            + Thread.currentThread().getName()
            + ", site=io.framealloc.debugging.PoisonTest.openSlot(PoisonTest.java:n); hint: look at"
            + " what native code is given this memory, and how long it takes it to be",
        GuardTest.lines(found));
    assertEquals(false, slot.isOpen());
    alloc.poolAlloc(20).close();
  }

  private PoolSlot openSlot() {
    return alloc.poolAlloc(20);
  }

  @Test
  void byteBehindAFullPoolSlot_isFound() {
    PoolSlot slot = alloc.poolAlloc(4096);
    Corrupt.fill(slot.segment(), 4096, 0x41, 1);
    assertEquals(4096, assertThrows(CorruptionException.class, slot::close).offset());
  }

  @Test
  void byteBeforeThePoolSlot_isFound() {
    PoolSlot slot = alloc.poolAlloc(16);
    Corrupt.fill(slot.segment(), -1, 0x41, 1);
    assertEquals(-1, assertThrows(CorruptionException.class, slot::close).offset());
  }

  @Test
  void slotThatAnotherThreadCloses_isCheckedThere() throws InterruptedException {
    PoolSlot slot = alloc.poolAlloc(16);
    Corrupt.fill(slot.segment(), 16, 0x41, 1);
    Throwable[] thrown = new Throwable[1];
    Thread thread =
        new Thread(() -> thrown[0] = assertThrows(CorruptionException.class, slot::close));
    thread.start();
    thread.join();
    assertEquals(16, ((CorruptionException) thrown[0]).offset());
  }

  @Test
  void heapSlot_isPoisonedAndGuarded() {
    for (long bytes : new long[] {1, 100, 5000, 100_000}) {
      HeapSlot slot = alloc.heapAlloc(bytes, 16);
      assertEquals((byte) 0xAB, slot.segment().get(JAVA_BYTE, bytes - 1));
      Corrupt.fill(slot.segment(), bytes, 0x41, 1);
      assertEquals(bytes, assertThrows(CorruptionException.class, slot::close).offset());
    }
  }

  @Test
  void heapSlots_areAligned() {
    try (HeapSlot slot = alloc.heapAlloc(5000, 4096);
        PoolSlot pooled = alloc.poolAlloc(256)) {
      assertEquals(0, slot.segment().address() & 4095);
      assertEquals(0, pooled.segment().address() & 255);
    }
  }

  @Test
  void scratchPool_isFreedByItsReset() {
    ScratchBox<Long> box = alloc.scratchPool("s", 4096).box(5L);
    MemorySegment segment = box.segment();
    alloc.scratchPool("s", 4096).reset();
    assertArrayEquals(bytes(8, 0xCD), segment.toArray(JAVA_BYTE));
  }

  @Test
  void zeroOnReuse_keepsItsPromiseInDebugMode() {
    alloc.close();
    alloc = SmartAlloc.create(AllocConfig.builder().debug(true).zeroOnReuse(true).build());
    for (int i = 0; i < 12; i++) {
      try (Frame frame = alloc.beginFrame();
          PoolSlot slot = alloc.poolAlloc(20)) {
        MemorySegment segment = frame.alloc(20);
        assertArrayEquals(bytes(20, 0), segment.toArray(JAVA_BYTE));
        assertArrayEquals(bytes(20, 0), slot.segment().toArray(JAVA_BYTE));
        segment.fill((byte) 7);
        slot.segment().fill((byte) 7);
      }
    }
  }

  @Test
  void manyRollbacksInOneFrame_stayWithinBounds() {
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint checkpoint = frame.checkpoint();
      for (int i = 0; i < 400; i++) {
        frame.alloc(1 << 20).set(JAVA_BYTE, 5, (byte) 1);
        frame.rollbackTo(checkpoint);
      }
      assertEquals(true, alloc.reservedBytes() < 300L << 20);
    }
  }
}
