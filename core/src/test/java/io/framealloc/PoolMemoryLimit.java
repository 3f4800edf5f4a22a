package io.framealloc;

import static io.framealloc.Bytes.megabytes;

import io.framealloc.diagnostics.PoolExhaustedException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/** Runs out of native memory with pools and heap boxes, and goes on. Wants 600 MB in all. */
final class PoolMemoryLimit {

  private static final int SLOT = 32 << 10;

  private PoolMemoryLimit() {}

  public static void main(String[] args) {
    Arena forTheJvm = Arena.ofShared(); // which would not survive without any memory
    forTheJvm.allocate(megabytes(8));
    AllocConfig config = AllocConfig.builder().poolSizeClasses(64, SLOT).build();
    try (SmartAlloc alloc = SmartAlloc.create(config)) {
      PoolSlot first = alloc.poolAlloc(64);
      refuse(() -> alloc.heapAlloc(megabytes(400), 8));
      List<PoolSlot> slots = new ArrayList<>();
      refuse(
          () -> {
            while (true) {
              slots.add(alloc.poolAlloc(SLOT));
            }
          });
      forTheJvm.close();
      System.out.println("took most of it " + (slots.size() > 2000));
      refuse(() -> alloc.heapAlloc(megabytes(16), 8));
      System.out.println("still open " + first.isOpen());
      PoolSlot last = slots.getLast();
      last.segment().fill((byte) 1);
      last.close();
      alloc.poolAlloc(SLOT).close();
      alloc.poolAlloc(64).close();
      System.out.println("and one slot more");
      slots.removeLast();
      slots.forEach(PoolSlot::close);
      alloc.trim();
      alloc.heapAlloc(megabytes(16), 8).close();
      for (int i = 0; i < 1000; i++) {
        slots.set(i, alloc.poolAlloc(SLOT));
      }
      slots.subList(0, 1000).forEach(PoolSlot::close);
      first.close();
      System.out.println("goes on");
    }
  }

  private static void refuse(Runnable request) {
    try {
      request.run();
      System.out.println("not refused");
    } catch (PoolExhaustedException e) {
      System.out.println(
          e.getMessage().replaceAll("reserved=[^;]*;", "reserved=...;")
              + ", cause "
              + e.getCause().getClass().getName());
    }
  }
}
