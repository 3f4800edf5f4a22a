package io.framealloc;

import io.framealloc.annotation.MustClose;
import io.framealloc.internal.memory.Memory;
import io.framealloc.internal.pool.Slab;
import java.lang.foreign.MemorySegment;
import java.util.function.UnaryOperator;

/**
 * One value in a pool, or a vector that was {@linkplain TransferHandle#receive received}.
 *
 * <p>Of a received vector {@link #get} is the vector itself, not a copy, and belongs to the thread
 * that calls it: when another thread calls it, that has the vector from then on, and the vector
 * object of the thread before is dead. {@link #set} copies the elements of another vector into it,
 * and {@link #segment} is the vector's, confined to the thread. If it is closed by a thread that
 * does not have it, its memory is given back when the thread that has it next sends, takes out or
 * closes a vector or {@linkplain SmartAlloc#trim trims}, or ends.
 *
 * <h2>Lifetime</h2>
 *
 * From {@link SmartAlloc#poolBox(Object)} to {@link #close}, over any number of frames. One that is
 * never closed is reported when its allocator is closed, which ends it.
 *
 * <h2>Threads</h2>
 *
 * May be passed between threads and is used by one at a time; any thread may close it.
 *
 * @param <T> the value type: a primitive's box, an enum, or a record of such and of fixed-length
 *     arrays of them; see {@link ValueType}
 * @since 0.1
 */
@MustClose
public abstract non-sealed class PoolBox<T> extends PoolData {

  /**
   * For generated classes.
   *
   * @param slab the slab around it
   * @param slot which slot of the slab
   * @param generation the generation it was opened with
   */
  @SuppressWarnings("exports") // called by generated classes only
  protected PoolBox(Slab slab, int slot, int generation) {
    super(slab, slot, generation);
  }

  /** Implemented by generated classes, and for memory that no slot holds. */
  abstract void generated();

  /**
   * Makes another box of the same generated class.
   *
   * @param slab the slab around it
   * @param slot which slot of the slab
   * @param generation the generation it was opened with
   * @return the box
   */
  @SuppressWarnings("exports") // called by this package only
  protected abstract PoolBox<T> make(Slab slab, int slot, int generation);

  /**
   * Returns the value type.
   *
   * @return its class, of a primitive the box
   */
  protected abstract Class<T> type();

  /**
   * Returns the size of the value.
   *
   * @return bytes
   */
  protected abstract int stride();

  /**
   * Reads the value.
   *
   * @return the value; a new object if {@code T} is a record
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public abstract T get();

  /**
   * Writes the value.
   *
   * @param value the new value
   * @throws NullPointerException if it, or a component of it, is null
   * @throws IllegalArgumentException if an array in it has not the length that {@link
   *     io.framealloc.annotation.Length} declares
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public abstract void set(T value);

  /**
   * Replaces the value by a function of it.
   *
   * @param function given the value, returns the new one; what it throws is passed on, and the
   *     value is then as it was
   * @throws NullPointerException if the function returns null
   * @throws IllegalArgumentException if an array in the new value has a wrong length
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public abstract void update(UnaryOperator<T> function);

  /**
   * Returns the memory of the value as a raw segment with {@link ValueType#layout()}.
   *
   * <p>Do not use the segment once this is closed: unlike this object it cannot tell, and reads
   * what the memory is then used for.
   *
   * @return a segment that any thread may access
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public MemorySegment segment() {
    return view();
  }

  /** Where {@link #offset} is an offset in. */
  MemorySegment memory() {
    return base();
  }

  /** Where the value starts; refused if this is closed. */
  long offset() {
    return at();
  }

  /** How many bytes a transfer of this hands over. */
  long bytes() {
    return stride();
  }

  /** Room for a copy in a frame of the current thread; needs nothing but what never changes. */
  FrameBox<T> reserveIn(Frame frame) {
    return frame.alloc(type());
  }

  /** Makes the copy. */
  void copyTo(FrameBox<T> reserved) {
    long to = Memory.locate(reserved.block, reserved.address);
    MemorySegment.copy(memory(), offset(), Memory.base(reserved.block), to, stride());
  }

  /**
   * Returns the text of the value.
   *
   * @return as {@code get().toString()}
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  @Override
  public final String toString() {
    return get().toString();
  }
}
