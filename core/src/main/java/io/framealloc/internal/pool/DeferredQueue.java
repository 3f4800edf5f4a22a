package io.framealloc.internal.pool;

import io.framealloc.diagnostics.Diagnostic;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The slots that wait for one owner, in the order in which other threads closed them, up to a
 * capacity. A ring under a lock, which the owner takes when it takes slots out, and not before.
 *
 * <p>A slot is claimed under the lock, so a close that the policy refuses has changed nothing.
 */
final class DeferredQueue {

  private static final int FIRST_LENGTH = 16;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition lessFull = lock.newCondition();
  private final Thread owner;
  private final int capacity;
  private final Deferral.Full policy;
  private final Consumer<Diagnostic> reports;

  private @Nullable Slab[] slabs = new @Nullable Slab[FIRST_LENGTH];
  private int[] slots = new int[FIRST_LENGTH];
  private int head;
  private int size;
  private long overflows;
  private boolean gone;
  private final DeferredCount count = new DeferredCount();

  /* Read by the owner without the lock: a hint. */
  private volatile boolean waiting;

  DeferredQueue(Thread owner, Deferral deferral, Consumer<Diagnostic> reports) {
    this.owner = owner;
    this.capacity = deferral.capacity();
    this.policy = deferral.full();
    this.reports = reports;
  }

  /**
   * Closes a slot of the owner on another thread; false if it is closed already.
   *
   * @throws io.framealloc.diagnostics.OwnershipException if the queue is full and refuses; then the
   *     slot is as it was
   */
  boolean close(Slab slab, int slot, int generation) {
    boolean past;
    long overflow;
    lock.lock();
    try {
      long before = overflows;
      if (isFull() && slab.isOpen(slot, generation)) {
        admit();
      }
      if (!slab.claim(slot, generation)) {
        return false;
      }
      past = !put(slab, slot);
      overflow = overflows == before ? 0 : overflows;
    } finally {
      lock.unlock();
    }
    finish(slab, slot, past, overflow);
    return true;
  }

  /** Gives back a slot that the caller has claimed; neither refuses nor waits. */
  void giveBack(Slab slab, int slot) {
    boolean past;
    long overflow;
    lock.lock();
    try {
      long before = overflows;
      past = !put(slab, slot);
      overflow = overflows == before ? 0 : overflows;
    } finally {
      lock.unlock();
    }
    finish(slab, slot, past, overflow);
  }

  private void finish(Slab slab, int slot, boolean past, long overflow) {
    if (past) {
      slab.giveBackShared(slot);
    }
    if (Long.bitCount(overflow) == 1) {
      reports.accept(PoolErrors.queueOverflows(owner, capacity, policy, overflow));
      if (policy == Deferral.Full.DROP_OLDEST) {
        reports.accept(PoolErrors.slotDropped(owner, overflow));
      }
    }
  }

  /* An owner that has ended will never make room, so nothing is refused or waits for it. */
  private void admit() {
    if (policy == Deferral.Full.FAIL && owner.isAlive()) {
      throw PoolErrors.queueFull(owner, capacity);
    }
    if (policy == Deferral.Full.BLOCK) {
      overflows++;
      awaitRoom();
    }
  }

  /* False, with nothing done, if the slot is to be given back past the queue. */
  private boolean put(Slab slab, int slot) {
    if (isFull()) {
      switch (policy) {
        case GROW -> overflows++;
        case DROP_OLDEST -> {
          overflows++;
          removeOldest();
          count.dropped++;
        }
        case PROCESS_IMMEDIATELY -> {
          overflows++;
          count.immediate++;
          return false;
        }
        case BLOCK, FAIL -> {
          return false;
        }
      }
    }
    if (!gone) {
      add(slab, slot);
    }
    return !gone;
  }

  private boolean isFull() {
    return size >= capacity && !gone;
  }

  /* An owner that has ended takes nothing out any more; its slots are then looked after by others. */
  private void awaitRoom() {
    boolean interrupted = false;
    while (isFull() && owner.isAlive()) {
      try {
        lessFull.awaitNanos(LOOK_NANOS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void add(Slab slab, int slot) {
    if (size == slots.length) {
      grow();
    }
    int at = (head + size) & (slots.length - 1);
    slabs[at] = slab;
    slots[at] = slot;
    size++;
    waiting = true;
    count.highWater = Math.max(count.highWater, size);
  }

  private void grow() {
    @Nullable Slab[] before = slabs;
    int[] slotsBefore = slots;
    slabs = new @Nullable Slab[2 * before.length];
    slots = new int[2 * before.length];
    for (int i = 0; i < size; i++) {
      int at = (head + i) & (before.length - 1);
      slabs[i] = before[at];
      slots[i] = slotsBefore[at];
    }
    head = 0;
  }

  private @Nullable Slab removeOldest() {
    Slab slab = slabs[head];
    slabs[head] = null;
    head = (head + 1) & (slots.length - 1);
    size--;
    return slab;
  }

  /** Whether there is anything to take; a guess unless the caller is the owner and was told. */
  boolean isWaiting() {
    return waiting;
  }

  /** Gives at most {@code max} slots, the oldest first, to the owner, who calls this. */
  int take(int max, SlabOwner to) {
    lock.lock();
    try {
      int done = 0;
      while (done < max && size > 0) {
        int slot = slots[head];
        Slab slab = removeOldest();
        if (slab != null) {
          slab.accept(slot);
          to.changed(slab);
        }
        done++;
      }
      waiting = size > 0;
      count.processed += done;
      lessFull.signalAll();
      return done;
    } finally {
      lock.unlock();
    }
  }

  /** Hands everything on to whoever owns the slabs now; the owner is gone for ever. */
  void dissolve() {
    lock.lock();
    try {
      gone = true;
      count.processed += size;
      while (size > 0) {
        int slot = slots[head];
        Slab slab = removeOldest();
        if (slab != null) {
          slab.giveBackShared(slot);
        }
      }
      waiting = false;
      lessFull.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets everything, since the allocator is closed. */
  void forget() {
    lock.lock();
    try {
      gone = true;
      head = 0;
      size = 0;
      waiting = false;
      Arrays.fill(slabs, null);
      lessFull.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Adds the figures of this. */
  void count(DeferredCount sum) {
    lock.lock();
    try {
      count.waiting = size;
      sum.add(count);
    } finally {
      lock.unlock();
    }
  }
}
