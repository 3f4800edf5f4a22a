package io.framealloc.internal.pool;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many slots of one class may be open at once in the whole allocator. Exact: a slot counts from
 * before it is opened until it is closed, wherever it then waits; a class without a limit pays
 * nothing.
 */
final class PoolLimit {

  private final AtomicLong live = new AtomicLong();
  private final long max;

  PoolLimit(long max) {
    this.max = max;
  }

  /** Counts one more; false, with nothing changed, at the limit. */
  boolean acquire() {
    long now = live.get();
    while (now < max) {
      long found = live.compareAndExchange(now, now + 1);
      if (found == now) {
        return true;
      }
      now = found;
    }
    return false;
  }

  void release() {
    live.getAndDecrement();
  }

  long max() {
    return max;
  }
}
