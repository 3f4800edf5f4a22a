package io.framealloc.internal.memory;

import io.framealloc.diagnostics.FrameExhaustedException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one allocator: lends them to threads, takes them back, and frees what is over.
 *
 * <p>One lock guards everything. A thread comes here when it opens its first frame, when a frame
 * outgrows its block, and (virtual threads) at both ends of each frame; a frame in its steady state
 * never does. The operating system is asked outside the lock, since it may take long to answer.
 *
 * <p>Retention. Returned blocks are kept, by powers of two, as long as lent and kept bytes together
 * stay under a decaying {@link HighWaterMark} of the lent bytes. What is over is freed, the largest
 * blocks first, by a virtual thread, since closing a shared arena stops every thread for a moment
 * and must not be paid by a frame.
 *
 * <p>Shares. A part of a block can be moved to another thread; the block is then shared by its
 * holder and its moved parts, and comes back when the last of them has given up its share.
 *
 * <p>Death. A block remembers its holder. Blocks whose thread has terminated are taken back when
 * another thread asks for a block, once the lent blocks have doubled since the last look, and at
 * {@link #trim} and {@link #close}.
 */
public final class BlockCache {

  /** The smallest block in bytes. */
  public static final long SMALLEST = 64 << 10;

  /** Blocks above this size are made to measure and never kept. */
  public static final long LARGEST_KEPT = Block.BUFFER_LIMIT;

  /** The most that can be asked for, in bytes; no machine has it. */
  public static final long LARGEST = 1L << 46;

  private static final int CLASSES =
      Long.numberOfTrailingZeros(LARGEST_KEPT) - Long.numberOfTrailingZeros(SMALLEST) + 1;
  private static final int FIRST_LOOK = 16;

  private final ReentrantLock lock = new ReentrantLock();
  private final List<ArrayDeque<Block>> kept = new ArrayList<>(CLASSES);
  private final long alignment;
  private final boolean zero;
  private @Nullable Block lent;
  private int lentCount;
  private int nextLook = FIRST_LOOK;
  private long lentBytes;
  private long keptBytes;
  private final HighWaterMark mark = new HighWaterMark();
  private boolean closed;
  private final Consumer<Block.Holder> onDeath;
  private final LongConsumer onSize;

  /* Bytes freed under the lock and not told yet. */
  private long givenBack;
  private final List<Block.Holder> leftOpen = new ArrayList<>();

  /* Bytes handed to a virtual thread that frees them. */
  private long leavingBytes;
  private final ArrayDeque<Block> leaving = new ArrayDeque<>();

  /**
   * Makes an empty cache.
   *
   * @param alignment the alignment of every block in bytes, a power of two
   * @param zero whether a block that comes back is zeroed before it is lent again
   * @param onDeath told of every holder whose thread died with an open frame
   */
  public BlockCache(long alignment, boolean zero, Consumer<Block.Holder> onDeath) {
    this(alignment, zero, onDeath, bytes -> {});
  }

  /**
   * Makes an empty cache.
   *
   * @param alignment the alignment of every block in bytes, a power of two
   * @param zero whether a block that comes back is zeroed before it is lent again
   * @param onDeath told of every holder whose thread died with an open frame
   * @param onSize told of bytes taken from the operating system, and, negated, of those given back
   */
  public BlockCache(
      long alignment, boolean zero, Consumer<Block.Holder> onDeath, LongConsumer onSize) {
    this.alignment = alignment;
    this.zero = zero;
    this.onDeath = onDeath;
    this.onSize = onSize;
    for (int i = 0; i < CLASSES; i++) {
      kept.add(new ArrayDeque<>());
    }
  }

  /** Returns the alignment of every block. */
  public long alignment() {
    return alignment;
  }

  /** Returns whether blocks come back zeroed. */
  public boolean zeroes() {
    return zero;
  }

  /**
   * Lends a block of at least {@code bytes}, which are at most {@link #LARGEST}. Without a holder
   * it has one share, and comes back by {@link #dropShare}.
   *
   * @throws FrameExhaustedException if the operating system has no more memory
   */
  public Block acquire(long bytes, Block.@Nullable Holder holder) {
    long size = sizeFor(bytes);
    lock.lock();
    try {
      if (lentCount >= nextLook) {
        takeFromTheDead();
        nextLook = Math.max(FIRST_LOOK, 2 * lentCount);
      }
      Block block = size <= LARGEST_KEPT ? takeBack(size) : null;
      promise(size);
      if (block != null) {
        link(block, holder);
        return block;
      }
    } finally {
      unlockAndReport();
    }
    return keepPromise(size, () -> reserve(size, bytes), holder);
  }

  /**
   * Lends a block of at least {@code bytes} that is freed when it comes back.
   *
   * @throws FrameExhaustedException if the operating system has no more memory
   */
  public Block acquireOnce(long bytes, Block.Holder holder) {
    long size = roundedUp(Math.max(bytes, SMALLEST));
    lock.lock();
    try {
      promise(size);
    } finally {
      lock.unlock();
    }
    return keepPromise(size, () -> reserveForOnce(size), holder);
  }

  /* What is asked for counts as lent at once, so that the mark sees the whole demand. */
  private void promise(long size) {
    lentCount++;
    lentBytes += size;
    mark.lent(lentBytes, lentCount);
    shed(size);
  }

  private Block keepPromise(long size, Supplier<Block> reservation, Block.@Nullable Holder holder) {
    Block block = null;
    try {
      block = reservation.get();
      return block;
    } finally {
      lock.lock();
      try {
        if (block != null) {
          lentBytes += block.size - size;
          link(block, holder);
        } else {
          lentBytes -= size;
          lentCount--;
        }
      } finally {
        lock.unlock();
      }
      if (block != null) {
        onSize.accept(block.size);
      }
    }
  }

  /** Takes a block back from its holder. {@code used} bytes from its start were written. */
  public void release(Block block, long used) {
    if (zero) {
      Memory.zero(block, block.base, used);
    }
    lock.lock();
    try {
      unlink(block);
      keep(block);
    } finally {
      unlockAndReport();
    }
  }

  /** Moves a part that ends at {@code end} out of a block of the calling thread. */
  public void share(Block block, long end) {
    lock.lock();
    try {
      block.shares = Math.max(1, block.shares) + 1;
    } finally {
      lock.unlock();
    }
    block.movedEnd = block.behindMoved((end + Long.BYTES - 1) & -Long.BYTES);
  }

  /** Gives up the holder's share of a block. */
  public void dropHolder(Block block) {
    lock.lock();
    try {
      block.holder = null;
    } finally {
      lock.unlock();
    }
    dropShare(block);
  }

  /** Gives up the share of a part; with the last one the block comes back. */
  public void dropShare(Block block) {
    boolean last;
    lock.lock();
    try {
      block.shares--;
      last = block.shares == 0;
    } finally {
      lock.unlock();
    }
    if (last) {
      release(block, block.size);
    }
  }

  /**
   * Lets the high-water mark decay although no block comes or goes, and frees at most one block;
   * called now and then by whoever keeps blocks for many frames.
   */
  public void settle() {
    lock.lock();
    try {
      mark.held(lentBytes, lentCount);
      shed(1);
    } finally {
      lock.unlock();
    }
  }

  /** Frees every block that is not lent, after taking back those of dead threads. */
  public void trim() {
    lock.lock();
    try {
      takeFromTheDead();
      nextLook = Math.max(FIRST_LOOK, 2 * lentCount);
      mark.forget(lentBytes, lentCount);
      freeKept();
    } finally {
      unlockAndReport();
    }
  }

  /** Frees what is not lent; blocks that come back later are freed at once. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      takeFromTheDead();
      freeKept();
    } finally {
      unlockAndReport();
    }
  }

  /** Returns the holders of lent blocks. */
  public List<Block.Holder> holders() {
    lock.lock();
    try {
      List<Block.Holder> holders = new ArrayList<>();
      for (Block block = lent; block != null; block = block.next) {
        if (block.holder != null && !holders.contains(block.holder)) {
          holders.add(block.holder);
        }
      }
      return holders;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the bytes held from the operating system: lent, kept, and being freed. */
  public long reservedBytes() {
    lock.lock();
    try {
      return lentBytes + keptBytes + leavingBytes;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the bytes lent to threads. */
  public long lentBytes() {
    lock.lock();
    try {
      return lentBytes;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes memory of a JDK scope.
   *
   * @throws FrameExhaustedException if the operating system has no more memory
   */
  public MemorySegment allocate(Arena scope, long bytes, long alignment) {
    try {
      return scope.allocate(bytes, alignment);
    } catch (OutOfMemoryError e) {
      throw FrameExhaustedException.outOfMemory(bytes, reservedBytes(), e);
    }
  }

  private Block reserve(long size, long bytes) {
    try {
      return Block.reserve(size, alignment);
    } catch (OutOfMemoryError e) {
      return reserveForOnce(roundedUp(Math.max(bytes, SMALLEST)));
    }
  }

  private Block reserveForOnce(long size) {
    Block block;
    try {
      block = Block.reserve(size, alignment);
    } catch (OutOfMemoryError first) {
      trim();
      block = reserveAtLast(size);
    }
    block.once = true;
    return block;
  }

  private Block reserveAtLast(long size) {
    try {
      return Block.reserve(size, alignment);
    } catch (OutOfMemoryError e) {
      throw FrameExhaustedException.outOfMemory(size, reservedBytes() - size, e);
    }
  }

  private void link(Block block, Block.@Nullable Holder holder) {
    block.holder = holder;
    block.shares = holder == null ? 1 : 0;
    block.next = lent;
    if (lent != null) {
      lent.previous = block;
    }
    lent = block;
  }

  private void unlink(Block block) {
    if (block.previous != null) {
      block.previous.next = block.next;
    } else {
      lent = block.next;
    }
    if (block.next != null) {
      block.next.previous = block.previous;
    }
    block.previous = null;
    block.next = null;
    block.holder = null;
    lentCount--;
    lentBytes -= block.size;
  }

  private void keep(Block block) {
    block.movedEnd = 0;
    block.shares = 0;
    if (closed) {
      block.free();
      givenBack += block.size;
    } else if (block.once || block.size > LARGEST_KEPT) {
      leave(block);
    } else {
      kept.get(classOf(block.size)).addLast(block);
      keptBytes += block.size;
      shed(block.size);
    }
    mark.returned(lentBytes, lentCount);
  }

  /**
   * Frees kept blocks, the largest first, until the high-water mark holds again; but not more than
   * twice the {@code size} of the block that comes or goes, so that nobody waits long.
   */
  private void shed(long size) {
    long over = lentBytes + keptBytes - Math.max(mark.bytes(), SMALLEST);
    long target = keptBytes - Math.min(over, 2 * size);
    for (int i = CLASSES - 1; keptBytes > target && i >= 0; i--) {
      ArrayDeque<Block> blocks = kept.get(i);
      while (keptBytes > target && !blocks.isEmpty()) {
        Block block = blocks.removeFirst();
        keptBytes -= block.size;
        leave(block);
      }
    }
  }

  /* A machine that is out of memory may have no thread left to give; then the caller frees. */
  private void leave(Block block) {
    leavingBytes += block.size;
    leaving.addLast(block);
    try {
      Thread.ofVirtual().name("framealloc-free").start(this::freeOne);
    } catch (OutOfMemoryError | LinkageError e) {
      freeOne();
    }
  }

  /** Frees one of the leaving blocks, unless it was taken back meanwhile. */
  private void freeOne() {
    Block block;
    lock.lock();
    try {
      block = leaving.pollFirst();
    } finally {
      lock.unlock();
    }
    if (block != null) {
      block.free();
      freed(block.size);
      if (lock.isHeldByCurrentThread()) {
        givenBack += block.size;
      } else {
        onSize.accept(-block.size);
      }
    }
  }

  private void freed(long size) {
    lock.lock();
    try {
      leavingBytes -= size;
    } finally {
      lock.unlock();
    }
  }

  /** A kept block of this size, else one that is not freed yet, or null. */
  private @Nullable Block takeBack(long size) {
    Block block = kept.get(classOf(size)).pollLast();
    if (block != null) {
      keptBytes -= size;
      return block;
    }
    block = leaving.peekLast();
    if (block != null && block.size == size && !block.once) {
      leaving.removeLast();
      leavingBytes -= size;
      return block;
    }
    return null;
  }

  private void takeFromTheDead() {
    Block block = lent;
    while (block != null) {
      Block following = block.next;
      Block.Holder holder = block.holder;
      if (holder != null && !holder.thread().isAlive()) {
        if (holder.died()) {
          leftOpen.add(holder);
        }
        block.holder = null;
        block.shares--;
        if (block.shares <= 0) {
          if (zero) {
            Memory.zero(block, block.base, block.size);
          }
          unlink(block);
          keep(block);
        }
      }
      block = following;
    }
  }

  private void unlockAndReport() {
    List<Block.Holder> report = leftOpen.isEmpty() ? List.of() : List.copyOf(leftOpen);
    leftOpen.clear();
    long freed = givenBack;
    givenBack = 0;
    lock.unlock();
    if (freed > 0) {
      onSize.accept(-freed);
    }
    report.forEach(onDeath);
  }

  private void freeKept() {
    for (ArrayDeque<Block> blocks : kept) {
      for (Block block = blocks.pollLast(); block != null; block = blocks.pollLast()) {
        keptBytes -= block.size;
        block.free();
        givenBack += block.size;
      }
    }
  }

  private static long sizeFor(long bytes) {
    if (bytes <= SMALLEST) {
      return SMALLEST;
    }
    if (bytes <= LARGEST_KEPT) {
      return Long.highestOneBit(bytes - 1) << 1;
    }
    return roundedUp(bytes);
  }

  private static long roundedUp(long bytes) {
    return (bytes + SMALLEST - 1) & -SMALLEST;
  }

  private static int classOf(long size) {
    return Long.numberOfTrailingZeros(size) - Long.numberOfTrailingZeros(SMALLEST);
  }
}
