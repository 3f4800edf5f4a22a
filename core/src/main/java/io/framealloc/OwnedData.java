package io.framealloc;

import java.lang.foreign.MemorySegment;

/**
 * Native memory that its user owns, from opening to closing, on whichever thread.
 *
 * <p>Every access compares a generation, then goes to a segment of a shared arena, which the JDK
 * checks: a use that races with the close reads, at worst, memory that is in use again.
 */
abstract sealed class OwnedData extends ValueCode implements AutoCloseable
    permits PoolData, HeapData, ScratchData {

  OwnedData() {}

  /**
   * Returns the segment that {@link #at} is an offset in.
   *
   * @return the slab, or the extent
   */
  protected abstract MemorySegment base();

  /**
   * Checks that this is open.
   *
   * @return where it starts, in {@link #base}
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if it is closed
   */
  protected abstract long at();

  /** The bytes that were asked for, as a raw segment. */
  abstract MemorySegment view();

  /** The error of a use after the close. */
  abstract IllegalStateException refusal();

  /** Whether the memory is gone: the allocator was closed. */
  abstract boolean isReleased();

  /**
   * Returns whether this is open.
   *
   * @return false after {@link #close}, on whichever thread, and after the allocator's
   */
  public abstract boolean isOpen();

  /**
   * Gives the memory back; any thread may do so.
   *
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA403} if this is closed already;
   *     {@code FA402} if its allocator is
   */
  @Override
  public abstract void close();

  /**
   * Returns what to throw for an access that the JDK refused: the allocator may have been closed
   * between the check and the access.
   *
   * @param refused what the JDK threw
   * @return that, or an error that says so
   */
  protected final IllegalStateException explain(IllegalStateException refused) {
    return isReleased() ? refusal() : refused;
  }
}
