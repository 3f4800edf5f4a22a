package io.framealloc;

import io.framealloc.diagnostics.CorruptionException;
import io.framealloc.diagnostics.PoolExhaustedException;
import io.framealloc.internal.account.Billing;
import io.framealloc.internal.account.Kind;
import io.framealloc.internal.account.Payer;
import io.framealloc.internal.pool.HeapExtent;
import io.framealloc.internal.pool.HeapMemory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A named area of native memory whose values are freed all at once.
 *
 * <p>Room comes back with {@link #reset} only, not with the close of a single box.
 *
 * <h2>Lifetime</h2>
 *
 * From {@link SmartAlloc#scratchPool(String)} to the close of its allocator.
 *
 * <h2>Threads</h2>
 *
 * Shared by all threads.
 *
 * @since 0.1
 */
public final class ScratchPool {

  private static final long UNIT = 8;

  private final String name;
  private final long capacity;
  private final HeapMemory heap;
  private final Billing billing;
  private final Map<Payer, Long> paid = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable HeapExtent extent;
  private long used;
  private volatile int generation;
  private volatile boolean ended;

  ScratchPool(String name, long capacity, HeapMemory heap, Billing billing) {
    this.name = name;
    this.capacity = capacity;
    this.heap = heap;
    this.billing = billing;
  }

  /**
   * Puts a value into this pool.
   *
   * @param <T> the value type
   * @param value a primitive's box, an enum constant, or a record
   * @return a box that holds it until it is closed, or this is reset
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if it is of no value type, is larger than this, or an array in
   *     it has a wrong length
   * @throws PoolExhaustedException {@code FA404} if there is no room left, or the operating system
   *     has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the allocator is closed
   */
  public <T> ScratchBox<T> box(T value) {
    ScratchBox<T> box = open(ValueClass.ofValue(value));
    box.set(value);
    return box;
  }

  <T> ScratchBox<T> open(ValueClass<T> type) {
    long room = (type.byteSize() + UNIT - 1) & -UNIT;
    Payer payer = billing.charge(Kind.SCRATCH, room);
    boolean done = false;
    try {
      ScratchBox<T> box = open(type, room, payer);
      done = true;
      return box;
    } finally {
      if (!done && payer != null) {
        payer.cancel(room);
      }
    }
  }

  private <T> ScratchBox<T> open(ValueClass<T> type, long room, @Nullable Payer payer) {
    lock.lock();
    try {
      if (ended) {
        throw Errors.allocatorClosed();
      }
      if (room > capacity) {
        throw Errors.beyondScratch(name, type.byteSize(), capacity);
      }
      if (room > capacity - used) {
        throw PoolExhaustedException.scratchFull(name, room, used, capacity);
      }
      HeapExtent memory = extent;
      if (memory == null) {
        memory = heap.openUnpaid(capacity, UNIT);
        extent = memory;
      }
      ScratchBox<T> box = type.owned().scratchBoxes().make(this, memory, used, generation);
      used += room;
      if (payer != null) {
        paid.merge(payer, room, Long::sum);
      }
      return box;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closes every box, and gives all the memory back.
   *
   * @throws CorruptionException {@code FA703} in debug mode, if bytes around the memory were
   *     written over; it has been given back all the same
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
  public void reset() {
    lock.lock();
    try {
      paid.forEach(Payer::refund);
      paid.clear();
      generation++;
      used = 0;
      HeapExtent memory = extent;
      extent = null;
      if (memory != null && memory.claim(memory.generation())) {
        heap.giveBack(memory);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Frees the memory, since the allocator is closed; returns what is broken in it, or null. */
  @Nullable CorruptionException end() {
    ended = true;
    try {
      reset();
      return null;
    } catch (CorruptionException broken) {
      return broken;
    }
  }

  /** A number that changes whenever all boxes are closed. */
  int generation() {
    return generation;
  }

  boolean isEnded() {
    return ended;
  }

  /**
   * Returns the name.
   *
   * @return as given
   */
  public String name() {
    return name;
  }

  /**
   * Returns how much this holds.
   *
   * @return bytes
   */
  public long capacity() {
    return capacity;
  }

  /**
   * Returns how much has been taken since the last reset.
   *
   * @return bytes
   */
  public long used() {
    lock.lock();
    try {
      return used;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns how much room there is.
   *
   * @return bytes
   */
  public long remaining() {
    return capacity - used();
  }
}
