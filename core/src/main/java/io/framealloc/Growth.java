package io.framealloc;

import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.frame.SideMemory;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;

/**
 * Makes a collection larger.
 *
 * <p>In place where it ends at the bump pointer and belongs to the innermost region; else by taking
 * new memory and copying. What is older than the innermost region takes memory beside the bump
 * order, since that region will rewind the bump pointer.
 */
final class Growth {

  private static final int FIRST = 16;

  private Growth() {}

  /** The capacity to grow to, for at least {@code needed} elements. */
  static int capacityFor(long needed, int capacity, int stride) {
    if (needed > Memory.INDEX_MASK) {
      throw FrameExhaustedException.impossible("n=" + needed + ", elementBytes=" + stride);
    }
    long doubled = Math.max(needed, Math.max(2L * capacity, FIRST));
    return (int) Math.min(doubled, Memory.INDEX_MASK);
  }

  /** Moves {@code data} to where it has {@code bytes}; it has {@code held}, of them in use. */
  static void grow(FrameData data, long used, long held, long bytes, long alignment) {
    Life life = data.life;
    ThreadArena arena = life.arena;
    boolean innermost = arena.mark == null || arena.mark.life == life;
    if (innermost
        && data.block == arena.block
        && arena.extend(data.address + held, bytes - held)) {
      return;
    }
    long address;
    Block block;
    if (innermost) {
      address = arena.bump(bytes, alignment);
      block = arena.block;
    } else {
      SideMemory side = arena.side();
      address = side.take(bytes, alignment);
      block = side.block();
    }
    Memory.copy(data.block, data.address, block, address, used);
    data.block = block;
    data.address = address;
  }
}
