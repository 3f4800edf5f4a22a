package io.framealloc.internal.frame;

import io.framealloc.internal.memory.BlockCache;

/**
 * What every thread arena of one allocator has in common.
 *
 * @param cache lends the blocks
 * @param capacity bytes of one frame before the overflow policy applies
 * @param firstBlock bytes of a platform thread's first block
 * @param overflow what happens beyond the capacity
 */
public record ArenaConfig(
    BlockCache cache, long capacity, long firstBlock, OverflowPolicy overflow) {

  /** What happens when a frame is full. */
  public enum OverflowPolicy {
    GROW,
    SPILL,
    FAIL
  }
}
