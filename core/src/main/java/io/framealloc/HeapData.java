package io.framealloc;

import io.framealloc.internal.pool.HeapExtent;
import io.framealloc.internal.pool.HeapMemory;
import io.framealloc.internal.pool.PoolErrors;
import io.framealloc.internal.text.ByteSizes;
import java.lang.foreign.MemorySegment;

/** An open extent of native memory, of any size. */
abstract sealed class HeapData extends OwnedData permits HeapSlot, HeapBox {

  private final HeapMemory heap;
  private final HeapExtent extent;
  private final int generation;

  HeapData(HeapMemory heap, HeapExtent extent, int generation) {
    this.heap = heap;
    this.extent = extent;
    this.generation = generation;
  }

  @Override
  protected final MemorySegment base() {
    return extent.segment;
  }

  @Override
  protected final long at() {
    if (extent.generation() != generation) {
      throw refusal();
    }
    return 0;
  }

  @Override
  final MemorySegment view() {
    return extent.segment.asSlice(at(), extent.requested());
  }

  @Override
  final IllegalStateException refusal() {
    return PoolErrors.usedAfterClose(what(), extent.isEnded());
  }

  @Override
  final boolean isReleased() {
    return extent.isReleased();
  }

  private String what() {
    return "heap=" + ByteSizes.format(extent.segment.byteSize()) + extent.history(generation);
  }

  @Override
  public final boolean isOpen() {
    return extent.isOpen(generation);
  }

  @Override
  public final void close() {
    if (!closeIfOpen()) {
      throw extent.isEnded() ? refusal() : PoolErrors.closedTwice(what());
    }
  }

  /** Closes this, unless it is closed; false if it is. */
  final boolean closeIfOpen() {
    boolean mine = extent.claim(generation);
    if (mine) {
      heap.giveBack(extent);
    }
    return mine;
  }
}
