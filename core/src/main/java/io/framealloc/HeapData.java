package io.framealloc;

import io.framealloc.internal.pool.HeapExtent;
import io.framealloc.internal.pool.HeapMemory;
import io.framealloc.internal.pool.PoolErrors;
import io.framealloc.internal.text.ByteSizes;
import java.lang.foreign.MemorySegment;

/** Open memory of its own, of any size; the same checks as {@link PoolData}. */
abstract class HeapData implements AutoCloseable {

  private final HeapMemory heap;
  private final HeapExtent extent;
  private final int generation;

  /** Opens {@code bytes} at a multiple of {@code alignment}. */
  HeapData(HeapMemory heap, long bytes, long alignment) {
    this.heap = heap;
    this.extent = heap.open(bytes, alignment);
    this.generation = extent.generation();
  }

  /** The segment that {@link #at} is an offset in. */
  final MemorySegment base() {
    return extent.segment;
  }

  /** Where the memory starts, after checking that it is open. */
  final long at() {
    if (extent.generation() != generation) {
      throw refusal();
    }
    return 0;
  }

  /** The bytes that were asked for, as a raw segment. */
  final MemorySegment view() {
    return extent.segment.asSlice(at(), extent.requested());
  }

  /** Zeroes what was asked for, unless closed memory is zeroed. */
  final void zero() {
    heap.zero(extent);
  }

  /**
   * What to throw for an access that the JDK refused: the allocator may have been closed between
   * the check and the access.
   */
  final IllegalStateException explain(IllegalStateException refused) {
    return extent.isReleased() ? refusal() : refused;
  }

  private IllegalStateException refusal() {
    return PoolErrors.usedAfterClose(what(), extent.isReleased());
  }

  private String what() {
    return "heapBytes=" + ByteSizes.format(extent.segment.byteSize());
  }

  /**
   * Returns whether the memory is open.
   *
   * @return false after {@link #close}, on whichever thread, and after the allocator's
   */
  public final boolean isOpen() {
    return extent.isOpen(generation);
  }

  /**
   * Gives the memory back; any thread may do so.
   *
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA403} if it is closed already;
   *     {@code FA402} if its allocator is
   */
  @Override
  public final void close() {
    if (!extent.claim(generation)) {
      throw extent.isReleased() ? refusal() : PoolErrors.closedTwice(what());
    }
    heap.giveBack(extent);
  }
}
