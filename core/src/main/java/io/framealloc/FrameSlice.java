package io.framealloc;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.internal.memory.Block;

/**
 * A fixed number of values in frame memory, one behind the other.
 *
 * <h2>Lifetime</h2>
 *
 * Dead when its frame, or the nested scope or checkpoint it was made in, ends; every later use is
 * refused.
 *
 * <h2>Threads</h2>
 *
 * Confined to the thread of its frame.
 *
 * @param <T> the value type; see {@link ValueType}
 * @since 0.1
 */
@FrameScoped
public abstract class FrameSlice<T> extends FrameElements<T> {

  /**
   * For generated classes.
   *
   * @param life says how long the memory lives
   * @param block the memory around it
   * @param address where it lies
   * @param size the number of elements
   */
  @SuppressWarnings("exports") // called by generated classes only
  protected FrameSlice(Life life, Block block, long address, int size) {
    super(life, block, address, size);
  }

  /**
   * Makes another slice of the same generated class.
   *
   * @param life says how long the memory lives
   * @param block the memory around it
   * @param address where it lies
   * @param size the number of elements
   * @return the slice
   */
  @SuppressWarnings("exports") // called by this package only
  protected abstract FrameSlice<T> make(Life life, Block block, long address, int size);
}
