package io.framealloc;

import io.framealloc.annotation.Blocking;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets the frames of several threads end together.
 *
 * <p>Every party says that its frame is complete, and waits until all have said so; then the next
 * frame of all begins. Frames are counted: the barrier resets itself, and a party that comes late
 * to {@link #awaitAll} of a frame that is already complete does not wait.
 *
 * <p>A frame begun with {@link SmartAlloc#beginFrame(FrameBarrier)} must not end before all are
 * complete.
 *
 * <h2>Lifetime</h2>
 *
 * Until {@link #close}, or until a party dies that owes the others a signal: every wait and later
 * use is refused then.
 *
 * <h2>Threads</h2>
 *
 * Shared by its parties, platform and virtual threads alike. A thread must register before it uses
 * the barrier.
 *
 * @since 0.1
 */
public final class FrameBarrier implements AutoCloseable {

  /* How long a waiter sleeps before it looks whether the others are alive. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** What one party has said; guarded by the lock. */
  private static final class Seat {
    long signalled = -1;
    boolean awaited = true;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Thread, Seat> seats = new HashMap<>();
  private int parties;
  private int arrived;
  private long generation;
  private @Nullable Thread dead;
  private boolean closed;

  private FrameBarrier(int parties) {
    this.parties = parties;
  }

  /**
   * Makes a barrier.
   *
   * @param parties how many threads end their frames together, at least 1
   * @return a barrier at which no seat is taken
   * @throws IllegalArgumentException if {@code parties} is less than 1
   */
  public static FrameBarrier of(int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException("fewer than one party: parties=" + parties);
    }
    return new FrameBarrier(parties);
  }

  /**
   * Lets the calling thread take one of the seats.
   *
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA202} if all seats are taken, or
   *     this thread has one already; {@code FA103} if a party died
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public void register() {
    lock.lock();
    try {
      requireWhole();
      if (seats.containsKey(Thread.currentThread())) {
        throw BarrierErrors.registeredTwice(parties);
      }
      if (seats.size() == parties) {
        throw BarrierErrors.noSeat(parties);
      }
      seats.put(Thread.currentThread(), new Seat());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives the calling thread's seat up: from now on the barrier has one party less.
   *
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA202} if this thread is not
   *     registered
   */
  public void deregister() {
    lock.lock();
    try {
      Seat seat = seats.remove(Thread.currentThread());
      if (seat == null) {
        throw BarrierErrors.notRegistered(parties);
      }
      parties--;
      if (seat.signalled == generation) {
        arrived--;
      }
      advanceIfAllArrived();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Says that the calling thread's frame is complete, and does not wait for the others.
   *
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA202} if this thread is not
   *     registered; {@code FA205} if it has said so already and the others are still at work;
   *     {@code FA103} if a party died
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public void signalFrameComplete() {
    lock.lock();
    try {
      Seat seat = ownSeat();
      if (seat.signalled == generation) {
        throw BarrierErrors.signalledTwice(arrived, parties);
      }
      arrive(seat);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the frames of all parties are complete; the calling thread's is too, if it has not
   * said so.
   *
   * @throws InterruptedException if this thread is interrupted; its frame stays complete, and it
   *     may wait again
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA202} if this thread is not
   *     registered; {@code FA103} if a party died before its frame was complete
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed, before or
   *     while the thread waits
   */
  @Blocking
  public void awaitAll() throws InterruptedException {
    awaitNanos(Long.MAX_VALUE);
  }

  /**
   * Waits until the frames of all parties are complete, but not for ever.
   *
   * @param atMost how long; 0 or less does not wait
   * @return true if they are complete; false if the time is over: this thread's frame stays
   *     complete, and it may wait again
   * @throws InterruptedException if this thread is interrupted; its frame stays complete, and it
   *     may wait again
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA202} if this thread is not
   *     registered; {@code FA103} if a party died before its frame was complete
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed, before or
   *     while the thread waits
   */
  @Blocking
  public boolean awaitAll(Duration atMost) throws InterruptedException {
    return awaitNanos(TimeUnit.NANOSECONDS.convert(atMost));
  }

  private boolean awaitNanos(long nanos) throws InterruptedException {
    lock.lock();
    try {
      Seat seat = ownSeat();
      if (seat.awaited) {
        arrive(seat);
      }
      long left = nanos;
      while (seat.signalled == generation) {
        requireWhole();
        if (left <= 0) {
          return false;
        }
        long slept = Math.min(left, LOOK_NANOS);
        long early = changed.awaitNanos(slept);
        left -= slept - early;
        if (early <= 0) {
          breakIfDead();
        }
      }
      seat.awaited = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void arrive(Seat seat) {
    seat.signalled = generation;
    seat.awaited = false;
    arrived++;
    advanceIfAllArrived();
  }

  private void advanceIfAllArrived() {
    if (arrived == parties) {
      generation++;
      arrived = 0;
      changed.signalAll();
    }
  }

  private void breakIfDead() {
    for (Map.Entry<Thread, Seat> party : seats.entrySet()) {
      if (!party.getKey().isAlive() && party.getValue().signalled != generation) {
        dead = party.getKey();
        changed.signalAll();
      }
    }
  }

  private Seat ownSeat() {
    requireWhole();
    Seat seat = seats.get(Thread.currentThread());
    if (seat == null) {
      throw BarrierErrors.notRegistered(parties);
    }
    return seat;
  }

  private void requireWhole() {
    if (closed) {
      throw BarrierErrors.closed();
    }
    if (dead != null) {
      throw BarrierErrors.broken(dead, arrived, parties);
    }
  }

  /** The number of the frame that the calling thread, which has a seat, is about to begin. */
  long beginFrame() {
    lock.lock();
    try {
      return ownSeat().signalled == generation ? generation + 1 : generation;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The error of ending frame {@code begun} now, or null if all other parties have completed it; a
   * broken or closed barrier holds nobody.
   */
  @Nullable RuntimeException tooEarly(long begun) {
    lock.lock();
    try {
      Seat seat = seats.get(Thread.currentThread());
      if (seat == null || closed || dead != null || begun < generation) {
        return null;
      }
      int others = seat.signalled == generation ? arrived - 1 : arrived;
      boolean complete = begun == generation && others == parties - 1;
      return complete ? null : BarrierErrors.endTooEarly(arrived, parties);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns how many parties there are.
   *
   * @return seats, taken or not; one less for each thread that deregistered
   */
  public int parties() {
    lock.lock();
    try {
      return parties;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns how many frames all parties have completed.
   *
   * @return a count from 0
   */
  public long generation() {
    lock.lock();
    try {
      return generation;
    } finally {
      lock.unlock();
    }
  }

  /** Wakes every waiter and refuses later use. Closing again does nothing. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
