package io.framealloc.internal.memory;

import io.framealloc.diagnostics.FrameExhaustedException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one allocator: lends them to threads, takes them back, and frees what is over.
 *
 * <p>One lock guards everything. A thread comes here when it opens its first frame, when a frame
 * outgrows its block, and (virtual threads) at both ends of each frame; a frame in its steady state
 * never does. The operating system is asked outside the lock, since it may take long to answer.
 *
 * <p>Retention. Returned blocks are kept, by powers of two, as long as lent and kept bytes together
 * stay under a high-water mark of the lent bytes. The mark is the peak of the last window of
 * returns, or what 1/8 off leaves of the mark before it if that is more; a window is long enough
 * for all that was lent at its peak to come back twice. What is over is freed, the largest blocks
 * first, by a virtual thread, since closing a shared arena stops every thread for a moment and must
 * not be paid by a frame.
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
  private static final int SHORTEST_WINDOW = 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final List<ArrayDeque<Block>> kept = new ArrayList<>(CLASSES);
  private final long alignment;
  private final boolean zero;
  private @Nullable Block lent;
  private int lentCount;
  private int nextLook = FIRST_LOOK;
  private long lentBytes;
  private long keptBytes;
  private boolean closed;
  private final Consumer<Block.Holder> onDeath;
  private final List<Block.Holder> leftOpen = new ArrayList<>();

  /* Retention: the mark, and the window of returns that makes the next one. */
  private long highWater;
  private long windowPeak;
  private int windowPeakCount;
  private int windowReturns;

  /* Bytes handed to a virtual thread that frees them. */
  private long leavingBytes;

  /**
   * Makes an empty cache.
   *
   * @param alignment the alignment of every block in bytes, a power of two
   * @param zero whether a block that comes back is zeroed before it is lent again
   * @param onDeath told of every holder whose thread died with an open frame
   */
  public BlockCache(long alignment, boolean zero, Consumer<Block.Holder> onDeath) {
    this.alignment = alignment;
    this.zero = zero;
    this.onDeath = onDeath;
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
   * Lends a block of at least {@code bytes}, which are at most {@link #LARGEST}.
   *
   * @throws FrameExhaustedException if the operating system has no more memory
   */
  public Block acquire(long bytes, Block.Holder holder) {
    long size = sizeFor(bytes);
    Block block = size <= LARGEST_KEPT ? takeKept(size) : null;
    return lend(block != null ? block : reserve(size, bytes), holder);
  }

  /**
   * Lends a block of at least {@code bytes} that is freed when it comes back.
   *
   * @throws FrameExhaustedException if the operating system has no more memory
   */
  public Block acquireOnce(long bytes, Block.Holder holder) {
    try {
      return lend(reserveExactly(bytes), holder);
    } catch (FrameExhaustedException e) {
      trim();
      return lend(reserveExactly(bytes), holder);
    }
  }

  private @Nullable Block takeKept(long size) {
    lock.lock();
    try {
      if (lentCount >= nextLook) {
        takeFromTheDead();
        nextLook = Math.max(FIRST_LOOK, 2 * lentCount);
      }
      Block block = kept.get(classOf(size)).pollLast();
      if (block != null) {
        keptBytes -= size;
      }
      return block;
    } finally {
      unlockAndReport();
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
      lock.unlock();
    }
  }

  /** Frees every block that is not lent, after taking back those of dead threads. */
  public void trim() {
    lock.lock();
    try {
      takeFromTheDead();
      nextLook = Math.max(FIRST_LOOK, 2 * lentCount);
      highWater = lentBytes;
      newWindow();
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
    } catch (OutOfMemoryError first) {
      trim();
      return reserveExactly(bytes);
    }
  }

  private Block reserveExactly(long bytes) {
    long size = roundedUp(Math.max(bytes, SMALLEST));
    try {
      Block block = Block.reserve(size, alignment);
      block.once = true;
      return block;
    } catch (OutOfMemoryError e) {
      throw FrameExhaustedException.outOfMemory(size, reservedBytes(), e);
    }
  }

  private Block lend(Block block, Block.Holder holder) {
    lock.lock();
    try {
      block.holder = holder;
      block.next = lent;
      if (lent != null) {
        lent.previous = block;
      }
      lent = block;
      lentCount++;
      lentBytes += block.size;
      if (lentBytes > windowPeak) {
        windowPeak = lentBytes;
        windowPeakCount = lentCount;
        highWater = Math.max(highWater, lentBytes);
      }
      shed();
      return block;
    } finally {
      lock.unlock();
    }
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
    if (closed) {
      block.free();
    } else if (block.once || block.size > LARGEST_KEPT) {
      leave(block);
    } else {
      kept.get(classOf(block.size)).addLast(block);
      keptBytes += block.size;
      shed();
    }
    if (++windowReturns >= Math.max(SHORTEST_WINDOW, 2 * windowPeakCount)) {
      highWater = Math.max(windowPeak, highWater - (highWater >> 3));
      newWindow();
    }
  }

  /** Frees kept blocks, the largest first, until the high-water mark holds again. */
  private void shed() {
    long most = Math.max(highWater, SMALLEST);
    for (int i = CLASSES - 1; lentBytes + keptBytes > most && i >= 0; i--) {
      ArrayDeque<Block> blocks = kept.get(i);
      while (lentBytes + keptBytes > most && !blocks.isEmpty()) {
        Block block = blocks.removeFirst();
        keptBytes -= block.size;
        leave(block);
      }
    }
  }

  private void newWindow() {
    windowPeak = lentBytes;
    windowPeakCount = lentCount;
    windowReturns = 0;
  }

  private void leave(Block block) {
    leavingBytes += block.size;
    Thread.ofVirtual().name("framealloc-free").start(() -> freeLeaving(block));
  }

  private void freeLeaving(Block block) {
    block.free();
    lock.lock();
    try {
      leavingBytes -= block.size;
    } finally {
      lock.unlock();
    }
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
        if (zero) {
          Memory.zero(block, block.base, block.size);
        }
        unlink(block);
        keep(block);
      }
      block = following;
    }
  }

  private void unlockAndReport() {
    List<Block.Holder> report = leftOpen.isEmpty() ? List.of() : List.copyOf(leftOpen);
    leftOpen.clear();
    lock.unlock();
    report.forEach(onDeath);
  }

  private void freeKept() {
    for (ArrayDeque<Block> blocks : kept) {
      for (Block block = blocks.pollLast(); block != null; block = blocks.pollLast()) {
        keptBytes -= block.size;
        block.free();
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
