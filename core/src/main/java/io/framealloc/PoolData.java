package io.framealloc;

import io.framealloc.internal.pool.Pool;
import io.framealloc.internal.pool.PoolErrors;
import io.framealloc.internal.pool.Slab;
import io.framealloc.internal.pool.SlabOwner;
import io.framealloc.internal.text.ByteSizes;
import java.lang.foreign.MemorySegment;

/**
 * An open slot of a pool.
 *
 * <p>Every access compares the slot's generation, then goes to the slab's own segment, which the
 * JDK checks: a use that races with the close reads, at worst, a slot that is in use again.
 */
abstract class PoolData implements AutoCloseable {

  private final Slab slab;
  private final int slot;
  private final int generation;

  /** Opens a slot for {@code bytes} of this class. */
  PoolData(Pool pool, int sizeClass, int bytes) {
    SlabOwner owner = pool.enter(sizeClass);
    try {
      slab = owner.ready(sizeClass);
      slot = slab.open(bytes);
      generation = slab.generation(slot);
    } finally {
      owner.exit();
    }
  }

  /** The segment that {@link #at} is an offset in. */
  final MemorySegment base() {
    return slab.segment;
  }

  /** Where the slot starts, after checking that it is open. */
  final long at() {
    if (slab.generation(slot) != generation) {
      throw refusal();
    }
    return (long) slot * slab.slotBytes;
  }

  /** The bytes that were asked for, as a raw segment. */
  final MemorySegment view() {
    return slab.segment.asSlice(at(), Math.min(slab.requested(slot), slab.slotBytes));
  }

  /** Zeroes what was asked for, unless every closed slot is zeroed. */
  final void zero() {
    slab.zero(slot);
  }

  /**
   * What to throw for an access that the JDK refused: the allocator may have been closed between
   * the check and the access.
   */
  final IllegalStateException explain(IllegalStateException refused) {
    return slab.isReleased() ? refusal() : refused;
  }

  private IllegalStateException refusal() {
    return PoolErrors.usedAfterClose(what(), slab.isReleased());
  }

  private String what() {
    return "sizeClass=" + ByteSizes.format(slab.slotBytes) + ", slot=" + slot;
  }

  /**
   * Returns the size class.
   *
   * @return bytes of the slot
   */
  public final long sizeClass() {
    return slab.slotBytes;
  }

  /**
   * Returns whether the slot is open.
   *
   * @return false after {@link #close}, on whichever thread, and after the allocator's
   */
  public final boolean isOpen() {
    return slab.isOpen(slot, generation);
  }

  /**
   * Gives the slot back; any thread may do so.
   *
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA403} if it is closed already;
   *     {@code FA402} if its allocator is
   */
  @Override
  public final void close() {
    if (!slab.claim(slot, generation)) {
      throw closeRefusal();
    }
    slab.giveBack(slot);
  }

  private IllegalStateException closeRefusal() {
    return slab.isReleased() ? refusal() : PoolErrors.closedTwice(what());
  }
}
