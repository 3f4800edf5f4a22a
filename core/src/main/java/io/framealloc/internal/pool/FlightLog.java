package io.framealloc.internal.pool;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

/** What the transfers of one allocator have in common: their numbers, and who hears of a loss. */
public final class FlightLog {

  /** Told of transfers that were never received; called outside all locks. */
  public interface Listener {

    /** So many, of so many bytes, were found unreachable, and have been freed. */
    void collected(int count, long bytes);

    /** This one, of so many bytes, was left in a channel that was closed, and has been freed. */
    void leftInChannel(long id, long bytes);
  }

  /** One thread for all allocators; it exists once something was sent. */
  private static final class Lazy {
    static final Cleaner CLEANER = Cleaner.create();
  }

  /** How many numbers an epoch takes at once, so that two threads need not share a counter. */
  static final int RANGE = 1024;

  private final AtomicLong next = new AtomicLong(1);
  private final Listener listener;

  /** Makes a log whose first number is 1. */
  public FlightLog(Listener listener) {
    this.listener = listener;
  }

  /** The first of {@link #RANGE} numbers for one epoch. */
  long range() {
    return next.getAndAdd(RANGE);
  }

  /** Looks for what was lost once {@code epoch} is unreachable. */
  void watch(Epoch epoch) {
    Flights flights = epoch.flights();
    int number = epoch.number();
    Lazy.CLEANER.register(epoch, () -> flights.lose(number));
  }

  Listener listener() {
    return listener;
  }
}
