package io.framealloc;

import io.framealloc.annotation.MustClose;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.internal.behavior.Recorder;
import io.framealloc.internal.pool.PoolErrors;
import java.lang.foreign.MemoryLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Closes the pool memory of a piece of asynchronous work, however that ends.
 *
 * <p>Everything taken through it is closed with it, unless it was closed before.
 *
 * <h2>Lifetime</h2>
 *
 * From {@link SmartAlloc#asyncPoolGuard} to {@link #close}.
 *
 * <h2>Threads</h2>
 *
 * Shared by all threads that do the work; each of the boxes is used by one at a time.
 *
 * @since 0.1
 */
@MustClose
public final class AsyncPoolGuard implements AutoCloseable {

  private static final int FIRST_LOOK = 32;

  private final SmartAlloc alloc;
  private final String tag;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<PoolData> taken = new ArrayList<>();
  private int nextLook = FIRST_LOOK;
  private boolean closed;

  AsyncPoolGuard(SmartAlloc alloc) {
    this.alloc = alloc;
    this.tag = alloc.accounting().path();
  }

  /**
   * Puts a value into a pool; see {@link SmartAlloc#poolBox(Object)}.
   *
   * @param <T> the value type
   * @param value the value
   * @return a box that is closed with this at the latest
   * @throws OwnershipException {@code FA402} if this, or the allocator, is closed
   */
  public <T> PoolBox<T> poolBox(T value) {
    return take(() -> alloc.poolBox(value));
  }

  /**
   * Takes pool memory for one value; see {@link SmartAlloc#poolBox(Class)}.
   *
   * @param <T> the value type
   * @param type its class
   * @return a box that is closed with this at the latest
   * @throws OwnershipException {@code FA402} if this, or the allocator, is closed
   */
  public <T> PoolBox<T> poolBox(Class<T> type) {
    return take(() -> alloc.poolBox(type));
  }

  /**
   * Takes raw pool memory, as found; see {@link SmartAlloc#poolAlloc(long)}.
   *
   * @param bytes the size, up to the largest size class
   * @return a slot that is closed with this at the latest
   * @throws OwnershipException {@code FA402} if this, or the allocator, is closed
   */
  public PoolSlot poolAlloc(long bytes) {
    return take(() -> alloc.poolAlloc(bytes));
  }

  /**
   * Takes raw pool memory for one value of a layout; see {@link
   * SmartAlloc#poolAlloc(MemoryLayout)}.
   *
   * @param layout gives size and alignment
   * @return a slot that is closed with this at the latest
   * @throws OwnershipException {@code FA402} if this, or the allocator, is closed
   */
  public PoolSlot poolAlloc(MemoryLayout layout) {
    return take(() -> alloc.poolAlloc(layout));
  }

  /**
   * Takes raw pool memory for one value; see {@link SmartAlloc#poolAlloc(Class)}.
   *
   * @param type the class of a value type
   * @return a slot that is closed with this at the latest
   * @throws OwnershipException {@code FA402} if this, or the allocator, is closed
   */
  public PoolSlot poolAlloc(Class<?> type) {
    return take(() -> alloc.poolAlloc(type));
  }

  /* Opened without the lock: a budget may ask a handler of the user. */
  private <D extends PoolData> D take(Supplier<D> opening) {
    D data = isOpen() ? open(opening) : null;
    if (data == null || !add(data)) {
      if (data != null) {
        close(data);
      }
      throw PoolErrors.usedAfterClose("pool guard", false);
    }
    return data;
  }

  private <D extends PoolData> D open(Supplier<D> opening) {
    Recorder recorder = alloc.behavior().moves(null);
    try {
      return alloc.accounting().under(tag, opening);
    } finally {
      BehaviorWatch.back(recorder);
    }
  }

  private boolean isOpen() {
    lock.lock();
    try {
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private boolean add(PoolData data) {
    lock.lock();
    try {
      if (!closed) {
        if (taken.size() >= nextLook) {
          taken.removeIf(each -> !each.isOpen());
          nextLook = Math.max(FIRST_LOOK, 2 * taken.size());
        }
        taken.add(data);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns how much of what was taken here is open.
   *
   * @return boxes and slots
   */
  public int live() {
    lock.lock();
    try {
      return (int) taken.stream().filter(PoolData::isOpen).count();
    } finally {
      lock.unlock();
    }
  }

  /** Closes everything that was taken here and is open. Closing again does nothing. */
  @Override
  public void close() {
    List<PoolData> left;
    lock.lock();
    try {
      closed = true;
      left = List.copyOf(taken);
      taken.clear();
    } finally {
      lock.unlock();
    }
    for (PoolData each : left) {
      if (each.isOpen()) {
        close(each);
      }
    }
  }

  @SuppressWarnings("EmptyCatch") // another thread, or the allocator, was first
  private static void close(PoolData data) {
    try {
      data.closeAnyway();
    } catch (OwnershipException closedMeanwhile) {
      // it is closed, which is all that is asked for
    }
  }
}
