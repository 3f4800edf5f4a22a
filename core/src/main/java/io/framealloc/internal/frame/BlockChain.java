package io.framealloc.internal.frame;

import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.BlockCache;
import io.framealloc.internal.memory.Memory;
import java.util.Arrays;

/**
 * The blocks that one thread arena bumps through, in order, and the spare ones behind.
 *
 * <p>Only the owner's thread comes here. In its steady state the chain is one block; a frame that
 * outgrew it leaves several, which the arena replaces by a single larger one when the frame ends.
 */
final class BlockChain {

  private final BlockCache cache;
  private Block[] blocks = new Block[2];
  private long[] tops = new long[2];
  private int count;
  private int at = -1;

  BlockChain(BlockCache cache) {
    this.cache = cache;
  }

  /** The index of the block that is bumped now. */
  int at() {
    return at;
  }

  int count() {
    return count;
  }

  Block current() {
    return blocks[at];
  }

  Block block(int index) {
    return blocks[index];
  }

  /** Total size in bytes. */
  long bytes() {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += blocks[i].size;
    }
    return sum;
  }

  /** Goes on to a block with room for {@code bytes}: a spare one if it fits, else a new one. */
  Block advance(long bytes, long preferred, long top, Block.Holder holder) {
    for (int i = at + 1; i < count; i++) {
      if (blocks[i].size >= bytes) {
        Block found = blocks[i];
        blocks[i] = blocks[at + 1];
        blocks[at + 1] = found;
        return enter(top);
      }
    }
    return add(acquire(bytes, Math.max(bytes, preferred), holder), top);
  }

  /** Goes on to a new block that is freed when the chain gives it back. */
  Block spill(long bytes, long top, Block.Holder holder) {
    return add(cache.acquireOnce(bytes, holder), top);
  }

  private Block acquire(long bytes, long preferred, Block.Holder holder) {
    try {
      return cache.acquire(preferred, holder);
    } catch (FrameExhaustedException e) {
      if (bytes > preferred >> 1) {
        throw e;
      }
      return cache.acquire(bytes, holder);
    }
  }

  private Block add(Block block, long top) {
    if (count == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * count);
      tops = Arrays.copyOf(tops, 2 * count);
    }
    if (at + 1 < count) {
      blocks[count] = blocks[at + 1];
    }
    blocks[at + 1] = block;
    count++;
    return enter(top);
  }

  private Block enter(long top) {
    if (at >= 0) {
      tops[at] = top;
    }
    at++;
    return blocks[at];
  }

  /**
   * Goes back to block {@code index}; zeroes what was written behind it if so configured. Parts
   * that were moved to others are theirs: nothing is zeroed below them, and the blocks around them
   * are given up.
   */
  void backTo(int index, long newTop, long top) {
    tops[at] = top;
    if (cache.zeroes()) {
      long from = blocks[index].behindMoved(newTop);
      Memory.zero(blocks[index], from, tops[index] - from);
      for (int i = index + 1; i <= at; i++) {
        if (!blocks[i].isShared()) {
          Memory.zero(blocks[i], blocks[i].base, tops[i] - blocks[i].base);
        }
      }
    }
    giveUpShared(index + 1);
    at = index;
  }

  private void giveUpShared(int from) {
    int kept = from;
    for (int i = from; i < count; i++) {
      if (blocks[i].isShared()) {
        cache.dropHolder(blocks[i]);
      } else {
        blocks[kept++] = blocks[i];
      }
    }
    Arrays.fill(blocks, kept, count, null);
    count = kept;
  }

  /** The position of an address of the current block, counted over the whole chain. */
  long offsetOf(long address) {
    long before = 0;
    for (int i = 0; i < at; i++) {
      before += blocks[i].size;
    }
    return before + address - blocks[at].base;
  }

  /** The address at a position, counted over the whole chain. */
  long addressAt(long position) {
    long inside = position;
    int i = 0;
    while (i < at && inside >= blocks[i].size) {
      inside -= blocks[i].size;
      i++;
    }
    return blocks[i].base + inside;
  }

  /**
   * The address of {@code width} bytes at {@code from + offset}, counted over the whole chain; or
   * {@link References#OUTSIDE} unless they lie in the used part of the block that holds {@code
   * from}.
   */
  long addressOf(long from, long offset, long width, long top) {
    long inside = from;
    int i = 0;
    while (i < at && inside >= blocks[i].size) {
      inside -= blocks[i].size;
      i++;
    }
    long used = (i == at ? top : tops[i]) - blocks[i].base;
    if (inside > used || offset < -inside || offset > used - width - inside) {
      return References.OUTSIDE;
    }
    return blocks[i].base + inside + offset;
  }

  /** The block that holds an address. */
  Block blockOf(long address) {
    int i = at;
    while (i > 0 && (address < blocks[i].base || address >= blocks[i].end())) {
      i--;
    }
    return blocks[i];
  }

  /** Gives every block back. Nothing in them is reachable or unzeroed any more. */
  void releaseAll() {
    for (int i = 0; i < count; i++) {
      if (blocks[i].isShared()) {
        cache.dropHolder(blocks[i]);
      } else {
        cache.release(blocks[i], 0);
      }
    }
    forget();
  }

  /** Forgets the blocks; the cache has taken them back itself. */
  void forget() {
    Arrays.fill(blocks, 0, count, null);
    count = 0;
    at = -1;
  }
}
