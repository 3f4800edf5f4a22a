package io.framealloc;

import io.framealloc.annotation.MustClose;
import io.framealloc.internal.pool.HeapExtent;
import io.framealloc.internal.pool.HeapMemory;
import java.lang.foreign.MemorySegment;
import java.util.function.UnaryOperator;

/**
 * One value in native memory of its own, however large.
 *
 * <h2>Lifetime</h2>
 *
 * From {@link SmartAlloc#heapBox(Object)} to {@link #close}, over any number of frames. One that is
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
public abstract non-sealed class HeapBox<T> extends HeapData {

  /**
   * For generated classes.
   *
   * @param heap takes the memory back
   * @param extent the memory
   * @param generation the generation it was opened with
   */
  @SuppressWarnings("exports") // called by generated classes only
  protected HeapBox(HeapMemory heap, HeapExtent extent, int generation) {
    super(heap, extent, generation);
  }

  /** Implemented by no source: there are no subclasses but the generated ones. */
  abstract void generated();

  /**
   * Makes another box of the same generated class.
   *
   * @param heap takes the memory back
   * @param extent the memory
   * @param generation the generation it was opened with
   * @return the box
   */
  @SuppressWarnings("exports") // called by this package only
  protected abstract HeapBox<T> make(HeapMemory heap, HeapExtent extent, int generation);

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
  public final MemorySegment segment() {
    return view();
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
