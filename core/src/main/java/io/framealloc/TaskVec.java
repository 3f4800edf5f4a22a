package io.framealloc;

import io.framealloc.TaskAlloc.Place;
import io.framealloc.diagnostics.PoolExhaustedException;
import java.lang.foreign.MemorySegment;

/**
 * A growing number of values in the memory of a task, one behind the other.
 *
 * <h2>Lifetime</h2>
 *
 * Until its {@link TaskAlloc} is closed; every later use is refused.
 *
 * <h2>Threads</h2>
 *
 * Used by one thread at a time, whichever runs the task.
 *
 * @param <T> the value type; see {@link ValueType}
 * @since 0.1
 */
public final class TaskVec<T> extends TaskElements<T> {

  private int capacity;

  TaskVec(TaskBox<T> first, int capacity) {
    super(first, 0);
    this.capacity = capacity;
  }

  /**
   * Appends an element. A value that cannot be stored changes nothing.
   *
   * @param value its value
   * @throws NullPointerException if it, or a component of it, is null
   * @throws IllegalArgumentException if an array in it has a wrong length
   * @throws PoolExhaustedException {@code FA404} if there is no memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public void push(T value) {
    int last = size();
    if (last == capacity) {
      grow((int) Math.min(Growth.twice(capacity), Integer.MAX_VALUE));
    }
    element(last).set(value);
    size = last + 1;
  }

  /**
   * Removes the last element.
   *
   * @return its value
   * @throws java.util.NoSuchElementException if there is none
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public T pop() {
    if (isEmpty()) {
      throw Errors.emptyVector("pop");
    }
    T value = element(size - 1).get();
    size--;
    return value;
  }

  /**
   * Appends every value.
   *
   * @param values the values
   * @throws NullPointerException if one, or a component of it, is null
   * @throws PoolExhaustedException {@code FA404} if there is no memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public void addAll(Iterable<? extends T> values) {
    values.forEach(this::push);
  }

  /**
   * Makes room for so many elements.
   *
   * @param elements how many altogether
   * @throws IllegalArgumentException if it is negative
   * @throws PoolExhaustedException {@code FA404} if there is no memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public void reserve(int elements) {
    task.check();
    if (elements < 0) {
      throw Errors.negative("elements", elements);
    }
    if (elements > capacity) {
      grow(elements);
    }
  }

  private void grow(int elements) {
    long stride = cursor.stride();
    Place to = task.take(elements * stride, Long.BYTES);
    MemorySegment.copy(base, offset, to.base(), to.offset(), size * stride);
    base = to.base();
    offset = to.offset();
    capacity = elements;
  }

  /**
   * Removes all elements.
   *
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public void clear() {
    task.check();
    size = 0;
  }
}
