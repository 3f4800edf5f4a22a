package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.util.ArrayList;
import java.util.List;

/**
 * Ten thousand short threads, one after the other; each opens slots of several classes, closes all
 * but one, and leaves that to the main thread. Prints how the memory of the process developed.
 */
final class PoolShortThreads {

  private static final int THREADS = 10_000;

  private PoolShortThreads() {}

  public static void main(String[] args) {
    long mostReserved = 0;
    try (SmartAlloc alloc = SmartAlloc.create()) {
      run(alloc, THREADS / 5);
      long before = Residence.bytes();
      for (int i = 0; i < THREADS - THREADS / 5; i++) {
        run(alloc, 1);
        mostReserved = Math.max(mostReserved, alloc.reservedBytes());
      }
      long grown = Residence.bytes() - before;
      alloc.trim();
      System.out.println("reserved at most 12 MiB " + (mostReserved <= 12 << 20));
      System.out.println("after trim " + Waiting.settled(alloc::reservedBytes));
      System.out.println("resident " + (grown < 16 << 20 ? "flat" : "grown by " + grown));
    }
  }

  private static void run(SmartAlloc alloc, int threads) {
    for (int i = 0; i < threads; i++) {
      List<PoolSlot> left = new ArrayList<>();
      Threads.on("short", () -> live(alloc, left));
      left.forEach(PoolSlot::close);
    }
  }

  private static void live(SmartAlloc alloc, List<PoolSlot> left) {
    List<PoolSlot> slots = new ArrayList<>();
    for (int size = 16; size <= 4096; size *= 4) {
      for (int i = 0; i < 20; i++) {
        PoolSlot slot = alloc.poolAlloc(size);
        slot.segment().set(JAVA_LONG, 0, -1);
        slots.add(slot);
      }
    }
    left.add(slots.removeLast());
    slots.forEach(PoolSlot::close);
  }
}
