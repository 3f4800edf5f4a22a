package io.framealloc;

import io.framealloc.internal.pool.HeapExtent;
import io.framealloc.internal.pool.PoolErrors;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** An open piece of a scratch pool. */
abstract sealed class ScratchData extends OwnedData permits ScratchBox {

  private static final AtomicIntegerFieldUpdater<ScratchData> CLOSED =
      AtomicIntegerFieldUpdater.newUpdater(ScratchData.class, "closed");

  private final ScratchPool pool;
  private final HeapExtent extent;
  private final long offset;
  private final int generation;
  private volatile int closed;

  ScratchData(ScratchPool pool, HeapExtent extent, long offset, int generation) {
    this.pool = pool;
    this.extent = extent;
    this.offset = offset;
    this.generation = generation;
  }

  /**
   * Returns the size of the value.
   *
   * @return bytes
   */
  protected abstract int stride();

  @Override
  protected final MemorySegment base() {
    return extent.segment;
  }

  @Override
  protected final long at() {
    if (!isOpen()) {
      throw refusal();
    }
    return offset;
  }

  @Override
  final MemorySegment view() {
    return extent.segment.asSlice(at(), stride());
  }

  @Override
  final IllegalStateException refusal() {
    return PoolErrors.usedAfterClose(what(), pool.isEnded());
  }

  @Override
  final boolean isReleased() {
    return extent.isReleased();
  }

  private String what() {
    return "scratchPool=" + pool.name() + ", bytes=" + stride();
  }

  @Override
  public final boolean isOpen() {
    return closed == 0 && pool.generation() == generation;
  }

  @Override
  public final void close() {
    if (pool.isEnded()) {
      throw refusal();
    }
    if (pool.generation() != generation || !CLOSED.compareAndSet(this, 0, 1)) {
      throw PoolErrors.closedTwice(what());
    }
  }
}
