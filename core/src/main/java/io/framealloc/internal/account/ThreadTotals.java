package io.framealloc.internal.account;

import java.util.concurrent.atomic.AtomicLongArray;

/** What the ended frames of one thread took. Written by that thread, read by all. */
public final class ThreadTotals {

  private static final int FRAMES = 0;
  private static final int BYTES = 1;
  private static final int ALLOCATIONS = 2;
  private static final int PEAK = 3;
  private static final int OVERFLOWS = 4;

  private final AtomicLongArray cells = new AtomicLongArray(OVERFLOWS + 1);

  ThreadTotals() {}

  void add(long bytes, long allocations, long peak, int overflows) {
    cells.setRelease(FRAMES, cells.getPlain(FRAMES) + 1);
    cells.setRelease(BYTES, cells.getPlain(BYTES) + bytes);
    cells.setRelease(ALLOCATIONS, cells.getPlain(ALLOCATIONS) + allocations);
    cells.setRelease(PEAK, Math.max(cells.getPlain(PEAK), peak));
    cells.setRelease(OVERFLOWS, cells.getPlain(OVERFLOWS) + overflows);
  }

  void reset() {
    for (int cell = 0; cell < cells.length(); cell++) {
      cells.set(cell, 0);
    }
  }

  /** How many frames have ended. */
  public long frames() {
    return cells.get(FRAMES);
  }

  /** Bytes that they took. */
  public long bytes() {
    return cells.get(BYTES);
  }

  /** How many allocations they made. */
  public long allocations() {
    return cells.get(ALLOCATIONS);
  }

  /** The most bytes that one of them had in use. */
  public long peak() {
    return cells.get(PEAK);
  }

  /** How often the overflow policy was applied in them. */
  public long overflows() {
    return cells.get(OVERFLOWS);
  }
}
