package io.framealloc.internal.frame;

import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.memory.Block;

/**
 * Checked references: frame memory as a plain {@code long}.
 *
 * <p>The upper 32 bits are the generation of the region, the lower 32 bits the position in bytes,
 * counted over the blocks of the frame. No two regions of any thread or allocator share a
 * generation ({@link Generations}), so a stale reference, one of another thread and one of another
 * allocator are all refused.
 *
 * <p>Fast path. Subtracting what the current region and block add to an address ({@code
 * arena.referenceShift}) gives the address itself; one unsigned compare of its distance from the
 * block's base then refuses a wrong generation and a position outside the block alike, since
 * generations lie 4 GiB apart. References to earlier blocks of a frame that outgrew its first one,
 * and to regions around the innermost one, are found by the slow path.
 *
 * <p>The spatial check is against the block, not against the single allocation.
 */
public final class References {

  /** Instead of an address: the reference is of an ended region, another thread or allocator. */
  public static final long STALE = 0;

  /** Instead of an address: the bytes do not lie in memory that the frame has taken. */
  public static final long OUTSIDE = -1;

  private static final long POSITION_MASK = 0xFFFF_FFFFL;

  private References() {}

  /**
   * Takes {@code bytes} and returns the reference.
   *
   * @throws FrameExhaustedException if the frame has no room, or is larger than a reference reaches
   */
  public static long take(ThreadArena arena, long bytes, long alignment) {
    long start = arena.bump(bytes, Math.max(alignment, 8));
    if (arena.beyondReferences) {
      throw FrameExhaustedException.impossible("a reference reaches the first 4 GiB of its frame");
    }
    return start + arena.referenceShift;
  }

  /** The address of {@code offset} bytes behind the reference, if {@link #isNear} accepts it. */
  public static long address(ThreadArena arena, long reference, long offset) {
    return reference - arena.referenceShift + offset;
  }

  /**
   * Returns whether at most 8 bytes at this address, made of this offset, lie in the current block
   * and belong to the current region.
   */
  public static boolean isNear(ThreadArena arena, long address, long offset) {
    return offset == (int) offset
        && Long.compareUnsigned(address - arena.block.base, arena.referenceLimit) <= 0;
  }

  /**
   * Returns the address of {@code width} bytes, at least 0, at {@code offset} bytes behind the
   * reference, or {@link #STALE}, or {@link #OUTSIDE}.
   */
  public static long locate(ThreadArena arena, long reference, long offset, long width) {
    int generation = (int) (reference >>> 32);
    if (generation == arena.generations.current(arena)) {
      return locateIn(arena, reference, arena.generations.window(), offset, width);
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
    if (position < 0 || position >= arena.chain.bytes()) {
      return STALE;
    }
    return arena.chain.addressOf(position, offset, width);
  }

  /** The block of a located address. */
  public static Block blockOf(ThreadArena arena, long address) {
    return arena.chain.blockOf(address);
  }
}
