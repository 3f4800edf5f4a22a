package io.framealloc.examples.start;

import io.framealloc.Frame;
import io.framealloc.FrameMap;
import io.framealloc.SmartAlloc;

/** A hash map in frame memory. */
final class Maps {

  private Maps() {}

  // region use
  record Cell(int x, int y) {}

  /** How many points lie in the fullest cell of a grid. */
  static int fullest(SmartAlloc alloc, float[] xs, float[] ys) {
    try (Frame frame = alloc.beginFrame()) {
      FrameMap<Cell, Integer> counts = frame.map(Cell.class, Integer.class, xs.length);
      int fullest = 0;
      for (int i = 0; i < xs.length; i++) {
        Cell cell = new Cell((int) xs[i], (int) ys[i]);
        int count = counts.getOrDefault(cell, 0) + 1;
        counts.put(cell, count);
        fullest = Math.max(fullest, count);
      }
      return fullest;
    }
  }
  // endregion
}
