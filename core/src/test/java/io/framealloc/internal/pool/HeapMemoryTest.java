package io.framealloc.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.internal.account.Billing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HeapMemoryTest {

  private final AtomicLong clock = new AtomicLong();
  private final Releaser releaser = new Releaser();
  private final HeapMemory heap =
      new HeapMemory(false, releaser, LeakWatch.off(finding -> {}), new Billing(), clock::get);

  @AfterEach
  void close() {
    heap.close();
  }

  private static boolean close(HeapMemory heap, HeapExtent extent, int generation) {
    boolean claimed = extent.claim(generation);
    if (claimed) {
      heap.giveBack(extent);
    }
    return claimed;
  }

  @Test
  void sizeClasses_areAtMostAnEighthApart() {
    long[][] expected = {
      {0, 64},
      {1, 64},
      {64, 64},
      {65, 72},
      {128, 128},
      {129, 144},
      {4096, 4096},
      {4097, 4608},
      {1 << 20, 1 << 20},
      {(1 << 20) + 1, (1 << 20) + (1 << 17)}
    };
    for (long[] each : expected) {
      assertEquals(each[1], HeapMemory.sizeFor(each[0], 8));
    }
    for (long bytes = 1; bytes < 1 << 20; bytes += 97) {
      long size = HeapMemory.sizeFor(bytes, 8);
      assertTrue(size >= bytes && (size <= 64 || size - bytes < bytes / 8 + 8), "" + bytes);
    }
  }

  @Test
  void sizeClasses_ofLargeAlignmentsArePages() {
    assertEquals(4096, HeapMemory.sizeFor(1, 128));
    assertEquals(4096, HeapMemory.sizeFor(100, 4096));
    assertEquals(64, HeapMemory.sizeFor(1, 64));
  }

  @Test
  void aClosedExtent_isUsedAgainForItsClass() {
    HeapExtent first = heap.open(5000, 8);
    int generation = first.generation();
    assertTrue(close(heap, first, generation));
    HeapExtent second = heap.open(5100, 8);
    assertSame(first, second);
    assertFalse(close(heap, first, generation));
    assertTrue(close(heap, second, second.generation()));
    assertEquals(5120, heap.bytes());
  }

  @Test
  void closedExtents_areFreedOldestFirstWhenTheyWereNotInUseForLong() {
    List<HeapExtent> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(heap.open(1 << 16, 8));
    }
    all.forEach(extent -> close(heap, extent, extent.generation()));
    assertEquals(10 << 16, heap.bytes());
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
    HeapExtent other = heap.open(1 << 12, 8);
    close(heap, other, other.generation());
    assertEquals((8 << 16) + (1 << 12), heap.bytes());
    assertSame(other, heap.open(1 << 12, 8));
    while (releaser.bytes() > 0) {
      Thread.onSpinWait();
    }
    List<Boolean> released = all.stream().map(HeapExtent::isReleased).toList();
    assertEquals(List.of(true, true), released.subList(0, 2));
    assertFalse(released.subList(2, 10).contains(true));
  }

  @Test
  void whatIsOverTheHighWaterMark_isFreedAtOnce() {
    List<HeapExtent> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(heap.open(1 << 16, 8));
    }
    clock.addAndGet(TimeUnit.SECONDS.toNanos(60));
    all.forEach(extent -> close(heap, extent, extent.generation()));
    assertTrue(heap.bytes() < 10 << 16, () -> "" + heap.bytes());
  }

  @Test
  void anExtentWhoseGenerationsAreUsedUp_isFreed() {
    HeapExtent extent = heap.open(5000, 8);
    extent.generation = -2;
    assertTrue(close(heap, extent, -2));
    assertFalse(close(heap, extent, -2));
    assertEquals(0, heap.bytes());
  }

  @Test
  void close_tellsWhatWasOpen() {
    heap.open(5000, 8);
    heap.open(5000, 8);
    HeapExtent closed = heap.open(100, 8);
    close(heap, closed, closed.generation());
    Map<Long, HeapLeak> left = heap.close();
    assertEquals(Set.of(5120L), left.keySet());
    assertEquals(2, left.get(5120L).count);
    assertEquals(0, heap.bytes() + releaser.bytes());
  }
}
