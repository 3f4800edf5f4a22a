package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.annotation.Length;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.diagnostics.PoolExhaustedException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fallback")
final class HeapBoxTest {

  private record Wide(@Length(1000) long[] all) {}

  private final SmartAlloc alloc = SmartAlloc.create();
  private final String thread = Thread.currentThread().getName();

  @AfterEach
  void close() {
    alloc.close();
  }

  @Test
  void heapBox_holdsAValueLargerThanTheLargestClass() {
    long[] all = new long[1000];
    Arrays.setAll(all, i -> i);
    try (HeapBox<Wide> box = alloc.heapBox(new Wide(all))) {
      assertArrayEquals(all, box.get().all());
      assertEquals(8000, box.segment().byteSize());
      assertTrue(box.isOpen());
    }
  }

  @Test
  void heapBox_holdsSmallValuesToo() {
    try (HeapBox<Integer> box = alloc.heapBox(42)) {
      box.update(i -> i + 1);
      assertEquals("43", box.toString());
    }
  }

  @Test
  void heapAlloc_givesEverySizeAndAlignment() {
    for (long bytes : new long[] {0, 1, 63, 64, 65, 4095, 4096, 100_001, 3 << 20}) {
      for (long alignment : new long[] {1, 16, 64, 128, 4096}) {
        try (HeapSlot slot = alloc.heapAlloc(bytes, alignment)) {
          assertEquals(bytes, slot.segment().byteSize());
          assertEquals(0, slot.segment().address() % alignment);
          slot.segment().fill((byte) 7);
        }
      }
    }
  }

  @Test
  void heapAlloc_refusesBadRequests() {
    var size = assertThrows(IllegalArgumentException.class, () -> alloc.heapAlloc(-1, 8));
    assertEquals("negative size: bytes=-1", size.getMessage());
    for (long alignment : new long[] {0, 3, -8, 8192}) {
      var bad = assertThrows(IllegalArgumentException.class, () -> alloc.heapAlloc(8, alignment));
      assertEquals(
          "alignment is not a power of two from 1 to 4096: alignment=" + alignment,
          bad.getMessage());
    }
  }

  @Test
  void heapAlloc_ofMoreThanThereIsIsAClearErrorAndTheAllocatorGoesOn() {
    try (HeapSlot before = alloc.heapAlloc(8, 8)) {
      assertTrue(before.isOpen());
      var refused = assertThrows(PoolExhaustedException.class, () -> alloc.heapAlloc(1L << 46, 8));
      assertEquals(
          "[FA404] Out of native memory: requested=64.0 TiB, reserved=64 B; hint: use less, or give"
              + " the process more memory",
          refused.getMessage());
      assertEquals(Code.FA404, refused.code());
      assertInstanceOf(OutOfMemoryError.class, refused.getCause());
      var beyond =
          assertThrows(PoolExhaustedException.class, () -> alloc.heapAlloc(Long.MAX_VALUE, 4096));
      assertEquals(
          "[FA404] Out of native memory: requested=8.0 EiB, reserved=64 B; hint: use less, or give"
              + " the process more memory",
          beyond.getMessage());
      alloc.heapAlloc(100, 8).close();
    }
  }

  @Test
  void close_invalidatesTheBox() {
    HeapBox<Integer> box = alloc.heapBox(42);
    box.close();
    assertFalse(box.isOpen());
    var used = assertThrows(OwnershipException.class, box::get);
    assertEquals(
        "[FA402] used after close: heap=64 B, thread=%s; hint: close it after its last use, or take a new one"
            .formatted(thread),
        used.getMessage());
    var closed = assertThrows(OwnershipException.class, box::close);
    assertEquals(
        "[FA403] closed twice: heap=64 B, thread=%s; hint: close it once, best by try-with-resources"
            .formatted(thread),
        closed.getMessage());
  }

  @Test
  void closedMemory_isUsedAgainAndTheOldBoxStaysDead() {
    HeapSlot first = alloc.heapAlloc(10_000, 8);
    final long address = first.segment().address();
    first.close();
    try (HeapSlot second = alloc.heapAlloc(9_900, 8)) {
      assertEquals(address, second.segment().address());
      assertThrows(OwnershipException.class, first::segment);
      assertThrows(OwnershipException.class, first::close);
      second.segment().set(JAVA_BYTE, 0, (byte) 1);
    }
  }

  @Test
  void close_onAnotherThreadFreesTheMemory() {
    HeapBox<Integer> box = alloc.heapBox(42);
    Threads.on("other", box::close);
    assertThrows(OwnershipException.class, box::get);
    alloc.trim();
    Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
  }

  @Test
  void heapBox_ofAValueThatCannotBeStoredKeepsNoMemory() {
    assertThrows(IllegalArgumentException.class, () -> alloc.heapBox(new Wide(new long[1])));
    alloc.trim();
    Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
  }
}
