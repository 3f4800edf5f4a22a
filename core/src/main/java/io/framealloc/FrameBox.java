package io.framealloc;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.MemorySegment;
import java.util.function.UnaryOperator;

/**
 * One value in frame memory.
 *
 * <p>A box that stays local to a method is removed by the compiler; only one that is stored
 * somewhere costs an object on the Java heap.
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
 * @param <T> the value type: a primitive's box, an enum, or a record of such and of fixed-length
 *     arrays of them; see {@link ValueType}
 * @since 0.1
 */
@FrameScoped
public abstract class FrameBox<T> extends TypedData<T> {

  /**
   * For generated classes.
   *
   * @param life says how long the memory lives
   * @param block the memory around it
   * @param address where it lies
   */
  @SuppressWarnings("exports") // called by generated classes only
  protected FrameBox(Life life, Block block, long address) {
    super(life, block, address, 1);
  }

  /**
   * Makes another box of the same generated class.
   *
   * @param life says how long the memory lives
   * @param block the memory around it
   * @param address where it lies
   * @return the box
   */
  @SuppressWarnings("exports") // called by this package only
  protected abstract FrameBox<T> make(Life life, Block block, long address);

  /**
   * Checks the life of this box.
   *
   * @return the address of its value, relative to {@link #base()}
   */
  protected final long at() {
    check();
    return Memory.locate(block, address);
  }

  /**
   * Reads the value.
   *
   * @return the value; a new object if {@code T} is a record
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   * @throws IllegalStateException if the memory was taken as found, never written, and does not
   *     hold a constant of an enum
   */
  public abstract T get();

  /**
   * Writes the value.
   *
   * @param value the new value
   * @throws NullPointerException if it, or a component of it, is null
   * @throws IllegalArgumentException if an array in it has not the length that {@link
   *     io.framealloc.annotation.Length} declares
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public abstract void set(T value);

  /**
   * Replaces the value by a function of it.
   *
   * @param function given the value, returns the new one; what it throws is passed on, and the
   *     value is then as it was
   * @throws NullPointerException if the function returns null
   * @throws IllegalArgumentException if an array in the new value has a wrong length
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public abstract void update(UnaryOperator<T> function);

  /**
   * Makes a cursor at the value, which reads and writes single components where they lie.
   *
   * @param <C> the interface
   * @param accessors an interface of accessors, as {@link Cursor} describes; in a named module its
   *     package must be opened to {@code io.framealloc}
   * @return the cursor
   * @throws IllegalArgumentException if the interface has a method that is no accessor of a
   *     component; the message says which and why
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @FrameScoped
  public <C> C cursor(Class<C> accessors) {
    return ValueClass.of(type()).cursors().over(this, accessors).at(0);
  }

  /**
   * Returns the memory of the value as a raw segment with {@link ValueType#layout()}.
   *
   * @return a segment with the lifetime of this box
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @FrameScoped
  public MemorySegment segment() {
    return view(stride());
  }

  /**
   * Returns the text of the value.
   *
   * @return as {@code get().toString()}
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @Override
  public String toString() {
    return get().toString();
  }
}
