package io.framealloc;

import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.BlockCache;
import org.jspecify.annotations.Nullable;

/**
 * Where the vectors go that are promoted at one end of a region: small ones share a block, which
 * comes back when the last of them is closed.
 */
final class VectorShelf {

  private static final long LINE = Block.ALIGNMENT;

  private final BlockCache cache;
  private @Nullable Block current;
  private long top;
  private long address;

  VectorShelf(BlockCache cache) {
    this.cache = cache;
  }

  /**
   * Takes {@code bytes} in the returned block, with a share of it, at {@link #address()}.
   *
   * @throws FrameExhaustedException if there is no memory
   */
  Block take(long bytes) {
    long room = Math.max(LINE, (bytes + LINE - 1) & -LINE);
    if (room > BlockCache.SMALLEST / 2) {
      if (bytes > BlockCache.LARGEST) {
        throw FrameExhaustedException.tooLarge(bytes);
      }
      Block own = cache.acquire(room, null);
      address = own.base;
      return own;
    }
    Block block = current;
    if (block == null || room > block.end() - top) {
      clear();
      block = cache.acquire(BlockCache.SMALLEST, null);
      current = block;
      top = block.base;
    }
    address = top;
    top += room;
    cache.share(block, top);
    return block;
  }

  /** Where what was taken last is. */
  long address() {
    return address;
  }

  /** Leaves the block to those who have shares of it. */
  void clear() {
    Block block = current;
    if (block != null) {
      current = null;
      cache.dropShare(block);
    }
  }
}
