package io.framealloc;

import io.framealloc.diagnostics.BudgetExceededException;
import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.frame.Mark;
import io.framealloc.internal.frame.SideMemory;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;

/**
 * Makes a vector larger.
 *
 * <p>In place where it ends at the bump pointer and belongs to the innermost region; else by taking
 * new memory and copying. Memory of a cache line or more starts at one, which is worth up to 1.6
 * times the speed in loops over two vectors; so an empty vector takes its first memory anew. What
 * is older than the innermost region takes memory beside the bump order, since that region will
 * rewind the bump pointer. A refused growth changes nothing.
 */
final class Growth {

  private static final int FIRST = 16;
  private static final int CACHE_LINE = 64;

  private Growth() {}

  /** Where a vector of so many bytes starts. */
  static long alignment(long bytes) {
    return bytes < CACHE_LINE ? Long.BYTES : CACHE_LINE;
  }

  /** The capacity to wish for when {@code capacity} is used up. */
  static long twice(int capacity) {
    return Math.max(FIRST, 2L * capacity);
  }

  /**
   * Gives {@code data}, which uses {@code used} bytes, room for at least {@code needed} elements,
   * for {@code wished} if possible.
   *
   * @return the new capacity
   */
  static int grow(FrameData data, long used, long stride, int capacity, long needed, long wished) {
    if (needed > Memory.INDEX_MASK) {
      throw FrameExhaustedException.impossible("n=" + needed + ", elementBytes=" + stride);
    }
    long best = Math.min(Math.max(needed, wished), Memory.INDEX_MASK);
    if (data.life instanceof OwnLife own) {
      return own.box.grow(data, used, stride, needed, best);
    }
    ThreadArena arena = data.life.arena;
    Mark mark = arena.mark;
    if (mark != null && mark.life != data.life) {
      SideMemory side = arena.side();
      long address = side.take(best * stride, alignment(best * stride));
      return move(data, used, side.block(), address, best);
    }
    if (capacity > 0 && arena.mayEndAtTop(data.block)) {
      long start = arena.inOrder(data.address);
      long extended = extend(arena, start, stride, capacity, needed, best);
      if (extended > 0) {
        if (arena.placesApart() && start != data.address) {
          data.address = arena.moveExtended(data.address, used, extended * stride);
          data.block = arena.block;
        }
        return (int) extended;
      }
    }
    return bump(data, used, arena, stride, needed, best);
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
      FrameData data, long used, ThreadArena arena, long stride, long needed, long best) {
    long address;
    long elements = best;
    try {
      address = bump(arena, best * stride);
    } catch (FrameExhaustedException | BudgetExceededException e) {
      if (needed == best) {
        throw e;
      }
      elements = needed;
      address = bump(arena, needed * stride);
    }
    return move(data, used, arena.block, address, elements);
  }

  private static long bump(ThreadArena arena, long bytes) {
    return arena.bump(bytes, alignment(bytes));
  }

  private static int move(FrameData data, long used, Block block, long address, long elements) {
    Memory.copy(data.block, data.address, block, address, used);
    data.block = block;
    data.address = address;
    return (int) elements;
  }
}
