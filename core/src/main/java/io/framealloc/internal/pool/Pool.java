package io.framealloc.internal.pool;

import io.framealloc.diagnostics.CorruptionException;
import io.framealloc.diagnostics.PoolExhaustedException;
import io.framealloc.internal.account.Billing;
import io.framealloc.internal.account.Kind;
import io.framealloc.internal.account.Payer;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
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
 * these in the other order. Virtual threads share a few owners, each under its lock: there may be
 * millions of them. What dead threads leave behind goes to one more owner, from which the others
 * supply themselves; the dead are looked for when the owners, or the slabs, have doubled since the
 * last look.
 *
 * <p>Order of locks: a shared owner's, then that of this pool, then that of the cache.
 */
public final class Pool {

  private static final int THREADS = 128;
  private static final int FIRST_LOOK = 16;
  private static final int FIRST_SLAB_LOOK = 64;
  private static final int SHARED =
      Math.min(16, Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2 - 1));

  private final SlabConfig config;
  private final Consumer<IntSupplier> onOwner;
  private final Billing billing;
  private final SlabCache cache;
  private final SizeClasses classes;
  private final int largest;
  private final int count;
  private final byte[] byEighth;
  private final @Nullable Slab[] ready;

  @SuppressWarnings("ThreadLocalUsage") // one per allocator
  private final ThreadLocal<SlabOwner> local = new ThreadLocal<>();

  private final List<SlabOwner> shared = new ArrayList<>(SHARED);

  private final ReentrantLock lock = new ReentrantLock();
  private final List<SlabOwner> owners = new ArrayList<>();
  private final SlabOwner orphans;
  private int nextLook = FIRST_LOOK;
  private int nextSlabLook = FIRST_SLAB_LOOK;
  private volatile boolean closed;

  /* The figures of owners that have ended. */
  private final DeferredCount ended = new DeferredCount();

  /**
   * Makes a pool without slabs.
   *
   * @param classes the sizes of slots
   * @param limits gives the most open slots of a slot size, or {@link Long#MAX_VALUE}
   * @param zeroes whether a slot is zeroed when it is closed
   * @param deferral when owners take over what other threads have closed
   * @param releaser frees memory
   * @param leaks which boxes are watched
   * @param billing who pays
   * @param onOwner called in each platform thread that opens its first slot, with what it is to do
   *     at its frames, which tells how many slots it has taken back
   */
  public Pool(
      SizeClasses classes,
      IntToLongFunction limits,
      boolean zeroes,
      Deferral deferral,
      Releaser releaser,
      LeakWatch leaks,
      Billing billing,
      Consumer<IntSupplier> onOwner) {
    this(
        new SlabConfig(classes, limits, zeroes, deferral, leaks),
        releaser,
        billing,
        onOwner,
        System::nanoTime);
  }

  /** Makes a pool whose {@code clock} gives nanoseconds. */
  Pool(
      SlabConfig config,
      Releaser releaser,
      Billing billing,
      Consumer<IntSupplier> onOwner,
      LongSupplier clock) {
    this.config = config;
    this.billing = billing;
    this.onOwner = onOwner;
    this.classes = config.classes();
    largest = classes.largest();
    count = classes.count();
    byEighth = classes.table();
    ready = new @Nullable Slab[THREADS * count];
    cache = new SlabCache(config, releaser, clock);
    orphans = newOwner(null);
    for (int i = 0; i < SHARED; i++) {
      shared.add(newOwner(null));
    }
  }

  private SlabOwner newOwner(@Nullable Thread thread) {
    return new SlabOwner(this, thread, count);
  }

  SlabConfig config() {
    return config;
  }

  /** The sizes of slots. */
  public SizeClasses classes() {
    return classes;
  }

  /** The class for {@code bytes}, or -1 if they are more than the largest holds. */
  public int classOf(long bytes) {
    return bytes <= largest ? byEighth[((int) bytes + 7) >>> 3] : -1;
  }

  /**
   * A slab with a free slot of this class, from which the caller {@linkplain Slab#open opens} one
   * slot and then {@linkplain Slab#lent leaves}; between these it does nothing that can fail.
   *
   * @throws PoolExhaustedException if the class is at its limit, or there is no more memory
   * @throws io.framealloc.diagnostics.OwnershipException if the allocator is closed
   */
  public Slab lend(int sizeClass) {
    Thread thread = Thread.currentThread();
    Slab slab = ready[cell(thread, sizeClass)];
    return slab != null && slab.isReadyFor(thread) ? slab : lendSlow(thread, sizeClass);
  }

  private int cell(Thread thread, int sizeClass) {
    return ((int) thread.threadId() & (THREADS - 1)) * count + sizeClass;
  }

  private Slab lendSlow(Thread thread, int sizeClass) {
    if (closed) {
      throw PoolErrors.allocatorClosed();
    }
    Payer payer = billing.charge(Kind.POOL, classes.size(sizeClass));
    PoolLimit limit = config.limit(sizeClass);
    if (limit != null && !limit.acquire()) {
      refund(payer, sizeClass);
      throw PoolExhaustedException.classFull(
          classes.size(sizeClass), limit.max(), limit.max(), billing.topTags(Kind.POOL));
    }
    boolean done = false;
    SlabOwner owner = enter(thread);
    try {
      Slab slab = owner.ready(sizeClass);
      if (payer != null) {
        slab.nextIsPaidBy(payer);
      } else if (owner.thread != null && !config.isLimited()) {
        remember(cell(thread, sizeClass), slab);
      }
      done = true;
      return slab;
    } finally {
      if (!done) {
        owner.leave();
        refund(payer, sizeClass);
        if (limit != null) {
          limit.release();
        }
      }
    }
  }

  private void refund(@Nullable Payer payer, int sizeClass) {
    if (payer != null) {
      payer.cancel(classes.size(sizeClass));
    }
  }

  /** From now on every slot is paid for, so none is opened on the fast path. */
  public void billingHasOpened() {
    Arrays.fill(ready, null);
  }

  private SlabOwner enter(Thread thread) {
    if (thread.isVirtual()) {
      SlabOwner owner = shared.get((int) thread.threadId() & (SHARED - 1));
      owner.lock();
      return owner;
    }
    SlabOwner owner = local.get();
    if (owner == null) {
      owner = newOwner(thread);
      register(owner);
      local.set(owner);
      onOwner.accept(owner::takeOverAtFrame);
    }
    return owner;
  }

  private void remember(int cell, Slab slab) {
    ready[cell] = slab;
    VarHandle.fullFence();
    if (closed || billing.isOpen()) {
      ready[cell] = null;
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
    Slab slab = adopt(sizeClass, owner);
    return slab != null ? slab : reserve(sizeClass, owner);
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
    slab.setOwner(orphans);
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
      slab.spare = false;
      slab.setOwner(orphans);
    }
    for (SlabOwner owner : dead) {
      owner.dissolve();
      owner.count(ended);
    }
    ended.waiting = 0;
    left.forEach(orphans::changed);
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
      own.takeOverAll();
      own.giveUpSpares();
    }
    for (SlabOwner owner : shared) {
      owner.lock();
      try {
        owner.drain();
        owner.giveUpSpares();
      } finally {
        owner.leave();
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

  /** Watches a box whose slab {@linkplain Slab#isWatched wants that}. */
  public void watch(Object box, Slab slab, int slot, int generation) {
    CorruptionException changed = slab.guard(slot, generation);
    if (config.leaks().picks(slot + generation)) {
      slab.watch(config.leaks().watch(box, slab, slot, generation));
    }
    if (changed != null) {
      config.leaks().reports().accept(changed.diagnostic());
    }
  }

  /** From now on slabs are made with guards around their slots. */
  public void guard() {
    config.guard();
    cache.trim();
  }

  /**
   * Lets the calling thread take over at most {@code max} slots that other threads have closed, and
   * tells how many.
   *
   * @throws io.framealloc.diagnostics.OwnershipException if the allocator is closed
   */
  public int processDeferred(int max) {
    if (closed) {
      throw PoolErrors.allocatorClosed();
    }
    SlabOwner owner = local.get();
    return owner == null ? 0 : owner.takeOver(max);
  }

  /** The figures of deferred frees. */
  public DeferredCount deferred() {
    DeferredCount sum = new DeferredCount();
    lock.lock();
    try {
      sum.add(ended);
      for (SlabOwner owner : owners) {
        owner.count(sum);
      }
      if (!config.deferral().isBounded()) {
        cache.countWaiting(sum);
      }
    } finally {
      lock.unlock();
    }
    return sum;
  }

  /** How many slots were sent to another thread and not received. */
  public long inFlight() {
    return cache.inFlight();
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
    Arrays.fill(ready, null);
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
