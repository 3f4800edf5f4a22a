package io.framealloc.internal.pool;

import io.framealloc.diagnostics.PoolExhaustedException;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one allocator.
 *
 * <p>Owners. A platform thread owns the slabs it opens slots from; it is found in a table indexed
 * by thread id, whose entry is trusted only if its thread is the current one, else in a thread
 * local. Closing empties the table, and a pool with limits leaves it empty, so that the fast path
 * asks for neither; a thread stores its entry before it reads {@code closed}, and closing writes
 * these in the other order. Virtual threads share a few owners, each under its lock: there may be millions of them.
 * What dead threads leave behind goes to one more owner, from which the others supply themselves;
 * the dead are looked for when the owners, or the slabs, have doubled since the last look.
 *
 * <p>Order of locks: a shared owner's, then that of this pool, then that of the cache.
 */
public final class Pool {

  private static final int TABLE = 256;
  private static final int FIRST_LOOK = 16;
  private static final int FIRST_SLAB_LOOK = 64;
  private static final int SHARED =
      Math.min(16, Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2 - 1));

  private final SlabConfig config;
  private final SlabCache cache;
  private final @Nullable SlabOwner[] table = new @Nullable SlabOwner[TABLE];
  private final ThreadLocal<SlabOwner> local = new ThreadLocal<>();
  private final List<SlabOwner> shared = new ArrayList<>(SHARED);

  private final ReentrantLock lock = new ReentrantLock();
  private final List<SlabOwner> owners = new ArrayList<>();
  private final SlabOwner orphans;
  private int nextLook = FIRST_LOOK;
  private int nextSlabLook = FIRST_SLAB_LOOK;
  private volatile boolean closed;

  /**
   * Makes a pool without slabs.
   *
   * @param classes the sizes of slots
   * @param limits gives the most open slots of a slot size, or {@link Long#MAX_VALUE}
   * @param zeroes whether a slot is zeroed when it is closed
   * @param releaser frees memory
   */
  public Pool(
      SizeClasses classes, IntToLongFunction limits, boolean zeroes, Releaser releaser) {
    this(classes, limits, zeroes, releaser, System::nanoTime);
  }

  /** Makes a pool whose {@code clock} gives nanoseconds. */
  Pool(
      SizeClasses classes,
      IntToLongFunction limits,
      boolean zeroes,
      Releaser releaser,
      LongSupplier clock) {
    config = new SlabConfig(classes, limits, zeroes);
    cache = new SlabCache(config, releaser, clock);
    orphans = newOwner(null);
    for (int i = 0; i < SHARED; i++) {
      shared.add(newOwner(null));
    }
  }

  private SlabOwner newOwner(@Nullable Thread thread) {
    return new SlabOwner(this, thread, config.classes().count());
  }

  /** The sizes of slots. */
  public SizeClasses classes() {
    return config.classes();
  }

  /**
   * The owner for the calling thread, which may open one slot of this class and then {@linkplain
   * SlabOwner#exit leaves}.
   *
   * @throws PoolExhaustedException if the class is at its limit
   * @throws io.framealloc.diagnostics.OwnershipException if the allocator is closed
   */
  public SlabOwner enter(int sizeClass) {
    Thread thread = Thread.currentThread();
    SlabOwner owner = table[(int) thread.threadId() & (TABLE - 1)];
    return owner != null && owner.thread == thread ? owner : enterSlow(thread, sizeClass);
  }

  private SlabOwner enterSlow(Thread thread, int sizeClass) {
    if (closed) {
      throw PoolErrors.allocatorClosed();
    }
    PoolLimit limit = config.limit(sizeClass);
    if (limit != null && !limit.acquire()) {
      throw PoolExhaustedException.classFull(
          config.classes().size(sizeClass), limit.max(), limit.max());
    }
    if (thread.isVirtual()) {
      SlabOwner owner = shared.get((int) thread.threadId() & (SHARED - 1));
      owner.lock();
      return owner;
    }
    return find(thread);
  }

  private SlabOwner find(Thread thread) {
    SlabOwner owner = local.get();
    if (owner == null) {
      owner = newOwner(thread);
      register(owner);
      local.set(owner);
    }
    if (!config.isLimited()) {
      remember(thread, owner);
    }
    return owner;
  }

  private void remember(Thread thread, SlabOwner owner) {
    int at = (int) thread.threadId() & (TABLE - 1);
    table[at] = owner;
    VarHandle.fullFence();
    if (closed) {
      table[at] = null;
    }
  }

  private void register(SlabOwner owner) {
    lock.lock();
    try {
      if (owners.size() >= nextLook) {
        takeFromTheDead();
      }
      owners.add(owner);
    } finally {
      lock.unlock();
    }
  }

  /** A slab with a free slot for an owner that has none. */
  Slab supply(int sizeClass, SlabOwner owner) {
    try {
      Slab slab = adopt(sizeClass, owner);
      return slab != null ? slab : reserve(sizeClass, owner);
    } catch (RuntimeException | Error e) {
      PoolLimit limit = config.limit(sizeClass);
      if (limit != null) {
        limit.release();
      }
      throw e;
    }
  }

  private @Nullable Slab adopt(int sizeClass, SlabOwner owner) {
    lock.lock();
    try {
      if (cache.size() >= nextSlabLook) {
        takeFromTheDead();
      }
      orphans.drain();
      Slab slab = orphans.remove(sizeClass);
      if (slab != null) {
        slab.setOwner(owner);
      }
      return slab;
    } finally {
      lock.unlock();
    }
  }

  private Slab reserve(int sizeClass, SlabOwner owner) {
    try {
      return cache.take(sizeClass, owner);
    } catch (OutOfMemoryError first) {
      trimUnowned();
      try {
        return cache.take(sizeClass, owner);
      } catch (OutOfMemoryError second) {
        throw cache.refused(second);
      }
    }
  }

  /** Takes back an empty slab that its owner has dropped. */
  void takeBack(Slab slab) {
    cache.give(slab);
  }

  /** Gives the slabs of threads that have terminated to the orphans' owner. */
  private void takeFromTheDead() {
    List<SlabOwner> dead = owners.stream().filter(Pool::isDead).toList();
    dead.forEach(owner -> owner.dead = true);
    owners.removeIf(owner -> owner.dead);
    List<Slab> left = dead.isEmpty() ? List.of() : cache.ofTheDead();
    for (Slab slab : left) {
      slab.listed = false;
      slab.setOwner(orphans);
    }
    dead.forEach(SlabOwner::leave);
    for (Slab slab : left) {
      if (slab.hasFree()) {
        orphans.changed(slab);
      }
    }
    orphans.drain();
    nextLook = Math.max(FIRST_LOOK, 2 * owners.size());
    nextSlabLook = Math.max(FIRST_SLAB_LOOK, 2 * cache.size());
  }

  private static boolean isDead(SlabOwner owner) {
    Thread thread = owner.thread;
    return thread != null && !thread.isAlive();
  }

  /** Frees what no living thread uses, and the calling thread's empty slabs. */
  public void trim() {
    SlabOwner own = local.get();
    if (own != null) {
      own.drain();
      own.giveUpSpares();
    }
    for (SlabOwner owner : shared) {
      owner.lock();
      try {
        owner.drain();
        owner.giveUpSpares();
      } finally {
        owner.exit();
      }
    }
    trimUnowned();
  }

  private void trimUnowned() {
    lock.lock();
    try {
      takeFromTheDead();
      orphans.giveUpSpares();
    } finally {
      lock.unlock();
    }
    cache.trim();
  }

  /** The figures of every class, ascending. */
  public List<ClassCount> counts() {
    return cache.counts();
  }

  /** Bytes of all slabs. */
  public long bytes() {
    return cache.bytes();
  }

  /** Closes every slot, frees everything, and tells how many slots were open, by class. */
  public List<ClassCount> close() {
    closed = true;
    Arrays.fill(table, null);
    List<SlabOwner> all;
    lock.lock();
    try {
      all = List.copyOf(owners);
      owners.clear();
    } finally {
      lock.unlock();
    }
    List<ClassCount> open = cache.close();
    all.forEach(SlabOwner::forget);
    return open;
  }
}
