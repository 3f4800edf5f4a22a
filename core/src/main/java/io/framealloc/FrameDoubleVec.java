package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.ValueLayout;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.DoubleConsumer;
import java.util.stream.DoubleStream;

/**
 * A growing vector of doubles in frame memory.
 *
 * <p>Loops over {@link #get} and {@link #set} run like loops over a {@code double[]}; the bulk
 * methods, such as {@link #addScaled}, are faster than a loop over two vectors.
 *
 * <p>Sums have a fixed order, the same on every machine: eight partial sums take the elements in
 * turn, up to the last full eight; they are added as {@code ((0+1)+(2+3))+((4+5)+(6+7))}; then the
 * remaining elements are added one by one.
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
public final class FrameDoubleVec extends PrimitiveVec {

  private DoubleBuffer doubles;
  private int offset;

  FrameDoubleVec(FrameReferences frame, int capacity) {
    super(frame, capacity, Double.BYTES);
    moved();
  }

  private FrameDoubleVec(Life life, Block block, long address, int size, int capacity) {
    super(life, block, address, size, capacity);
    moved();
  }

  @Override
  FrameDoubleVec over(Life life, Block block, long address, int size, int capacity) {
    return new FrameDoubleVec(life, block, address, size, capacity);
  }

  @Override
  ValueLayout layout() {
    return JAVA_DOUBLE_UNALIGNED;
  }

  @Override
  void moved() {
    long before = address - block.base;
    if (before + (long) capacity * Double.BYTES <= Block.BUFFER_LIMIT) {
      doubles = block.doubles();
      offset = (int) (before >> 3);
    } else {
      doubles = ownBytes().asDoubleBuffer();
      offset = 0;
    }
  }

  /*
   * No checks: the index is below the size, or about to be. Through a buffer of the block, since
   * the compiler does not vectorize doubles of segments; push, which is never vectorized, is faster
   * through the segment.
   */

  double read(int index) {
    return doubles.get((offset & Memory.INDEX_MASK) + index);
  }

  void write(int index, double value) {
    doubles.put((offset & Memory.INDEX_MASK) + index, value);
  }

  /* Single elements. */

  /**
   * Returns an element.
   *
   * @param index from 0 to {@code size() - 1}
   * @return its value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public double get(int index) {
    return read(checked(index));
  }

  /**
   * Replaces an element.
   *
   * @param index from 0 to {@code size() - 1}
   * @param value its new value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int index, double value) {
    write(checked(index), value);
  }

  /**
   * Appends an element.
   *
   * @param value its value
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for it
   */
  public void push(double value) {
    long offset = (long) added() << 3;
    Memory.base(block).set(JAVA_DOUBLE_UNALIGNED, Memory.locate(block, address) + offset, value);
  }

  /**
   * Removes the last element.
   *
   * @return its value
   * @throws NoSuchElementException if there is none
   */
  public double pop() {
    return read(dropLast());
  }

  /**
   * Removes an element and puts the last one in its place.
   *
   * @param index from 0 to {@code size() - 1}
   * @return the removed value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public double swapRemove(int index) {
    double removed = get(index);
    write(index, read(dropLast()));
    return removed;
  }

  /**
   * Returns the position of the first element with a value, compared like {@link Double#equals}.
   *
   * @param value the value
   * @return its index, or -1 if there is none
   */
  public int indexOf(double value) {
    check();
    return DoubleKernels.indexOf(this, value);
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
  public void resize(int newSize, double value) {
    DoubleKernels.fill(this, resizeTo(newSize), value);
  }

  /**
   * Appends the elements of an array.
   *
   * @param values the array
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for them
   */
  public void addAll(double[] values) {
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
  public void addAll(double[] values, int from, int length) {
    append(values, values.length, from, length);
  }

  /**
   * Appends the elements of a vector.
   *
   * @param other the vector, which may be this
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for them
   */
  public void addAll(FrameDoubleVec other) {
    append(other);
  }

  /** Sorts the elements in the order of {@link Double#compare}: NaN last. */
  public void sort() {
    check();
    DoubleKernels.sort(this);
  }

  /**
   * Calls {@code action} with every element in order.
   *
   * @param action may change this; the elements that it adds are visited too
   */
  public void forEach(DoubleConsumer action) {
    for (int i = 0; i < size(); i++) {
      action.accept(get(i));
    }
  }

  /**
   * Returns an iterator over the elements in order.
   *
   * @return an iterator; {@code nextDouble} does not box
   */
  public PrimitiveIterator.OfDouble iterator() {
    check();
    final class Elements extends Position implements PrimitiveIterator.OfDouble {
      @Override
      public double nextDouble() {
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
  public DoubleStream stream() {
    return indexes().mapToDouble(this::get);
  }

  /**
   * Copies the elements into a new array.
   *
   * @return as long as {@code size()}
   */
  public double[] toArray() {
    double[] array = new double[size()];
    copyOut(0, array, 0, size);
    return array;
  }

  /**
   * Copies all elements to the start of an array.
   *
   * @param target at least as long as this
   * @throws IndexOutOfBoundsException if it is shorter
   */
  public void copyTo(double[] target) {
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
  public void copyTo(int from, double[] target, int at, int length) {
    checkRange(from, length);
    copyOut(from, target, at, length);
  }

  /**
   * Overwrites the first elements with those of an array.
   *
   * @param source at most as long as this
   * @throws IndexOutOfBoundsException if it is longer
   */
  public void copyFrom(double[] source) {
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
  public void copyFrom(int at, double[] source, int from, int length) {
    checkRange(at, length);
    copyIn(source, from, at, length);
  }

  /**
   * Returns the elements as a buffer in native byte order.
   *
   * @return a buffer of {@code size()} elements that is dead when the frame ends
   */
  @FrameScoped
  public DoubleBuffer asBuffer() {
    return bytes().asDoubleBuffer();
  }

  /* Bulk kernels. */

  /**
   * Overwrites every element.
   *
   * @param value its new value
   */
  public void fill(double value) {
    check();
    DoubleKernels.fill(this, 0, value);
  }

  /**
   * Adds the elements up, in the order described above.
   *
   * @return 0 if there is none
   */
  public double sum() {
    check();
    return DoubleKernels.sum(this);
  }

  /**
   * Returns the least element; NaN if there is one, and -0 is below 0.
   *
   * @return its value
   * @throws NoSuchElementException if there is none
   */
  public double min() {
    requireElements("min");
    return DoubleKernels.min(this);
  }

  /**
   * Returns the greatest element; NaN if there is one, and 0 is above -0.
   *
   * @return its value
   * @throws NoSuchElementException if there is none
   */
  public double max() {
    requireElements("max");
    return DoubleKernels.max(this);
  }

  /**
   * Multiplies every element, {@code this[i] *= factor}.
   *
   * @param factor the factor
   */
  public void scale(double factor) {
    check();
    DoubleKernels.scale(this, factor);
  }

  /**
   * Adds a multiple of a vector, {@code this[i] += other[i] * factor}.
   *
   * @param other a vector of the same size, which may be this
   * @param factor the factor
   * @throws IllegalArgumentException if the sizes differ
   */
  public void addScaled(FrameDoubleVec other, double factor) {
    requireSameSize(other);
    DoubleKernels.addScaled(this, other, factor);
  }

  /**
   * Adds up the products of this and a vector, in the order described above.
   *
   * @param other a vector of the same size, which may be this
   * @return 0 if there is no element
   * @throws IllegalArgumentException if the sizes differ
   */
  public double dot(FrameDoubleVec other) {
    requireSameSize(other);
    return DoubleKernels.dot(this, other);
  }

  /**
   * Overwrites every element with that of a vector.
   *
   * @param other a vector of the same size
   * @throws IllegalArgumentException if the sizes differ
   */
  public void copyFrom(FrameDoubleVec other) {
    overwrite(other);
  }

  /**
   * Returns the elements in the form {@code [1.0, 2.5]}.
   *
   * @return a string
   */
  @Override
  public String toString() {
    return Arrays.toString(toArray());
  }
}
