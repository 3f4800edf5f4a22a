package io.framealloc.internal.frame;

import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.memory.Block;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Checked references: frame memory as a plain {@code long}.
 *
 * <p>The upper 32 bits are the generation of the region, the lower 32 bits the position in bytes,
 * counted over the blocks of the frame. Generations come from one counter of the whole process, in
 * chunks, so no two regions of any thread or allocator share one: a stale reference, one of another
 * thread and one of another allocator are all refused.
 *
 * <p>Fast path. Subtracting what the current region and block add to an address ({@code
 * arena.referenceShift}) gives the address itself; one unsigned compare of its distance from the
 * block's base then refuses a wrong generation and a position outside the block alike, since
 * generations lie 4 GiB apart. References to earlier blocks of a frame that outgrew its first one,
 * and to regions around the innermost one, are found by the slow path.
 *
 * <p>Wrap. The counter has 64 bits. Each time its lower 32 bits start anew, positions start one
 * window of 128 MiB further; a reference that is older by exactly 2^32 regions then lies outside
 * the frame and is refused.
 *
 * <p>The spatial check is against the block, not against the single allocation.
 */
public final class References {

  /** Instead of an address: the reference is of an ended region, another thread or allocator. */
  public static final long STALE = 0;

  /** Instead of an address: the bytes do not lie in memory that the frame has taken. */
  public static final long OUTSIDE = -1;

  private static final long WINDOW = 128L << 20;
  private static final long POSITION_MASK = 0xFFFF_FFFFL;
  private static final long REACH = 1L << 32;
  private static final long FAST_REACH = 1L << 31;
  private static final int CHUNK = 1024;
  private static final int CHUNK_VIRTUAL = 16;
  private static final AtomicLong NEXT = new AtomicLong(1);

  private References() {}

  /**
   * Takes {@code bytes} and returns the reference.
   *
   * @throws FrameExhaustedException if the frame has no room, or is larger than a reference reaches
   */
  public static long take(ThreadArena arena, long bytes, long alignment) {
    long reference = arena.bump(bytes, Math.max(alignment, 8)) + arena.referenceShift;
    if ((int) (reference >>> 32) != arena.generation) {
      throw FrameExhaustedException.impossible("a reference reaches 4 GiB of its frame");
    }
    return reference;
  }

  /** Gives the arena its next generations; none of them is 0. */
  static void takeGenerations(ThreadArena arena) {
    int chunk = arena.thread().isVirtual() ? CHUNK_VIRTUAL : CHUNK;
    long first = NEXT.getAndAdd(chunk);
    while ((int) first <= 0 && (int) first > -chunk) {
      first = NEXT.getAndAdd(chunk);
    }
    arena.nextGeneration = (int) first;
    arena.generationsEnd = (int) first + chunk;
    arena.window = ((first >>> 32) * WINDOW) & POSITION_MASK;
  }

  /** Moves the counter of generations, so that a test can reach its wrap. */
  static void skipTo(long generation) {
    NEXT.set(generation);
  }

  /** Prepares the fast path for the current generation and block. */
  static void rebase(ThreadArena arena) {
    Block block = arena.block;
    long before = arena.chain.offsetOf(block.base) + arena.window;
    arena.referenceShift = ((long) arena.generation << 32) + before - block.base;
    arena.referenceLimit = Math.min(block.size, FAST_REACH) - Long.BYTES;
  }

  /**
   * Returns the address of {@code width} bytes, at most 8, at {@code offset} bytes behind the
   * reference, or {@link #STALE}, or {@link #OUTSIDE}.
   */
  public static long locate(ThreadArena arena, long reference, long offset, int width) {
    long at = reference - arena.referenceShift + offset;
    if (offset == (int) offset
        && Long.compareUnsigned(at - arena.block.base, arena.referenceLimit) <= 0) {
      return at;
    }
    return locateRange(arena, reference, offset, width);
  }

  /** As {@link #locate}, for any width of at least 0. */
  public static long locateRange(ThreadArena arena, long reference, long offset, long width) {
    int generation = (int) (reference >>> 32);
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
      ThreadArena arena, long reference, long window, long offset, long width) {
    long position = (reference & POSITION_MASK) - window;
    if (position < 0 || position >= Math.min(REACH, arena.chain.bytes())) {
      return STALE;
    }
    return arena.chain.addressOf(position, offset, width);
  }

  /** The block of an address that {@link #locate} returned. */
  public static Block blockOf(ThreadArena arena, long address) {
    return arena.chain.blockOf(address);
  }
}
