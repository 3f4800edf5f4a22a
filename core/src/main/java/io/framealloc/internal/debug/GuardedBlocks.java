package io.framealloc.internal.debug;

import io.framealloc.diagnostics.CorruptionException;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.BlockCache;
import io.framealloc.internal.memory.Poison;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one frame in debug mode, with what lies in them and what has been given back.
 *
 * <p>Within a frame nothing is used twice, not even after a rollback, until there are more blocks
 * than {@link #MOST_BYTES}; then those come round again in which nothing is in use.
 */
final class GuardedBlocks {

  /** How much a frame may take before it uses blocks again. */
  static final long MOST_BYTES = 64L << 20;

  private static final long MOST_KEPT = 1L << 20;

  private static final class Space {
    final Block block;
    final List<Allocation> freed = new ArrayList<>();
    long top;
    int live;

    Space(Block block) {
      this.block = block;
      this.top = block.base;
    }
  }

  private final BlockCache cache;
  private final Block.Holder holder;
  private final Deque<Space> spaces = new ArrayDeque<>();
  private long bytes;

  GuardedBlocks(BlockCache cache, Block.Holder holder) {
    this.cache = cache;
    this.holder = holder;
  }

  /** Size of all blocks in bytes. */
  long bytes() {
    return bytes;
  }

  /** Gives an allocation its place. */
  void place(Allocation allocation, long size, boolean zeroed) {
    long most = size + Math.max(allocation.alignment, Long.BYTES) + 3L * Poison.GUARD_BYTES;
    Space space = spaces.peekLast();
    if (space == null || most > space.block.end() - space.top) {
      space = nextSpace(most);
    }
    long alignment = Math.max(allocation.alignment, Long.BYTES);
    long start = (space.top + Poison.GUARD_BYTES + alignment - 1) & -alignment;
    long to = ((start + size + Long.BYTES - 1) & -Long.BYTES) + Poison.GUARD_BYTES;
    allocation.placedAt(space.block, space.top, start, size, to);
    space.top = to;
    space.live++;
    allocation.poisonFresh(zeroed);
  }

  private Space nextSpace(long most) {
    if (bytes > MOST_BYTES) {
      for (Space each : spaces) {
        if (each.live == 0 && !each.block.isShared() && most <= each.block.size) {
          each.freed.clear();
          each.top = each.block.base;
          spaces.remove(each);
          spaces.addLast(each);
          return each;
        }
      }
    }
    Space last = spaces.peekLast();
    long wish = last == null ? 0 : Math.min(2 * last.block.size, MOST_BYTES);
    Block block = cache.acquire(Math.max(most, wish), holder);
    Space space = new Space(block);
    spaces.addLast(space);
    bytes += block.size;
    return space;
  }

  /** The block around an address, or null. */
  @Nullable Block blockOf(long address) {
    Space space = spaceOf(address);
    return space == null ? null : space.block;
  }

  private @Nullable Space spaceOf(long address) {
    for (Space each : spaces) {
      if (address >= each.block.base && address < each.block.end()) {
        return each;
      }
    }
    return null;
  }

  /** Takes an allocation back; it stays as it is for as long as this is in quarantine. */
  void free(Allocation allocation) {
    allocation.poisonFreed();
    Space space = spaceOf(allocation.address);
    if (space != null) {
      space.live--;
      space.freed.add(allocation);
    }
  }

  /** Gives up the blocks of which parts outlive the frame. */
  void giveUpShared() {
    for (Space each : List.copyOf(spaces)) {
      if (each.block.isShared()) {
        spaces.remove(each);
        bytes -= each.block.size;
        cache.dropHolder(each.block);
      }
    }
  }

  /** What was changed after it was given back, or null. */
  @Nullable CorruptionException checkFreed(long now) {
    for (Space space : spaces) {
      for (Allocation each : space.freed) {
        CorruptionException broken = each.checkFreed(now);
        if (broken != null) {
          return broken;
        }
      }
    }
    return null;
  }

  /** Keeps a small block for another frame, and gives back the others. */
  void recycle() {
    Space kept = spaces.pollFirst();
    release();
    if (kept != null && kept.block.size <= MOST_KEPT) {
      kept.freed.clear();
      kept.live = 0;
      kept.top = kept.block.base;
      spaces.add(kept);
      bytes = kept.block.size;
    } else if (kept != null) {
      cache.release(kept.block, kept.block.size);
    }
  }

  /** Gives all blocks back. */
  void release() {
    for (Space each : spaces) {
      cache.release(each.block, each.block.size);
    }
    forget();
  }

  /** Forgets all blocks. */
  void forget() {
    spaces.clear();
    bytes = 0;
  }
}
