package io.framealloc.internal.frame;

import io.framealloc.internal.memory.Block;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Where the allocations of one thread's frames lie, if not where the pointer is.
 *
 * <p>The pointer moves on as ever, so positions, statistics, budgets and overflows are the same
 * with and without a placement; the memory itself comes from elsewhere, with room around it.
 *
 * <h2>Threads</h2>
 *
 * Only the thread of the arena calls this, but for {@link #forget}.
 */
public abstract class Placement {

  /** For subclasses. */
  protected Placement() {}

  /**
   * A frame has begun; or this was attached while one was open.
   *
   * @return whether its allocations are to be placed
   */
  protected abstract boolean began(ThreadArena arena);

  /**
   * Places the allocation with a number, from 1 on in each frame, at {@code position} in bump
   * order; {@link #block} is its block then.
   *
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no memory for it
   */
  protected abstract long place(long position, long number, long bytes, long alignment);

  /** Places an allocation that lasts until the frame ends. */
  protected abstract long placeAside(long bytes, long alignment);

  /** Takes an allocation from the JDK. */
  protected abstract MemorySegment fresh(Arena scope, long number, long bytes, long alignment);

  /** Moves {@code used} bytes of an allocation to where {@code bytes} are. */
  protected abstract long move(long address, long used, long bytes);

  /** The block of what was placed last. */
  protected abstract Block block();

  /** The position in bump order of an allocation; negative if it has none. */
  protected abstract long positionOf(long address);

  /**
   * The address of {@code width} bytes at {@code offset} from a position; {@link
   * References#OUTSIDE} if they leave the allocation; {@code unplaced} if nothing was placed there.
   */
  protected abstract long locate(long position, long offset, long width, long unplaced);

  /** The block around an address; null if it is none of this. */
  protected abstract @Nullable Block blockOf(long address);

  /** An allocation outlives the frame. */
  protected abstract void movedOut(long address);

  /** Looks at the allocations after number {@code since}; returns what is broken, or null. */
  protected abstract @Nullable RuntimeException check(long since);

  /** The allocations after number {@code since} have ended. */
  protected abstract void rewound(long since);

  /** The frame has ended. */
  protected abstract void ended();

  /** Gives all blocks back. */
  protected abstract void release();

  /** Forgets all blocks; the cache has taken them back itself. */
  protected abstract void forget();
}
