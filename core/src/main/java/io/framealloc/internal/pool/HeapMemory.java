package io.framealloc.internal.pool;

import io.framealloc.diagnostics.CorruptionException;
import io.framealloc.diagnostics.PoolExhaustedException;
import io.framealloc.internal.account.Billing;
import io.framealloc.internal.account.Kind;
import io.framealloc.internal.account.Payer;
import io.framealloc.internal.memory.Poison;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The extents of heap boxes of one allocator.
 *
 * <p>An extent has a size class, an eighth of a power of two apart, and memory of its own. Closed
 * extents are kept for reuse as long as all together stay under a decaying high-water mark of the
 * open ones; beyond it those that were closed first are freed, off the path.
 */
public final class HeapMemory {

  private static final long SMALLEST = 64;
  private static final long HUGEST = 1L << 46;
  private static final int STEPS_PER_POWER = 3;

  private final ReentrantLock lock = new ReentrantLock();
  private final Releaser releaser;
  private final HighWater highWater;
  private final boolean zeroes;
  private final LeakWatch leaks;
  private final Billing billing;
  private final List<HeapExtent> open = new ArrayList<>();
  private final Map<Long, ArrayDeque<HeapExtent>> kept = new HashMap<>();
  private long openBytes;
  private long keptBytes;
  private long closes;
  private int opens;
  private boolean closed;
  private volatile boolean guards;

  /**
   * Makes a heap without extents.
   *
   * @param zeroes whether an extent is zeroed when it is closed
   * @param releaser frees memory
   * @param leaks which boxes are watched
   * @param billing who pays
   */
  public HeapMemory(boolean zeroes, Releaser releaser, LeakWatch leaks, Billing billing) {
    this(zeroes, releaser, leaks, billing, System::nanoTime);
  }

  /** Makes a heap whose {@code clock} gives nanoseconds. */
  HeapMemory(
      boolean zeroes, Releaser releaser, LeakWatch leaks, Billing billing, LongSupplier clock) {
    this.leaks = leaks;
    this.billing = billing;
    this.zeroes = zeroes;
    this.releaser = releaser;
    this.highWater = new HighWater(clock);
  }

  /**
   * Opens an extent of at least {@code bytes} at a multiple of {@code alignment}.
   *
   * @throws PoolExhaustedException if the operating system has no more memory
   * @throws io.framealloc.diagnostics.BudgetExceededException if a budget refuses
   * @throws io.framealloc.diagnostics.OwnershipException if the allocator is closed
   */
  public HeapExtent open(long bytes, long alignment) {
    long size = sizeFor(bytes, alignment);
    Payer payer = billing.charge(Kind.HEAP, size);
    try {
      HeapExtent extent = openUnpaid(bytes, alignment);
      extent.payer = payer;
      return extent;
    } catch (RuntimeException | Error e) {
      if (payer != null) {
        payer.cancel(size);
      }
      throw e;
    }
  }

  /** As {@link #open}; what lies in it is paid for by those who use it. */
  public HeapExtent openUnpaid(long bytes, long alignment) {
    long size = sizeFor(bytes, alignment);
    HeapExtent extent = takeKept(size);
    if (extent == null) {
      extent = reserve(bytes, size);
    }
    CorruptionException changed = extent.open(bytes);
    if (!add(extent)) {
      releaser.releaseNow(extent.memory);
      throw PoolErrors.allocatorClosed();
    }
    if (changed != null) {
      leaks.reports().accept(changed.diagnostic());
    }
    return extent;
  }

  /** The size class for a request; all from a page up are aligned to a page. */
  static long sizeFor(long bytes, long alignment) {
    long least = alignment > SMALLEST ? SharedMemory.ALIGNMENT : SMALLEST;
    if (bytes <= least || bytes > HUGEST) {
      return Math.max(bytes, least);
    }
    long step = Math.max(Long.highestOneBit(bytes - 1) >> STEPS_PER_POWER, 1);
    return (bytes + step - 1) & -step;
  }

  private @Nullable HeapExtent takeKept(long size) {
    lock.lock();
    try {
      ArrayDeque<HeapExtent> extents = kept.get(size);
      HeapExtent extent = extents == null ? null : extents.pollLast();
      if (extent != null) {
        keptBytes -= size;
      }
      return extent;
    } finally {
      lock.unlock();
    }
  }

  private HeapExtent reserve(long bytes, long size) {
    if (size > HUGEST) {
      throw PoolExhaustedException.outOfMemory(bytes, bytes(), null);
    }
    try {
      return reserve(size);
    } catch (OutOfMemoryError first) {
      trim();
      try {
        return reserve(size);
      } catch (OutOfMemoryError second) {
        throw PoolExhaustedException.outOfMemory(bytes, bytes(), second);
      }
    }
  }

  private HeapExtent reserve(long size) {
    long alignment = size < SharedMemory.ALIGNMENT ? SMALLEST : SharedMemory.ALIGNMENT;
    if (guards) {
      long lead = SlotGuards.room(alignment);
      long all = lead + size + Poison.GUARD_BYTES;
      return new HeapExtent(SharedMemory.reserve(all, alignment), lead, size, zeroes);
    }
    return new HeapExtent(SharedMemory.reserve(size, alignment));
  }

  /** From now on extents are made with guards around them. */
  public void guard() {
    guards = true;
    trim();
  }

  private boolean add(HeapExtent extent) {
    lock.lock();
    try {
      if (!closed) {
        extent.isPicked = leaks.picks(opens++);
        extent.index = open.size();
        open.add(extent);
        openBytes += extent.size();
        highWater.raise(openBytes);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Watches a box whose extent {@linkplain HeapExtent#isWatched wants that}. */
  public void watch(Object box, HeapExtent extent, int generation) {
    extent.watched = leaks.watch(box, extent, 0, generation);
  }

  /**
   * Takes back an extent that the caller has claimed.
   *
   * @throws CorruptionException in debug mode, if its guards were written over; it is back then
   */
  public void giveBack(HeapExtent extent) {
    CorruptionException broken = extent.checkClosed();
    if (zeroes && !extent.isGuarded()) {
      extent.memory.wipe(0, extent.requested());
    }
    extent.refund();
    lock.lock();
    try {
      if (!closed) {
        remove(extent);
        keep(extent);
      }
    } finally {
      lock.unlock();
    }
    if (broken != null) {
      throw broken;
    }
  }

  private void remove(HeapExtent extent) {
    HeapExtent last = open.removeLast();
    if (last != extent) {
      open.set(extent.index, last);
      last.index = extent.index;
    }
    extent.index = -1;
    openBytes -= extent.size();
  }

  private void keep(HeapExtent extent) {
    long limit = highWater.decayed(openBytes);
    if (extent.isWorn()) {
      releaser.release(extent.memory);
      return;
    }
    long size = extent.size();
    extent.order = ++closes;
    kept.computeIfAbsent(size, any -> new ArrayDeque<>()).addLast(extent);
    keptBytes += size;
    while (openBytes + keptBytes > limit && keptBytes > 0) {
      dropOldest();
    }
  }

  private void dropOldest() {
    ArrayDeque<HeapExtent> from =
        kept.values().stream()
            .filter(extents -> !extents.isEmpty())
            .min(Comparator.comparingLong(extents -> extents.getFirst().order))
            .orElseThrow();
    HeapExtent oldest = from.removeFirst();
    keptBytes -= oldest.size();
    releaser.release(oldest.memory);
  }

  /** Frees every extent that is not open. */
  public void trim() {
    List<HeapExtent> over = new ArrayList<>();
    lock.lock();
    try {
      highWater.reset(openBytes);
      kept.values().forEach(over::addAll);
      kept.clear();
      keptBytes = 0;
    } finally {
      lock.unlock();
    }
    over.forEach(extent -> releaser.releaseNow(extent.memory));
  }

  /** Bytes of all extents, open or kept. */
  public long bytes() {
    lock.lock();
    try {
      return openBytes + keptBytes;
    } finally {
      lock.unlock();
    }
  }

  /** Closes every extent, frees everything, and tells what was open, by size. */
  public Map<Long, HeapLeak> close() {
    trim();
    List<HeapExtent> left;
    lock.lock();
    try {
      closed = true;
      left = List.copyOf(open);
      open.clear();
      openBytes = 0;
    } finally {
      lock.unlock();
    }
    Map<Long, HeapLeak> leaks = new TreeMap<>();
    for (HeapExtent extent : left) {
      int generation = extent.generation();
      if (extent.end()) {
        HeapLeak leak = leaks.computeIfAbsent(extent.size(), any -> new HeapLeak());
        leak.count++;
        LeakWatch.count(extent.watched, generation, leak.sites);
      }
      releaser.releaseNow(extent.memory);
    }
    trim();
    return leaks;
  }
}
