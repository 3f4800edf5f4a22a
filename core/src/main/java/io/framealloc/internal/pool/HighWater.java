package io.framealloc.internal.pool;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The most bytes that were in use lately: a mark that rises at once and decays by 1/8 every tenth
 * of a second. What is kept for reuse stays under it. The caller holds a lock.
 */
final class HighWater {

  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int STEPS = 64;

  private final LongSupplier clock;
  private long last;
  private long mark;

  /** Makes a mark at zero; {@code clock} gives nanoseconds. */
  HighWater(LongSupplier clock) {
    this.clock = clock;
    this.last = clock.getAsLong();
  }

  void raise(long inUse) {
    mark = Math.max(mark, inUse);
  }

  /** The mark now, at least {@code inUse}. */
  long decayed(long inUse) {
    long intervals = (clock.getAsLong() - last) / INTERVAL;
    last += intervals * INTERVAL;
    for (long step = Math.min(intervals, STEPS); step > 0; step--) {
      mark -= mark >> 3;
    }
    raise(inUse);
    return mark;
  }

  /** Lets the mark fall to what is in use. */
  void reset(long inUse) {
    mark = inUse;
  }
}
