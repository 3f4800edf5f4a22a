package io.framealloc.internal.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Whoever may open slots of a slab: one platform thread; or, with no thread, whoever holds the
 * lock, which is how virtual threads share slabs and how the slabs of dead threads wait for others.
 *
 * <p>For each class there is a list of slabs with free slots; slots are opened from its head. A
 * slab that has none left is dropped from the list when that is noticed, and listed again when a
 * slot comes back. One empty slab of each class is kept; others go to the cache at once.
 *
 * <p>{@link #queued} holds the slabs to which other threads gave slots back, linked through {@link
 * Slab#nextQueued}. The owner takes the whole list, so a compare-and-set that pushes cannot be
 * fooled. A slab may change its owner between the moment someone reads the owner and the moment he
 * queues it: the old owner then passes it on; or, if that is gone, its queue says so for ever, and
 * the new owner is read again.
 */
final class SlabOwner {

  private static final VarHandle QUEUED;

  static {
    try {
      QUEUED = MethodHandles.lookup().findVarHandle(SlabOwner.class, "queued", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final Object GONE = new Object();

  final @Nullable Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Pool pool;
  private final @Nullable Slab[] heads;
  private final @Nullable Slab[] spares;
  private volatile @Nullable Object queued;

  /**
   * The bounded queue of slots that other threads closed; null if those go to the slabs at once.
   */
  final @Nullable DeferredQueue queue;

  private final Deferral deferral;
  private final DeferredCount count = new DeferredCount();

  /* Taken off the queue: slabs, and of one of them the list of slots, so far as they are left. */
  private @Nullable Slab taken;
  private @Nullable Slab chained;
  private int chain = Slab.NONE;
  private int chainSize;

  /* Guarded by the lock of the pool. */
  boolean dead;

  SlabOwner(Pool pool, @Nullable Thread thread, int classes) {
    this.pool = pool;
    this.thread = thread;
    this.heads = new @Nullable Slab[classes];
    this.spares = new @Nullable Slab[classes];
    this.deferral = pool.config().deferral();
    this.queue =
        thread != null && deferral.isBounded()
            ? new DeferredQueue(thread, deferral, pool.config().leaks().reports())
            : null;
  }

  void lock() {
    lock.lock();
  }

  /** Unlocks a shared owner. */
  void leave() {
    if (thread == null) {
      lock.unlock();
    }
  }

  /** A slab of this owner with a free slot of this class. */
  Slab ready(int sizeClass) {
    Slab slab = heads[sizeClass];
    return slab != null && slab.hasFree() ? slab : refill(sizeClass);
  }

  private Slab refill(int sizeClass) {
    if (thread == null || queue != null) {
      drain();
    }
    Slab slab = head(sizeClass);
    boolean more = thread != null && deferral.isAtNeed();
    while (slab == null && more) {
      more = takeOver(deferral.step()) > 0;
      slab = head(sizeClass);
    }
    if (slab == null) {
      slab = pool.supply(sizeClass, this);
      list(slab);
    }
    return slab;
  }

  /** The first listed slab that has a free slot, or null; those before it are dropped. */
  private @Nullable Slab head(int sizeClass) {
    Slab slab = heads[sizeClass];
    while (slab != null && !slab.hasFree()) {
      unlist(slab);
      slab = heads[sizeClass];
    }
    return slab;
  }

  /** Takes a listed slab away, or returns null. */
  @Nullable Slab remove(int sizeClass) {
    Slab slab = head(sizeClass);
    if (slab != null) {
      drop(slab);
    }
    return slab;
  }

  /** Lists a slab that has got a free slot, and gives it up if it is empty and not the only one. */
  void changed(Slab slab) {
    if (!slab.listed && slab.hasFree()) {
      list(slab);
    }
    if (slab.isEmpty() && !slab.spare) {
      emptied(slab);
    }
  }

  private void emptied(Slab slab) {
    Slab spare = spares[slab.sizeClass];
    if (spare != null && spare.isEmpty()) {
      giveUp(slab);
      return;
    }
    if (spare != null) {
      spare.spare = false;
    }
    slab.spare = true;
    spares[slab.sizeClass] = slab;
  }

  private void giveUp(Slab slab) {
    drop(slab);
    pool.takeBack(slab);
  }

  /** Forgets a slab of this owner. */
  private void drop(Slab slab) {
    if (slab.listed) {
      unlist(slab);
    }
    if (slab.spare) {
      slab.spare = false;
      spares[slab.sizeClass] = null;
    }
  }

  /** Gives up the empty slabs that were kept. */
  void giveUpSpares() {
    for (Slab spare : spares) {
      if (spare != null && spare.isEmpty()) {
        giveUp(spare);
      }
    }
  }

  private void list(Slab slab) {
    Slab head = heads[slab.sizeClass];
    slab.next = head;
    slab.previous = null;
    if (head != null) {
      head.previous = slab;
    }
    heads[slab.sizeClass] = slab;
    slab.listed = true;
  }

  private void unlist(Slab slab) {
    Slab before = slab.previous;
    Slab behind = slab.next;
    if (before != null) {
      before.next = behind;
    } else {
      heads[slab.sizeClass] = behind;
    }
    if (behind != null) {
      behind.previous = before;
    }
    slab.previous = null;
    slab.next = null;
    slab.listed = false;
  }

  /** Queues a slab that has got its first slot back from another thread, with its owner. */
  static void queue(Slab slab) {
    while (!slab.ownerNow().push(slab)) {
      Thread.onSpinWait();
    }
  }

  private boolean push(Slab slab) {
    Object head = queued;
    slab.nextQueued = head == GONE ? null : (Slab) head;
    while (head != GONE && !QUEUED.compareAndSet(this, head, slab)) {
      head = queued;
      slab.nextQueued = head == GONE ? null : (Slab) head;
    }
    return head != GONE;
  }

  /** Takes over as much as is due at a frame, and tells how many slots that were. */
  int takeOverAtFrame() {
    boolean waits = queue != null ? queue.isWaiting() : hasClosed();
    return waits ? takeOver(deferral.step()) : 0;
  }

  /** Takes over at most {@code max} of the slots that wait, and tells how many. */
  int takeOver(int max) {
    if (queue != null) {
      return queue.take(max, this);
    }
    count.highWater = Math.max(count.highWater, waiting());
    int done = drain(max);
    count.processed += done;
    return done;
  }

  private boolean hasClosed() {
    return chained != null || taken != null || queued != null;
  }

  /* Of the slabs on the queue only the owner can tell how many wait; nobody else takes them off. */
  private int waiting() {
    int sum = chainSize + waiting(taken);
    Object head = queued;
    return head == GONE ? sum : sum + waiting((Slab) head);
  }

  private static int waiting(@Nullable Slab first) {
    int sum = 0;
    for (Slab slab = first; slab != null; slab = slab.nextQueued) {
      sum += slab.waiting();
    }
    return sum;
  }

  /** Adds the figures of this, but for what waits at the slabs; a guess on another thread. */
  void count(DeferredCount sum) {
    if (queue != null) {
      queue.count(sum);
    } else {
      count.waiting = chainSize;
      sum.add(count);
    }
  }

  /** Takes over all that waits, in whichever mode. */
  void takeOverAll() {
    takeOver(Integer.MAX_VALUE);
    drain();
  }

  /** Takes over all slots of this that are at their slabs. */
  void drain() {
    drain(Integer.MAX_VALUE);
  }

  private int drain(int max) {
    int done = 0;
    Slab slab = null;
    while (done < max && (slab = chained()) != null) {
      int slot = chain;
      chain = slab.behind(slot);
      chainSize--;
      slab.accept(slot);
      done++;
      if (chain == Slab.NONE) {
        chained = null;
        changed(slab);
      }
    }
    slab = chained;
    if (slab != null) {
      changed(slab);
    }
    return done;
  }

  /** The slab whose list is being taken over; null if no slab is queued. */
  private @Nullable Slab chained() {
    return chained != null ? chained : nextChained();
  }

  private @Nullable Slab nextChained() {
    Slab slab = taken;
    if (slab == null && queued != null) {
      slab = (Slab) QUEUED.getAndSet(this, (Object) null);
    }
    while (slab != null && slab.owner != this) {
      Slab following = slab.nextQueued;
      queue(slab);
      slab = following;
    }
    if (slab != null) {
      taken = slab.nextQueued;
      long closed = slab.takeClosed();
      chain = (char) closed;
      chainSize = Slab.sizeOf(closed);
      chained = slab;
    } else {
      taken = null;
    }
    return slab;
  }

  /** Says for ever that this is gone; every slab of it has another owner now. */
  void dissolve() {
    int passed = passOn(taken) + passOn((Slab) QUEUED.getAndSet(this, GONE));
    taken = null;
    Slab slab = chained;
    int slot = slab == null ? Slab.NONE : chain;
    while (slab != null && slot != Slab.NONE) {
      int behind = slab.behind(slot);
      slab.giveBackShared(slot);
      passed++;
      slot = behind;
    }
    chained = null;
    chainSize = 0;
    if (queue != null) {
      queue.dissolve();
    } else {
      count.processed += passed;
    }
    forget();
  }

  private static int passOn(@Nullable Slab first) {
    int sum = 0;
    Slab slab = first;
    while (slab != null) {
      Slab following = slab.nextQueued;
      sum += slab.waiting();
      queue(slab);
      slab = following;
    }
    return sum;
  }

  /** Lets go of all slabs. */
  void forget() {
    if (queue != null) {
      queue.forget();
    }
    Arrays.fill(heads, null);
    Arrays.fill(spares, null);
  }
}
