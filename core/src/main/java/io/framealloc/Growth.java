package io.framealloc;

import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.frame.Mark;
import io.framealloc.internal.frame.SideMemory;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;

/**
 * Makes a vector of values larger.
 *
 * <p>In place where it ends at the bump pointer and belongs to the innermost region; else by taking
 * new memory and copying. What is older than the innermost region takes memory beside the bump
 * order, since that region will rewind the bump pointer. A refused growth changes nothing.
 */
final class Growth {

  private static final int FIRST = 16;

  private Growth() {}

  /** The capacity to wish for when {@code capacity} is used up. */
  static long twice(int capacity) {
    return Math.max(FIRST, 2L * capacity);
  }

  /**
   * Gives {@code data} room for at least {@code needed} elements, for {@code wished} if possible.
   *
   * @return the new capacity
   */
  static int grow(TypedData<?> data, long stride, int capacity, long needed, long wished) {
    if (needed > Memory.INDEX_MASK) {
      throw FrameExhaustedException.impossible("n=" + needed + ", elementBytes=" + stride);
    }
    long best = Math.min(Math.max(needed, wished), Memory.INDEX_MASK);
    ThreadArena arena = data.life.arena;
    Mark mark = arena.mark;
    if (mark != null && mark.life != data.life) {
      SideMemory side = arena.side();
      long address = side.take(best * stride, Long.BYTES);
      return move(data, stride, side.block(), address, best);
    }
    if (data.block == arena.block) {
      long extended = extend(arena, data.address, stride, capacity, needed, best);
      if (extended > 0) {
        return (int) extended;
      }
    }
    return bump(data, arena, stride, needed, best);
  }

  private static long extend(
      ThreadArena arena, long address, long stride, long capacity, long needed, long best) {
    long end = address + capacity * stride;
    for (long n = best; n > needed; n = Math.max(needed, (n + capacity) >> 1)) {
      if (arena.extend(end, (n - capacity) * stride)) {
        return n;
      }
    }
    return arena.extend(end, (needed - capacity) * stride) ? needed : 0;
  }

  private static int bump(
      TypedData<?> data, ThreadArena arena, long stride, long needed, long best) {
    long address;
    long elements = best;
    try {
      address = arena.bump(best * stride, Long.BYTES);
    } catch (FrameExhaustedException e) {
      if (needed == best) {
        throw e;
      }
      elements = needed;
      address = arena.bump(needed * stride, Long.BYTES);
    }
    return move(data, stride, arena.block, address, elements);
  }

  private static int move(
      TypedData<?> data, long stride, Block block, long address, long elements) {
    Memory.copy(data.block, data.address, block, address, data.size * stride);
    data.block = block;
    data.address = address;
    return (int) elements;
  }
}
