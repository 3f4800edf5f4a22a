package io.framealloc;

import io.framealloc.annotation.MustClose;
import io.framealloc.internal.pool.Slab;
import java.lang.foreign.MemorySegment;

/**
 * Raw memory from a pool.
 *
 * <h2>Lifetime</h2>
 *
 * From {@link SmartAlloc#poolAlloc(long)} to {@link #close}, over any number of frames. One that is
 * never closed is reported when its allocator is closed, which ends it.
 *
 * <h2>Threads</h2>
 *
 * May be passed between threads and is used by one at a time; any thread may close it.
 *
 * @since 0.1
 */
@MustClose
public final class PoolSlot extends PoolData {

  PoolSlot(Slab slab, int slot, int generation) {
    super(slab, slot, generation);
  }

  /**
   * Returns the bytes that were asked for.
   *
   * <p>Do not use the segment once this is closed: unlike this object it cannot tell, and reads
   * what the slot is then used for. It is refused by the JDK when the allocator is closed.
   *
   * @return a segment that any thread may access
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public MemorySegment segment() {
    return view();
  }
}
