package io.framealloc;

import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.MemorySegment;

/**
 * Frame memory that holds values of one type.
 *
 * <p>The accessors are in a generated subclass for each value type; the protected methods here are
 * what its code calls.
 *
 * @param <T> the value type
 */
abstract class TypedData<T> extends FrameData {

  /** How many values there are. */
  int size;

  TypedData(Life life, Block block, long address, int size) {
    super(life, block, address);
    this.size = size;
  }

  /** Implemented by no source: there are no subclasses but the generated ones. */
  abstract void generated();

  /**
   * Returns the value type.
   *
   * @return its class, of a primitive the box
   */
  protected abstract Class<T> type();

  /**
   * Returns the size of one value.
   *
   * @return bytes
   */
  protected abstract int stride();

  /**
   * Returns the segment that checked addresses are relative to.
   *
   * @return the whole address space or, without native access, the block
   */
  protected final MemorySegment base() {
    return Memory.base(block);
  }
}
