package io.framealloc.internal.pool;

import io.framealloc.diagnostics.PoolExhaustedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All slabs of one allocator, and the empty ones that nobody owns.
 *
 * <p>Every slab has the same size, so a class that has no empty slab of its own takes the memory of
 * another class's. Empty slabs are kept as long as all slabs together stay under a decaying
 * high-water mark of those in use; what is over is freed off the path.
 */
final class SlabCache {

  private final ReentrantLock lock = new ReentrantLock();
  private final SlabConfig config;
  private final Releaser releaser;
  private final HighWater highWater;
  private final List<Slab> slabs = new ArrayList<>();
  private final List<ArrayDeque<Slab>> kept = new ArrayList<>();
  private long keptCount;
  private boolean closed;

  SlabCache(SlabConfig config, Releaser releaser, LongSupplier clock) {
    this.config = config;
    this.releaser = releaser;
    this.highWater = new HighWater(clock);
    for (int i = 0; i < config.classes().count(); i++) {
      kept.add(new ArrayDeque<>());
    }
  }

  /**
   * Hands out an empty slab.
   *
   * @throws OutOfMemoryError if the operating system has no more memory
   * @throws io.framealloc.diagnostics.OwnershipException if the allocator is closed
   */
  Slab take(int sizeClass, SlabOwner owner) {
    Slab slab = takeKept(sizeClass, owner);
    if (slab != null) {
      return slab;
    }
    SharedMemory memory = SharedMemory.reserve(config.slabBytes(), SharedMemory.ALIGNMENT);
    slab = new Slab(memory, sizeClass, config, owner);
    if (!add(slab)) {
      memory.free();
      throw PoolErrors.allocatorClosed();
    }
    return slab;
  }

  private @Nullable Slab takeKept(int sizeClass, SlabOwner owner) {
    lock.lock();
    try {
      Slab slab = kept.get(sizeClass).pollLast();
      if (slab == null) {
        slab = convert(sizeClass, owner);
      }
      if (slab != null) {
        keptCount--;
        slab.kept = false;
        slab.setOwner(owner);
        highWater.raise(inUse());
      }
      return slab;
    } finally {
      lock.unlock();
    }
  }

  /** Makes a slab of another class one of this class, or returns null if none is kept. */
  private @Nullable Slab convert(int sizeClass, SlabOwner owner) {
    for (ArrayDeque<Slab> others : kept) {
      Slab other = others.pollLast();
      if (other != null) {
        Slab slab = new Slab(other.memory, sizeClass, config, owner);
        slab.index = other.index;
        slabs.set(slab.index, slab);
        other.index = -1;
        return slab;
      }
    }
    return null;
  }

  private boolean add(Slab slab) {
    lock.lock();
    try {
      if (!closed) {
        slab.index = slabs.size();
        slabs.add(slab);
        highWater.raise(inUse());
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Takes back an empty slab, which its owner has dropped. */
  void give(Slab slab) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      slab.kept = true;
      keptCount++;
      long limit = highWater.decayed(inUse());
      if (slab.isWorn() || bytes() > limit) {
        drop(slab);
        releaser.release(slab.memory);
      } else {
        kept.get(slab.sizeClass).addLast(slab);
      }
    } finally {
      lock.unlock();
    }
  }

  private void drop(Slab slab) {
    Slab last = slabs.removeLast();
    if (last != slab) {
      slabs.set(slab.index, last);
      last.index = slab.index;
    }
    slab.index = -1;
    keptCount--;
  }

  private long inUse() {
    return (slabs.size() - keptCount) * config.slabBytes();
  }

  /** Frees every slab that nobody owns. */
  void trim() {
    List<Slab> over = new ArrayList<>();
    lock.lock();
    try {
      highWater.reset(inUse());
      for (ArrayDeque<Slab> empty : kept) {
        over.addAll(empty);
        empty.clear();
      }
      over.forEach(this::drop);
    } finally {
      lock.unlock();
    }
    over.forEach(slab -> releaser.releaseNow(slab.memory));
  }

  /** Closes every open slot, frees every slab, and tells what was open, by class. */
  List<ClassCount> close() {
    List<Slab> all;
    lock.lock();
    try {
      closed = true;
      all = List.copyOf(slabs);
      slabs.clear();
      kept.forEach(ArrayDeque::clear);
      keptCount = 0;
    } finally {
      lock.unlock();
    }
    List<ClassCount> counts = emptyCounts();
    for (Slab slab : all) {
      slab.closeAll(counts.get(slab.sizeClass));
    }
    all.forEach(slab -> releaser.releaseNow(slab.memory));
    return counts;
  }

  /** The slabs of owners that are marked dead. */
  List<Slab> ofTheDead() {
    lock.lock();
    try {
      return slabs.stream().filter(slab -> !slab.kept && slab.owner.dead).toList();
    } finally {
      lock.unlock();
    }
  }

  /** How many slabs there are, kept ones included. */
  int size() {
    lock.lock();
    try {
      return slabs.size();
    } finally {
      lock.unlock();
    }
  }

  /** Counts the slots that wait at the slabs of threads. */
  void countWaiting(DeferredCount sum) {
    lock.lock();
    try {
      for (Slab slab : slabs) {
        if (slab.ownerNow().thread != null) {
          sum.waiting += slab.waiting();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many slots were sent and not received. */
  long inFlight() {
    lock.lock();
    try {
      return slabs.stream().mapToLong(Slab::inFlight).sum();
    } finally {
      lock.unlock();
    }
  }

  /** The figures of every class. */
  List<ClassCount> counts() {
    List<ClassCount> counts = emptyCounts();
    lock.lock();
    try {
      for (Slab slab : slabs) {
        if (!slab.kept) {
          slab.count(counts.get(slab.sizeClass));
        }
      }
    } finally {
      lock.unlock();
    }
    return counts;
  }

  private List<ClassCount> emptyCounts() {
    List<ClassCount> counts = new ArrayList<>();
    for (int i = 0; i < config.classes().count(); i++) {
      counts.add(new ClassCount(config.classes().size(i)));
    }
    return counts;
  }

  /** The error of a slab that the operating system refused. */
  PoolExhaustedException refused(OutOfMemoryError cause) {
    return PoolExhaustedException.outOfMemory(
        config.slabBytes(), (long) size() * config.slabBytes() + releaser.bytes(), cause);
  }

  /** Bytes of all slabs. */
  long bytes() {
    return (long) size() * config.slabBytes();
  }
}
