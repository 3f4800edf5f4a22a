package io.framealloc.internal.frame;

import io.framealloc.internal.memory.Block;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The generations of one arena: every frame, nested scope and checkpoint has its own.
 *
 * <p>They come from one counter of the whole process, in chunks, so no two regions of any thread or
 * allocator share one. The current one is not stored by itself but inside {@code
 * arena.referenceShift}, what turns an offset in the current block into a reference: a frame then
 * moves on by one addition, and sees the end of its chunk by one compare.
 *
 * <p>Wrap. The counter has 64 bits, a reference holds 32 of them. Each time these start anew,
 * positions start one window of 128 MiB further; a reference that is older by exactly 2^32 regions
 * then lies outside the frame and is refused.
 */
final class Generations {

  /** What the shift moves on by from one generation to the next. */
  static final long STEP = 1L << 32;

  private static final long WINDOW = 128L << 20;
  private static final long FAST_REACH = 1L << 31;
  private static final int CHUNK = 1024;
  private static final int CHUNK_VIRTUAL = 16;
  private static final AtomicLong NEXT = new AtomicLong(1);

  private long chunkFirst;
  private int chunkSize;
  private int last;
  private long placed;
  private long window;

  /** Moves the counter, so that a test can reach its wrap. */
  static void skipTo(long generation) {
    NEXT.set(generation);
  }

  /** The generation of the current region. */
  int current(ThreadArena arena) {
    return (int) ((arena.referenceShift - placed) >>> 32);
  }

  /** Where the positions of the current chunk start. */
  long window() {
    return window;
  }

  /** Returns whether the next frame needs a new chunk. */
  boolean areUsedUp(ThreadArena arena) {
    return newestIndex(arena) + 1 >= chunkSize;
  }

  /** Goes on to a generation that no region has had. */
  void next(ThreadArena arena) {
    last = newestIndex(arena) + 1;
    if (last >= chunkSize) {
      takeChunk(arena);
    }
    place(arena, (int) chunkFirst + last);
  }

  /** Goes back to the newest generation, after regions inside the frame have ended. */
  void newest(ThreadArena arena) {
    last = newestIndex(arena);
    window = windowOf(chunkFirst);
    place(arena, (int) chunkFirst + last);
  }

  /** Goes back to the generation of an outer region. */
  void restore(ThreadArena arena, int generation, long itsWindow) {
    last = newestIndex(arena);
    window = itsWindow;
    place(arena, generation);
  }

  /** Keeps the generation, in another block. */
  void rebase(ThreadArena arena) {
    place(arena, current(arena));
  }

  private int newestIndex(ThreadArena arena) {
    return Math.max(last, current(arena) - (int) chunkFirst);
  }

  private void takeChunk(ThreadArena arena) {
    chunkSize = arena.thread().isVirtual() ? CHUNK_VIRTUAL : CHUNK;
    chunkFirst = NEXT.getAndAdd(chunkSize);
    while ((int) chunkFirst <= 0 && (int) chunkFirst > -chunkSize) {
      chunkFirst = NEXT.getAndAdd(chunkSize);
    }
    last = 0;
    window = windowOf(chunkFirst);
  }

  private static long windowOf(long counter) {
    return ((counter >>> 32) * WINDOW) & (STEP - 1);
  }

  private void place(ThreadArena arena, int generation) {
    Block block = arena.current;
    placed = arena.chain.offsetOf(block.base) + window;
    arena.referenceShift = ((long) generation << 32) + placed;
    arena.referenceShiftEnd = ((chunkFirst + chunkSize) << 32) + placed;
    arena.beyondReferences = placed + block.size > STEP;
    arena.referenceLimit = block.size - Long.BYTES + 1;
    arena.referencesNear =
        arena.chain.at() == 0
            && arena.mark == null
            && arena.adopted == null
            && block.size <= FAST_REACH
            && !arena.placed
            && !arena.config.cache().zeroes();
  }
}
