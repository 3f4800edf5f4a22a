package io.framealloc;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a slice and a vector share: values of one type in a row.
 *
 * @param <T> the value type
 */
abstract class FrameElements<T> extends TypedData<T> implements Iterable<T> {

  FrameElements(Life life, Block block, long address, int size) {
    super(life, block, address, size);
  }

  /**
   * Checks the life of this and an index.
   *
   * @param index the index
   * @param stride bytes per element
   * @return the address of the element, relative to {@link #base()}
   */
  protected final long at(int index, long stride) {
    check();
    return Memory.locate(block, address)
        + Objects.checkIndex(index, size & Memory.INDEX_MASK) * stride;
  }

  /**
   * Reads an element.
   *
   * @param index from 0 to {@code size() - 1}
   * @return the value; a new object if {@code T} is a record
   * @throws IndexOutOfBoundsException if there is no such element
   * @throws IllegalStateException if the memory was taken as found, never written, and does not
   *     hold a constant of an enum
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public abstract T get(int index);

  /**
   * Writes an element.
   *
   * @param index from 0 to {@code size() - 1}
   * @param value the new value
   * @throws IndexOutOfBoundsException if there is no such element
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if an array in it has not the length that {@link
   *     io.framealloc.annotation.Length} declares
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public abstract void set(int index, T value);

  /**
   * Replaces an element by a function of it.
   *
   * @param index from 0 to {@code size() - 1}
   * @param function given the value, returns the new one
   * @throws IndexOutOfBoundsException if there is no such element
   * @throws NullPointerException if the function returns null
   * @throws IllegalArgumentException if an array in the new value has a wrong length
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public abstract void update(int index, UnaryOperator<T> function);

  /**
   * Passes every element to an action, in order.
   *
   * @param action what to do
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @Override
  public abstract void forEach(Consumer<? super T> action);

  /**
   * Returns the number of elements.
   *
   * @return at least 0
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public int size() {
    check();
    return size;
  }

  /**
   * Returns whether there are no elements.
   *
   * @return true if {@code size()} is 0
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public boolean isEmpty() {
    return size() == 0;
  }

  /**
   * Writes the same value into every element.
   *
   * @param value the value
   * @throws NullPointerException if it, or a component of it, is null
   * @throws IllegalArgumentException if an array in it has a wrong length
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public void fill(T value) {
    fill(0, size(), value);
  }

  /** Writes one element, and copies it in doubling runs. */
  final void fill(int from, int to, T value) {
    if (from >= to) {
      return;
    }
    set(from, value);
    long first = address + (long) from * stride();
    int done = 1;
    while (done < to - from) {
      int run = Math.min(done, to - from - done);
      Memory.copy(block, first, block, first + (long) done * stride(), (long) run * stride());
      done += run;
    }
  }

  /**
   * Copies the elements to the front of an array.
   *
   * @param target at least as long as this
   * @throws IndexOutOfBoundsException if the array is too short
   * @throws ArrayStoreException if it cannot hold a {@code T}
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public void copyTo(T[] target) {
    Objects.checkFromIndexSize(0, size(), target.length);
    for (int i = 0; i < size(); i++) {
      target[i] = get(i);
    }
  }

  /**
   * Copies the elements into a new array.
   *
   * @param <A> the element type of the array
   * @param generator makes an array of a given length, for example {@code Particle[]::new}
   * @return the array
   * @throws ArrayStoreException if it cannot hold a {@code T}
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @SuppressWarnings("unchecked") // checked by every store
  public <A> A[] toArray(IntFunction<A[]> generator) {
    A[] target = generator.apply(size());
    copyTo((T[]) target);
    return target;
  }

  /**
   * Makes a cursor, which reads and writes single components where they lie.
   *
   * @param <C> the interface
   * @param accessors an interface of accessors, as {@link Cursor} describes; in a named module its
   *     package must be opened to {@code io.framealloc}
   * @return a cursor at the first element; keep it for a whole loop
   * @throws IllegalArgumentException if the interface has a method that is no accessor of a
   *     component; the message says which and why
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <C> Cursor<C> cursor(Class<C> accessors) {
    return ValueClass.of(type()).cursors().over(this, accessors);
  }

  /**
   * Returns the elements as a stream.
   *
   * @return a sequential stream that reads this while it runs; it has as many elements as this has
   *     now
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended, now or later
   * @throws WrongThreadException if called or run by another thread
   */
  public Stream<T> stream() {
    return IntStream.range(0, size()).mapToObj(this::get);
  }

  /**
   * Returns the elements in order.
   *
   * <p>A loop by index is faster.
   *
   * @return an iterator that reads this; it does not remove
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended, now or later
   * @throws WrongThreadException if called by another thread
   */
  @Override
  public Iterator<T> iterator() {
    check();
    return new Elements<>(this);
  }

  private static final class Elements<T> implements Iterator<T> {

    private final FrameElements<T> source;
    private int next;

    Elements(FrameElements<T> source) {
      this.source = source;
    }

    @Override
    public boolean hasNext() {
      return next < source.size();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no element left: size=" + source.size());
      }
      return source.get(next++);
    }
  }

  /**
   * Returns the memory of the elements as a raw segment: {@link ValueType#layout()}, {@code size()}
   * times.
   *
   * @return a segment with the lifetime of this
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @FrameScoped
  public MemorySegment segment() {
    return view((long) size * stride());
  }

  /**
   * Returns the text of all elements.
   *
   * @return as a list prints its elements
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < size(); i++) {
      text.append(i == 0 ? "" : ", ").append(get(i));
    }
    return text.append(']').toString();
  }
}
