package io.framealloc;

import io.framealloc.annotation.Escapes;
import io.framealloc.annotation.MustClose;
import io.framealloc.diagnostics.PoolExhaustedException;
import io.framealloc.internal.pool.ObjectTable;
import io.framealloc.internal.pool.ObjectTable.Entry;
import io.framealloc.internal.pool.PoolErrors;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ordinary Java objects that are used again instead of being collected.
 *
 * <h2>Lifetime</h2>
 *
 * From {@link SmartAlloc#objectPool} until its allocator is closed, which reports the objects that
 * were never released. An object that its user forgets can be collected; that is reported too.
 *
 * <h2>Threads</h2>
 *
 * May be shared freely; an object may be released by another thread than the one that acquired it.
 *
 * @param <T> the objects
 * @since 0.1
 */
public final class ObjectPool<T> {

  private final Supplier<? extends T> factory;
  private final Consumer<? super T> reset;
  private final int max;
  private final Pools owner;
  private final ReentrantLock lock = new ReentrantLock();
  private final ObjectTable<T> table = new ObjectTable<>();
  private @Nullable Entry<T> idleHead;
  private int idle;
  private int live;
  private boolean closed;

  ObjectPool(Supplier<? extends T> factory, Consumer<? super T> reset, int max, Pools owner) {
    if (max < 1) {
      throw new IllegalArgumentException("max is less than 1: max=" + max);
    }
    this.factory = Objects.requireNonNull(factory, "factory");
    this.reset = Objects.requireNonNull(reset, "reset");
    this.max = max;
    this.owner = owner;
  }

  /**
   * Takes an idle object, or a new one if there is none.
   *
   * @return an object that is in use until it is released
   * @throws PoolExhaustedException {@code FA404} if as many objects as allowed are in use
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the allocator is closed
   * @throws NullPointerException if the factory returns null
   * @throws IllegalStateException if the factory returns an object that this pool has already
   */
  public T acquire() {
    T object = takeIdle();
    return object != null ? object : make();
  }

  /** Takes an idle object; or counts one more as in use, and returns null. */
  private @Nullable T takeIdle() {
    int collected = 0;
    lock.lock();
    try {
      if (closed) {
        throw Errors.allocatorClosed();
      }
      collected = expunge();
      Entry<T> entry = idleHead;
      if (entry == null && live >= max) {
        throw PoolExhaustedException.objectsFull(live, max);
      }
      live++;
      return entry == null ? null : take(entry);
    } finally {
      lock.unlock();
      report(collected);
    }
  }

  private @Nullable T take(Entry<T> entry) {
    T object = entry.idle;
    idleHead = entry.nextIdle;
    entry.idle = null;
    entry.nextIdle = null;
    entry.live = true;
    idle--;
    return object;
  }

  private int expunge() {
    int collected = table.expunge();
    live -= collected;
    return collected;
  }

  private void report(int collected) {
    if (collected > 0) {
      owner.reportCollected(collected);
    }
  }

  private T make() {
    boolean added = false;
    try {
      T object = Objects.requireNonNull(factory.get(), "the factory returned null");
      add(object);
      added = true;
      return object;
    } finally {
      if (!added) {
        uncount();
      }
    }
  }

  private void add(T object) {
    lock.lock();
    try {
      if (table.find(object) != null) {
        throw new IllegalStateException(
            "the factory returned an object that the pool has already: type="
                + object.getClass().getName());
      }
      table.add(object);
    } finally {
      lock.unlock();
    }
  }

  private void uncount() {
    lock.lock();
    try {
      live--;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes an object that goes back when the lease is closed.
   *
   * @return the lease, best closed by try-with-resources
   * @throws PoolExhaustedException {@code FA404} if as many objects as allowed are in use
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the allocator is closed
   * @throws NullPointerException if the factory returns null
   * @throws IllegalStateException if the factory returns an object that this pool has already
   */
  public Lease<T> lease() {
    return new Lease<>(this, acquire());
  }

  /**
   * Gives an object back, after resetting it.
   *
   * <p>If the reset throws, the object is dropped and the exception passed on.
   *
   * @param object one that {@link #acquire} returned
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA403} if it is idle already
   * @throws IllegalArgumentException if it is not from this pool
   */
  public void release(@Escapes T object) {
    Entry<T> entry = claim(Objects.requireNonNull(object, "object"));
    boolean done = false;
    try {
      reset.accept(object);
      done = true;
    } finally {
      released(entry, done ? object : null);
    }
  }

  private Entry<T> claim(T object) {
    lock.lock();
    try {
      Entry<T> entry = table.find(object);
      if (entry == null) {
        throw new IllegalArgumentException(
            "object is not from this pool: type=%s; hint: release it to the pool that it was acquired from"
                .formatted(object.getClass().getName()));
      }
      if (!entry.live) {
        throw PoolErrors.releasedTwice(object);
      }
      entry.live = false;
      return entry;
    } finally {
      lock.unlock();
    }
  }

  private void released(Entry<T> entry, @Nullable T object) {
    lock.lock();
    try {
      live--;
      if (object == null || closed) {
        table.remove(entry);
      } else {
        entry.idle = object;
        entry.nextIdle = idleHead;
        idleHead = entry;
        idle++;
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns how many objects wait to be used again.
   *
   * @return objects
   */
  public int idle() {
    lock.lock();
    try {
      return idle;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns how many objects are in use.
   *
   * @return objects; those that were forgotten and collected no longer count
   */
  public int live() {
    int collected = 0;
    lock.lock();
    try {
      collected = expunge();
      return live;
    } finally {
      lock.unlock();
      report(collected);
    }
  }

  /** Lets go of the idle objects; tells how many are in use. */
  int close() {
    lock.lock();
    try {
      closed = true;
      idleHead = null;
      idle = 0;
      return live;
    } finally {
      lock.unlock();
    }
  }

  /**
   * An object of a pool, until it is closed.
   *
   * <h2>Lifetime</h2>
   *
   * From {@link ObjectPool#lease} to {@link #close}.
   *
   * <h2>Threads</h2>
   *
   * Used by one thread at a time.
   *
   * @param <T> the object
   * @since 0.1
   */
  @MustClose
  public static final class Lease<T> implements AutoCloseable {

    private final ObjectPool<T> pool;
    private @Nullable T object;

    private Lease(ObjectPool<T> pool, T object) {
      this.pool = pool;
      this.object = object;
    }

    /**
     * Returns the object.
     *
     * @return the object
     * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
     */
    public T get() {
      T leased = object;
      if (leased == null) {
        throw PoolErrors.usedAfterClose("lease", false);
      }
      return leased;
    }

    /**
     * Releases the object.
     *
     * @throws io.framealloc.diagnostics.OwnershipException {@code FA403} if this is closed already,
     *     or the object was released otherwise
     */
    @Override
    public void close() {
      T leased = object;
      if (leased == null) {
        throw PoolErrors.closedTwice("lease");
      }
      object = null;
      pool.release(leased);
    }
  }
}
