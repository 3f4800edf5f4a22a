package io.framealloc.internal.frame;

import io.framealloc.internal.memory.Block;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Checked references: frame memory as a plain {@code long}.
 *
 * <p>The upper 32 bits are the generation of the region, the lower 32 bits the offset in units of 8
 * bytes. A region takes its generation, with its first reference, from one counter of the whole
 * process, so no two regions of any thread or allocator share one: a stale reference, one of
 * another thread and one of another allocator all fail the same compare.
 *
 * <p>Wrap. The counter has 64 bits. Each time its lower 32 bits start anew, the offsets start one
 * window of 128 MiB further; a reference that is older by exactly 2^32 regions then has an offset
 * outside the arena and is refused.
 *
 * <p>The spatial check is against the memory in use, not against the single allocation.
 */
public final class References {

  /** Instead of an address: the reference is of an ended region, another thread or allocator. */
  public static final long STALE = 0;

  /** Instead of an address: the bytes do not lie in memory that the frame has taken. */
  public static final long OUTSIDE = -1;

  private static final long WINDOW_UNITS = (128L << 20) >> 3;
  private static final long OFFSET_MASK = 0xFFFF_FFFFL;
  private static final int CHUNK = 1024;
  private static final AtomicLong NEXT = new AtomicLong(1);

  private References() {}

  /** Takes {@code bytes} and returns the reference. */
  public static long take(ThreadArena arena, long bytes, long alignment) {
    long start = arena.bump(bytes, Math.max(alignment, 8));
    if (arena.generation == 0) {
      newGeneration(arena);
    }
    long offset = arena.chain.at() == 0 ? start - arena.block.base : arena.chain.offsetOf(start);
    return ((long) arena.generation << 32) | (((offset >> 3) + arena.window) & OFFSET_MASK);
  }

  private static void newGeneration(ThreadArena arena) {
    long next = arena.nextGeneration;
    if (next == arena.generationsEnd) {
      int chunk = arena.thread().isVirtual() ? 1 : CHUNK;
      next = NEXT.getAndAdd(chunk);
      arena.generationsEnd = next + chunk;
    }
    arena.nextGeneration = next + 1;
    if ((int) next == 0) {
      newGeneration(arena);
    } else {
      arena.generation = (int) next;
      arena.window = (int) ((next >>> 32) * WINDOW_UNITS);
    }
  }

  /** Moves the counter of generations forward, so that a test can reach its wrap. */
  static void skipTo(long generation) {
    NEXT.set(generation);
  }

  /**
   * Returns the address of {@code width} bytes at {@code offset} bytes behind the reference, or
   * {@link #STALE}, or {@link #OUTSIDE}.
   */
  public static long locate(ThreadArena arena, long reference, long offset, long width) {
    if ((int) (reference >>> 32) == arena.generation && arena.chain.at() == 0) {
      long from = (((int) reference - arena.window) & OFFSET_MASK) << 3;
      long base = arena.block.base;
      long at = from + offset;
      if (offset >= -from && width >= 0 && at <= arena.top - base - width) {
        return base + at;
      }
    }
    return locateSlow(arena, reference, offset, width);
  }

  private static long locateSlow(ThreadArena arena, long reference, long offset, long width) {
    int generation = (int) (reference >>> 32);
    if (generation == 0) {
      return STALE;
    }
    if (generation == arena.generation) {
      return locateIn(arena, reference, arena.window, offset, width);
    }
    for (Mark mark = arena.mark; mark != null; mark = mark.below) {
      if (mark.generation == generation) {
        return locateIn(arena, reference, mark.window, offset, width);
      }
    }
    for (Mark mark = arena.adopted; mark != null; mark = mark.nextAdopted) {
      if (mark.adoptedGeneration == generation) {
        return locateIn(arena, reference, mark.adoptedWindow, offset, width);
      }
    }
    return STALE;
  }

  private static long locateIn(
      ThreadArena arena, long reference, int window, long offset, long width) {
    long from = (((int) reference - window) & OFFSET_MASK) << 3;
    if (from >= arena.chain.bytes()) {
      return STALE;
    }
    return width < 0 ? OUTSIDE : arena.chain.addressOf(from, offset, width, arena.top);
  }

  /** The block of an address that {@link #locate} returned. */
  public static Block blockOf(ThreadArena arena, long address) {
    return arena.chain.blockOf(address);
  }
}
