package io.framealloc.internal.frame;

import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.BlockCache;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Frame memory outside the bump order.
 *
 * <p>A vector of an outer region that grows while a nested scope is open must not take memory that
 * the nested scope rewinds. It takes it here, where nothing is rewound before the frame ends.
 */
public final class SideMemory {

  private final ThreadArena arena;
  private final BlockChain chain;
  private long top;
  private @Nullable Block taken;

  SideMemory(ThreadArena arena) {
    this.arena = arena;
    this.chain = new BlockChain(arena.config.cache());
  }

  /** Takes {@code bytes}; afterwards {@link #block()} is the block of the returned address. */
  public long take(long bytes, long alignment) {
    arena.admit(bytes, bytes);
    if (chain.at() < 0 || bytes > chain.current().end() - aligned(alignment)) {
      top = chain.advance(bytes + alignment, BlockCache.SMALLEST, top, arena).base;
    }
    long start = aligned(alignment);
    top = start + bytes;
    arena.usedAside(bytes);
    Placement placement = arena.placement;
    if (arena.placed && placement != null) {
      start = placement.placeAside(bytes, alignment);
      taken = placement.block();
    } else {
      taken = chain.current();
    }
    arena.see(taken, start, bytes);
    return start;
  }

  private long aligned(long alignment) {
    return (top + alignment - 1) & -alignment;
  }

  /** The block of the address taken last. */
  public Block block() {
    return Objects.requireNonNull(taken);
  }

  void release() {
    if (chain.count() > 0) {
      Block first = chain.block(0);
      chain.backTo(0, first.base, top);
      chain.releaseAll();
    }
  }

  void forget() {
    chain.forget();
  }
}
