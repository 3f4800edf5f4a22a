package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.ValueLayout;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A growing vector of ints in frame memory.
 *
 * <p>Loops over {@link #get} and {@link #set} run like loops over an {@code int[]}; the bulk
 * methods, such as {@link #addScaled}, are faster than a loop over two vectors.
 *
 * <h2>Lifetime</h2>
 *
 * Until the frame, or the nested scope that it was made in, ends. Every method then throws {@link
 * io.framealloc.diagnostics.FrameEndedException}.
 *
 * <h2>Threads</h2>
 *
 * Confined to the thread of its frame: on another, every method throws {@link
 * WrongThreadException}.
 *
 * @since 0.1
 */
@FrameScoped
public final class FrameIntVec extends PrimitiveVec {

  FrameIntVec(FrameReferences frame, int capacity) {
    super(frame, capacity, Integer.BYTES);
  }

  private FrameIntVec(Life life, Block block, long address, int size, int capacity) {
    super(life, block, address, size, capacity);
  }

  @Override
  FrameIntVec over(Life life, Block block, long address, int size, int capacity) {
    return new FrameIntVec(life, block, address, size, capacity);
  }

  @Override
  ValueLayout layout() {
    return JAVA_INT_UNALIGNED;
  }

  /* No checks: the index is below the size, or about to be. */

  int read(int index) {
    long offset = (long) index << 2;
    return Memory.base(block).get(JAVA_INT_UNALIGNED, Memory.locate(block, address) + offset);
  }

  void write(int index, int value) {
    long offset = (long) index << 2;
    Memory.base(block).set(JAVA_INT_UNALIGNED, Memory.locate(block, address) + offset, value);
  }

  /* Single elements. */

  /**
   * Returns an element.
   *
   * @param index from 0 to {@code size() - 1}
   * @return its value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public int get(int index) {
    return read(checked(index));
  }

  /**
   * Replaces an element.
   *
   * @param index from 0 to {@code size() - 1}
   * @param value its new value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int index, int value) {
    write(checked(index), value);
  }

  /**
   * Appends an element.
   *
   * @param value its value
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for it
   */
  public void push(int value) {
    write(added(), value);
  }

  /**
   * Removes the last element.
   *
   * @return its value
   * @throws NoSuchElementException if there is none
   */
  public int pop() {
    return read(dropLast());
  }

  /**
   * Removes an element and puts the last one in its place.
   *
   * @param index from 0 to {@code size() - 1}
   * @return the removed value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public int swapRemove(int index) {
    int removed = get(index);
    write(index, read(dropLast()));
    return removed;
  }

  /**
   * Returns the position of the first element with a value.
   *
   * @param value the value
   * @return its index, or -1 if there is none
   */
  public int indexOf(int value) {
    check();
    return IntKernels.indexOf(this, value);
  }

  /* All elements. */

  /**
   * Makes this shorter or longer.
   *
   * @param newSize the number of elements afterwards
   * @param value of the elements that are added, if any
   * @throws IllegalArgumentException if {@code newSize} is negative
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for them
   */
  public void resize(int newSize, int value) {
    IntKernels.fill(this, resizeTo(newSize), value);
  }

  /**
   * Appends the elements of an array.
   *
   * @param values the array
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for them
   */
  public void addAll(int[] values) {
    append(values, values.length, 0, values.length);
  }

  /**
   * Appends elements of an array.
   *
   * @param values the array
   * @param from the index of the first
   * @param length how many
   * @throws IndexOutOfBoundsException if the array does not have them
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for them
   */
  public void addAll(int[] values, int from, int length) {
    append(values, values.length, from, length);
  }

  /**
   * Appends the elements of a vector.
   *
   * @param other the vector, which may be this
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for them
   */
  public void addAll(FrameIntVec other) {
    append(other);
  }

  /** Sorts the elements in ascending order. */
  public void sort() {
    check();
    IntKernels.sort(this);
  }

  /**
   * Calls {@code action} with every element in order.
   *
   * @param action may change this; the elements that it adds are visited too
   */
  public void forEach(IntConsumer action) {
    for (int i = 0; i < size(); i++) {
      action.accept(get(i));
    }
  }

  /**
   * Returns an iterator over the elements in order.
   *
   * @return an iterator; {@code nextInt} does not box
   */
  public PrimitiveIterator.OfInt iterator() {
    check();
    final class Elements extends Position implements PrimitiveIterator.OfInt {
      @Override
      public int nextInt() {
        return get(advance());
      }
    }
    return new Elements();
  }

  /**
   * Returns the elements in order as a sequential stream.
   *
   * @return a stream, to be consumed while this is alive
   */
  public IntStream stream() {
    return indexes().map(this::get);
  }

  /**
   * Copies the elements into a new array.
   *
   * @return as long as {@code size()}
   */
  public int[] toArray() {
    int[] array = new int[size()];
    copyOut(0, array, 0, size);
    return array;
  }

  /**
   * Copies all elements to the start of an array.
   *
   * @param target at least as long as this
   * @throws IndexOutOfBoundsException if it is shorter
   */
  public void copyTo(int[] target) {
    copyTo(0, target, 0, size());
  }

  /**
   * Copies elements into an array.
   *
   * @param from the index of the first element
   * @param target the array
   * @param at the index in it of the first copy
   * @param length how many
   * @throws IndexOutOfBoundsException if this or the array does not have them
   */
  public void copyTo(int from, int[] target, int at, int length) {
    checkRange(from, length);
    copyOut(from, target, at, length);
  }

  /**
   * Overwrites the first elements with those of an array.
   *
   * @param source at most as long as this
   * @throws IndexOutOfBoundsException if it is longer
   */
  public void copyFrom(int[] source) {
    copyFrom(0, source, 0, source.length);
  }

  /**
   * Overwrites elements with those of an array.
   *
   * @param at the index of the first element to overwrite
   * @param source the array
   * @param from the index in it of the first new value
   * @param length how many
   * @throws IndexOutOfBoundsException if this or the array does not have them
   */
  public void copyFrom(int at, int[] source, int from, int length) {
    checkRange(at, length);
    copyIn(source, from, at, length);
  }

  /**
   * Returns the elements as a buffer in native byte order.
   *
   * @return a buffer of {@code size()} elements that is dead when the frame ends
   */
  @FrameScoped
  public IntBuffer asBuffer() {
    return bytes().asIntBuffer();
  }

  /* Bulk kernels. */

  /**
   * Overwrites every element.
   *
   * @param value its new value
   */
  public void fill(int value) {
    check();
    IntKernels.fill(this, 0, value);
  }

  /**
   * Adds the elements up, without overflow.
   *
   * @return 0 if there is none
   */
  public long sum() {
    check();
    return IntKernels.sum(this);
  }

  /**
   * Returns the least element.
   *
   * @return its value
   * @throws NoSuchElementException if there is none
   */
  public int min() {
    requireElements("min");
    return IntKernels.min(this);
  }

  /**
   * Returns the greatest element.
   *
   * @return its value
   * @throws NoSuchElementException if there is none
   */
  public int max() {
    requireElements("max");
    return IntKernels.max(this);
  }

  /**
   * Multiplies every element, {@code this[i] *= factor}; overflow wraps around.
   *
   * @param factor the factor
   */
  public void scale(int factor) {
    check();
    IntKernels.scale(this, factor);
  }

  /**
   * Adds a multiple of a vector, {@code this[i] += other[i] * factor}; overflow wraps around.
   *
   * @param other a vector of the same size, which may be this
   * @param factor the factor
   * @throws IllegalArgumentException if the sizes differ
   */
  public void addScaled(FrameIntVec other, int factor) {
    requireSameSize(other);
    IntKernels.addScaled(this, other, factor);
  }

  /**
   * Adds up the products of this and a vector, as longs; overflow of the sum wraps around.
   *
   * @param other a vector of the same size, which may be this
   * @return 0 if there is no element
   * @throws IllegalArgumentException if the sizes differ
   */
  public long dot(FrameIntVec other) {
    requireSameSize(other);
    return IntKernels.dot(this, other);
  }

  /**
   * Overwrites every element with that of a vector.
   *
   * @param other a vector of the same size
   * @throws IllegalArgumentException if the sizes differ
   */
  public void copyFrom(FrameIntVec other) {
    overwrite(other);
  }

  /**
   * Returns the elements in the form {@code [1, 2, 3]}.
   *
   * @return a string
   */
  @Override
  public String toString() {
    return Arrays.toString(toArray());
  }
}
