package io.framealloc;

import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.internal.pool.PoolErrors;
import io.framealloc.internal.pool.Slab;
import io.framealloc.internal.text.ByteSizes;
import java.lang.foreign.MemorySegment;

/** An open slot of a pool. */
abstract sealed class PoolData extends OwnedData permits PoolSlot, PoolBox {

  final Slab slab;
  final int slot;
  final int generation;

  PoolData(Slab slab, int slot, int generation) {
    this.slab = slab;
    this.slot = slot;
    this.generation = generation;
  }

  @Override
  protected final MemorySegment base() {
    return slab.segment;
  }

  @Override
  protected final long at() {
    if (slab.generation(slot) != generation) {
      throw refusal();
    }
    return (long) slot * slab.slotBytes;
  }

  @Override
  final MemorySegment view() {
    return slab.segment.asSlice(at(), slab.requested(slot));
  }

  /** Zeroes what was asked for, unless all memory is zeroed when it is closed. */
  final void zero() {
    try {
      slab.zero(slot);
    } catch (IllegalStateException e) {
      throw explain(e);
    }
  }

  @Override
  final IllegalStateException refusal() {
    return PoolErrors.usedAfterClose(what(), slab.isEnded());
  }

  @Override
  final boolean isReleased() {
    return slab.isReleased();
  }

  private String what() {
    return "sizeClass="
        + ByteSizes.format(slab.size)
        + ", slot="
        + slot
        + slab.history(slot, generation);
  }

  /**
   * Returns the size class.
   *
   * @return bytes of the slot
   */
  public final long sizeClass() {
    return slab.size;
  }

  @Override
  public final boolean isOpen() {
    return slab.isOpen(slot, generation);
  }

  @Override
  public void close() {
    if (!slab.close(slot, generation)) {
      throw closeRefusal();
    }
  }

  /** Closes this, past the queue of its owner if that is full, whatever its policy is. */
  void closeAnyway() {
    claim();
    slab.giveBack(slot);
  }

  /** Closes this, unless the allocator has done so; a full queue refuses nothing. */
  final void closeUnlessEnded() {
    try {
      closeAnyway();
    } catch (OwnershipException e) {
      if (!slab.isEnded()) {
        throw e;
      }
    }
  }

  /** Closes this, without giving the slot back yet. */
  final void claim() {
    if (!slab.claim(slot, generation)) {
      throw closeRefusal();
    }
  }

  private IllegalStateException closeRefusal() {
    return slab.isEnded() ? refusal() : PoolErrors.closedTwice(what());
  }
}
