package io.framealloc;

import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values of one type in the memory of a task, one behind the other.
 *
 * <p>A box is moved to the element that is read or written: the generated code behind it does the
 * rest.
 *
 * @param <T> the value type
 */
abstract sealed class TaskElements<T> implements Iterable<T> permits TaskSlice, TaskVec {

  final TaskAlloc task;
  final TaskBox<T> cursor;
  MemorySegment base;
  long offset;
  int size;

  TaskElements(TaskBox<T> first, int size) {
    this.task = first.task;
    this.cursor = first;
    this.base = first.base();
    this.offset = first.at();
    this.size = size;
  }

  final TaskBox<T> element(int index) {
    cursor.moveTo(base, offset + (long) index * cursor.stride());
    return cursor;
  }

  private TaskBox<T> checked(int index) {
    return element(Objects.checkIndex(index, size()));
  }

  /**
   * Reads an element.
   *
   * @param index from 0 to {@code size() - 1}
   * @return the value; a new object if {@code T} is a record
   * @throws IndexOutOfBoundsException if there is no such element
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public T get(int index) {
    return checked(index).get();
  }

  /**
   * Writes an element.
   *
   * @param index from 0 to {@code size() - 1}
   * @param value the new value
   * @throws IndexOutOfBoundsException if there is no such element
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if an array in it has a wrong length
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public void set(int index, T value) {
    checked(index).set(value);
  }

  /**
   * Returns how many elements there are.
   *
   * @return the count
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public int size() {
    task.check();
    return size;
  }

  /**
   * Returns whether there is no element.
   *
   * @return true if the size is 0
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public boolean isEmpty() {
    return size() == 0;
  }

  /**
   * Returns the elements as a raw segment.
   *
   * <p>Do not use the segment once the task is closed, or this has grown: unlike this object it
   * cannot tell.
   *
   * @return a segment that any thread may access
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public MemorySegment segment() {
    return base.asSlice(offset, (long) size() * cursor.stride());
  }

  /**
   * Returns the elements one after the other; those added meanwhile included.
   *
   * @return an iterator that removes nothing
   */
  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size();
      }

      @Override
      public T next() {
        if (next >= size()) {
          throw new NoSuchElementException("no element left: size=" + size);
        }
        return get(next++);
      }
    };
  }

  /**
   * Returns the elements as a stream, to be consumed by one thread.
   *
   * @return a sequential stream
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public Stream<T> stream() {
    return IntStream.range(0, size()).mapToObj(this::get);
  }

  /**
   * Copies the elements into a new array.
   *
   * @param generator makes an array of a length
   * @return the array
   * @throws ArrayStoreException if an element does not fit the array
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the task is closed
   */
  public T[] toArray(IntFunction<T[]> generator) {
    T[] array = generator.apply(size());
    for (int i = 0; i < array.length; i++) {
      array[i] = get(i);
    }
    return array;
  }
}
