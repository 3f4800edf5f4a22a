package io.framealloc;

import java.lang.foreign.MemorySegment;
import java.util.function.UnaryOperator;

/**
 * One value in the memory of a task.
 *
 * <h2>Lifetime</h2>
 *
 * Until its {@link TaskAlloc} is closed; every later use is refused.
 *
 * <h2>Threads</h2>
 *
 * Used by one thread at a time, whichever runs the task.
 *
 * @param <T> the value type: a primitive's box, an enum, or a record of such and of fixed-length
 *     arrays of them; see {@link ValueType}
 * @since 0.1
 */
public abstract non-sealed class TaskBox<T> extends TaskData {

  /**
   * For generated classes.
   *
   * @param task the task
   * @param base a segment of a shared arena
   * @param offset where in it
   */
  protected TaskBox(TaskAlloc task, MemorySegment base, long offset) {
    super(task, base, offset);
  }

  /** Implemented by no source: there are no subclasses but the generated ones. */
  abstract void generated();

  /**
   * Makes another box of the same generated class.
   *
   * @param task the task
   * @param base a segment of a shared arena
   * @param offset where in it
   * @return the box
   */
  protected abstract TaskBox<T> make(TaskAlloc task, MemorySegment base, long offset);

  /**
   * Returns the value type.
   *
   * @return its class, of a primitive the box
   */
  protected abstract Class<T> type();

  /**
   * Reads the value.
   *
   * @return the value; a new object if {@code T} is a record
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public abstract T get();

  /**
   * Writes the value.
   *
   * @param value the new value
   * @throws NullPointerException if it, or a component of it, is null
   * @throws IllegalArgumentException if an array in it has not the length that {@link
   *     io.framealloc.annotation.Length} declares
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public abstract void set(T value);

  /**
   * Replaces the value by a function of it.
   *
   * @param function given the value, returns the new one; what it throws is passed on, and the
   *     value is then as it was
   * @throws NullPointerException if the function returns null
   * @throws IllegalArgumentException if an array in the new value has a wrong length
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public abstract void update(UnaryOperator<T> function);

  /**
   * Returns the memory of the value as a raw segment with {@link ValueType#layout()}.
   *
   * <p>Do not use the segment once the task is closed: unlike this object it cannot tell, and reads
   * what the memory is then used for.
   *
   * @return a segment that any thread may access
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public final MemorySegment segment() {
    return view(stride());
  }

  /**
   * Returns the text of the value.
   *
   * @return as {@code get().toString()}
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  @Override
  public final String toString() {
    return get().toString();
  }
}
