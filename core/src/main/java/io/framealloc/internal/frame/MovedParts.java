package io.framealloc.internal.frame;

import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.BlockCache;

/**
 * Moves memory out of a frame, to outlive it.
 *
 * <p>The block is shared then: the frame goes on with it, above the part that was moved, even after
 * a rollback; when the frame ends, the arena gives up its share and goes on with another block.
 */
public final class MovedParts {

  private MovedParts() {}

  /** Whether the blocks of {@code arena} are lent by {@code cache}. */
  public static boolean goBackTo(BlockCache cache, ThreadArena arena) {
    return arena.config.cache() == cache;
  }

  /** Moves an allocation out of the open frame; it has a share of the block then. */
  public static void moveOut(ThreadArena arena, Block block, long address, long bytes) {
    arena.rare();
    if (arena.placed && arena.placement != null) {
      arena.placement.movedOut(address);
    }
    arena.config.cache().share(block, address + bytes);
  }
}
