package guide.performance;

import io.framealloc.PoolSlot;
import io.framealloc.SmartAlloc;

/** A slot of the size class that fits, not of the largest. */
final class Fragmentation {

  private Fragmentation() {}

  private static final int[] SIZES = {1, 3, 7, 15, 31, 63, 127, 255, 511, 1023};

  // region problem
  static long problem(SmartAlloc alloc) {
    long wasted = 0;
    for (int size : SIZES) { // 1, 3, 7, ... 1023
      try (PoolSlot data = alloc.poolAlloc(1024)) {
        wasted += data.sizeClass() - size; // most of the slot
      }
    }
    return wasted;
  }

  // endregion

  // region solution
  static long solution(SmartAlloc alloc) {
    long wasted = 0;
    for (int size : SIZES) {
      try (PoolSlot data = alloc.poolAlloc(size)) { // the smallest class that holds it
        wasted += data.sizeClass() - size;
      }
    }
    return wasted;
  }
  // endregion
}
