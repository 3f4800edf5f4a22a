package io.framealloc.internal.frame;

import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.memory.Block;
import java.util.Objects;

/**
 * Checked references: frame memory as a plain {@code long}.
 *
 * <p>The upper 32 bits are the generation of the region, the lower 32 bits the position in bytes,
 * counted over the blocks of the frame. No two regions of any thread or allocator share a
 * generation ({@link Generations}), so a stale reference, one of another thread and one of another
 * allocator are all refused.
 *
 * <p>Fast path. While a frame has one block and one region, subtracting {@code
 * arena.referenceShift} from a reference gives its offset in the block; one index check then
 * refuses a wrong generation and a position outside the block alike, since generations lie 4 GiB
 * apart. It is an index check, and the address is the masked base plus the checked index, because
 * that is the one form that the compiler moves out of loops. Otherwise {@link #locate} searches the
 * regions and blocks.
 *
 * <p>The spatial check is not against the single allocation: the fast path compares with the block,
 * the slow path with what has been taken of it. Where memory is zeroed for the next tenant, all go
 * by the slow path, so that nothing is written where nothing is zeroed.
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
    arena.bump(bytes, Math.max(alignment, 8));
    if (arena.beyondReferences) {
      throw FrameExhaustedException.impossible("a reference reaches the first 4 GiB of its frame");
    }
    return arena.top - BumpArena.up(bytes) - arena.base + arena.referenceShift;
  }

  /**
   * The offset in the block of at most 8 bytes behind the reference; only while {@code
   * arena.referencesNear}.
   *
   * @throws IndexOutOfBoundsException if the fast path does not reach them; {@link #locate} decides
   */
  public static long near(ThreadArena arena, long reference, long offset) {
    if (offset != (int) offset) {
      throw new IndexOutOfBoundsException();
    }
    return Objects.checkIndex(
        reference - arena.referenceShift + offset, arena.referenceLimit & Integer.MAX_VALUE);
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
    if (position < 0 || position > arena.chain.bytes()) {
      return STALE;
    }
    long address = arena.chain.addressOf(position, offset, width, arena.top);
    Placement placement = arena.placement;
    return address > 0 && arena.placed && placement != null
        ? placement.locate(position, offset, width, address)
        : address;
  }

  /** The block of a located address. */
  public static Block blockOf(ThreadArena arena, long address) {
    Placement placement = arena.placement;
    Block placed = arena.placed && placement != null ? placement.blockOf(address) : null;
    return placed != null ? placed : arena.chain.blockOf(address);
  }
}
