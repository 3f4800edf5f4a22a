package io.framealloc.internal.behavior;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** How many places all lanes together may hold. */
final class Room {

  private final int most;
  private final AtomicInteger taken = new AtomicInteger();
  private final LongAdder dropped = new LongAdder();

  Room(int most) {
    this.most = most;
  }

  /** Takes room for a place; if there is none, {@code count} allocations are dropped. */
  boolean take(long count) {
    if (taken.incrementAndGet() <= most) {
      return true;
    }
    taken.decrementAndGet();
    dropped.add(count);
    return false;
  }

  /** An allocation is dropped. */
  void drop() {
    dropped.increment();
  }

  void giveBack(int places) {
    taken.addAndGet(-places);
  }

  long dropped() {
    return dropped.sum();
  }

  void forgetDropped() {
    dropped.reset();
  }
}
