package io.framealloc;

import io.framealloc.annotation.MustClose;
import io.framealloc.internal.pool.HeapExtent;
import io.framealloc.internal.pool.HeapMemory;
import java.lang.foreign.MemorySegment;

/**
 * Raw native memory of any size.
 *
 * <h2>Lifetime</h2>
 *
 * From {@link SmartAlloc#heapAlloc} to {@link #close}, over any number of frames. One that is never
 * closed is reported when its allocator is closed, which ends it.
 *
 * <h2>Threads</h2>
 *
 * May be passed between threads and is used by one at a time; any thread may close it.
 *
 * @since 0.1
 */
@MustClose
public final class HeapSlot extends HeapData {

  HeapSlot(HeapMemory heap, HeapExtent extent, int generation) {
    super(heap, extent, generation);
  }

  /**
   * Returns the bytes that were asked for.
   *
   * <p>Do not use the segment once this is closed: unlike this object it cannot tell, and reads
   * what the memory is then used for. It is refused by the JDK when the memory is freed.
   *
   * @return a segment that any thread may access
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public MemorySegment segment() {
    return view();
  }
}
