package io.framealloc;

import io.framealloc.internal.account.Payer;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a vector between two owners.
 *
 * @param like a vector of the same class, which is dead
 * @param nobody the arena of a token that is dead
 * @param block the memory around it, of which this has a share
 * @param address where it lies
 * @param size how many elements it has
 * @param capacity how many it has room for
 * @param outgrown blocks that it lay in before, and has shares of
 * @param before tokens of threads that may still be in an access
 */
record MovedVector<V extends FrameData>(
    V like,
    ThreadArena nobody,
    Block block,
    long address,
    int size,
    int capacity,
    List<Block> outgrown,
    List<OwnLife> before,
    @Nullable Payer payer) {

  /** Bytes that are paid for. */
  long paidBytes() {
    return (long) capacity * Vectors.stride(like);
  }

  long bytes() {
    return (long) size * Vectors.stride(like);
  }

  V over(Life life) {
    return Vectors.over(like, life, block, address, size, capacity);
  }
}
