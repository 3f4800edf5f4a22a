package io.framealloc;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.frame.ViewScope;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A growing number of values in frame memory, one behind the other.
 *
 * <p>A vector that was the last to allocate grows in place; any other is copied, and its old memory
 * is given back with the frame.
 *
 * <h2>Lifetime</h2>
 *
 * Dead when its frame, or the nested scope or checkpoint it was made in, ends; every later use is
 * refused. One that grows while a nested scope is open stays whole when that scope closes.
 *
 * <h2>Threads</h2>
 *
 * Confined to the thread of its frame.
 *
 * @param <T> the value type; see {@link ValueType}
 * @since 0.1
 */
@FrameScoped
public abstract class FrameVec<T> extends FrameElements<T> {

  int capacity;
  @Nullable ViewScope views;

  /**
   * For generated classes.
   *
   * @param life says how long the memory lives
   * @param block the memory around it
   * @param address where it lies
   * @param capacity the number of elements that it holds
   */
  @SuppressWarnings("exports") // called by generated classes only
  protected FrameVec(Life life, Block block, long address, int capacity) {
    super(life, block, address, 0);
    this.capacity = capacity;
  }

  /**
   * Makes another vector of the same generated class.
   *
   * @param life says how long the memory lives
   * @param block the memory around it
   * @param address where it lies
   * @param capacity the number of elements that it holds
   * @return the empty vector
   */
  @SuppressWarnings("exports") // called by this package only
  protected abstract FrameVec<T> make(Life life, Block block, long address, int capacity);

  /** Another vector of the same class. */
  final FrameVec<T> over(Life life, Block block, long address, int size, int capacity) {
    FrameVec<T> vec = make(life, block, address, capacity);
    vec.size = size;
    return vec;
  }

  /**
   * Adds an element whose memory is as found.
   *
   * @return its index
   */
  protected final int add() {
    check();
    int index = size;
    if (index >= (capacity & Memory.INDEX_MASK)) {
      grow(index + 1);
    }
    size = index + 1;
    return index;
  }

  /**
   * Returns the index of the last element.
   *
   * @return at least 0
   * @throws NoSuchElementException if this is empty
   */
  protected final int last() {
    check();
    if (size == 0) {
      throw Errors.emptyVector("pop");
    }
    return size - 1;
  }

  /** Drops the last element, which the caller has seen. */
  protected final void drop() {
    check();
    size = Math.max(0, size - 1);
  }

  private void grow(long needed) {
    capacity =
        Growth.grow(
            this, (long) size * stride(), stride(), capacity, needed, Growth.twice(capacity));
  }

  /**
   * Adds an element behind the last one.
   *
   * @param value the value
   * @throws NullPointerException if it, or a component of it, is null
   * @throws IllegalArgumentException if an array in it has not the length that {@link
   *     io.framealloc.annotation.Length} declares
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses; this is
   *     then as it was
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public abstract void push(T value);

  /**
   * Removes the last element.
   *
   * @return its value
   * @throws NoSuchElementException if this is empty
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public abstract T pop();

  /**
   * Returns the memory of the elements as a raw segment: {@link ValueType#layout()}, {@code size()}
   * times.
   *
   * <p>It shows the same bytes until this grows; elements added later are not in it.
   *
   * @return a segment with the lifetime of this
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @Override
  @FrameScoped
  public MemorySegment segment() {
    Block before = block;
    views = openViews(views);
    MemorySegment segment = view((long) size * stride(), views);
    if (block != before) {
      capacity = size;
    }
    return segment;
  }

  /**
   * Returns how many elements fit before this must grow.
   *
   * @return at least {@code size()}
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public int capacity() {
    check();
    return capacity;
  }

  /**
   * Makes room, so that this need not grow until it has {@code elements}.
   *
   * @param elements the number of elements in all
   * @throws IllegalArgumentException if it is negative
   * @throws FrameExhaustedException if no memory can hold them, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public void reserve(int elements) {
    check();
    if (elements < 0) {
      throw Errors.negative("elements", elements);
    }
    if (elements > capacity) {
      capacity = Growth.grow(this, (long) size * stride(), stride(), capacity, elements, elements);
    }
  }

  /**
   * Makes this longer or shorter.
   *
   * @param newSize the new number of elements
   * @param value the value of each new element
   * @throws IllegalArgumentException if the size is negative, or an array in the value has a wrong
   *     length
   * @throws NullPointerException if the value, or a component of it, is null and needed
   * @throws FrameExhaustedException if no memory can hold them, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public void resize(int newSize, T value) {
    reserve(newSize);
    int old = size;
    size = newSize;
    boolean filled = false;
    try {
      fill(old, newSize, value);
      filled = true;
    } finally {
      if (!filled) {
        size = Math.min(size, old);
      }
    }
  }

  /**
   * Removes every element; the capacity stays.
   *
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public void clear() {
    check();
    size = 0;
  }

  /**
   * Adds every value of {@code values}, in order.
   *
   * @param values another slice or vector, this vector itself, or any collection
   * @throws NullPointerException if a value, or a component of one, is null; those before it are
   *     then added
   * @throws IllegalArgumentException if an array in a value has a wrong length
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public void addAll(Iterable<? extends T> values) {
    check();
    if (values instanceof FrameElements<?> elements && elements.type() == type()) {
      addMemory(elements);
    } else {
      values.forEach(this::push);
    }
  }

  private void addMemory(FrameElements<?> source) {
    int more = source.size();
    long needed = (long) size() + more;
    if (needed > capacity) {
      grow(needed);
    }
    long stride = stride();
    Memory.copy(source.block, source.address, block, address + size * stride, more * stride);
    size = (int) needed;
  }

  /**
   * Removes an element and puts the last one in its place.
   *
   * @param index from 0 to {@code size() - 1}
   * @return the removed value
   * @throws IndexOutOfBoundsException if there is no such element
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public T swapRemove(int index) {
    T removed = get(index);
    int last = last();
    long stride = stride();
    if (Objects.checkIndex(index, size) < last) {
      Memory.copy(block, address + last * stride, block, address + index * stride, stride);
    }
    size = last;
    return removed;
  }

  /**
   * Sorts the elements; equal ones keep their order.
   *
   * <p>Sorts a copy on the Java heap: it makes as much garbage as there are elements.
   *
   * @param order the order; null for the natural order of a {@link Comparable} type
   * @throws ClassCastException if the order is null and the type is not comparable
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @SuppressWarnings("unchecked") // holds only what get returned
  public void sort(@Nullable Comparator<? super T> order) {
    T[] sorted = (T[]) toArray(Object[]::new);
    Arrays.sort(sorted, order);
    for (int i = 0; i < sorted.length; i++) {
      set(i, sorted[i]);
    }
  }
}
