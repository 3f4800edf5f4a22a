package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.DoubleStream;

/**
 * A growing vector of floats in frame memory.
 *
 * <p>Loops over {@link #get} and {@link #set} run like loops over a {@code float[]}; the bulk
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
public final class FrameFloatVec extends PrimitiveVec {

  /** What {@link #forEach} does with an element. */
  @FunctionalInterface
  public interface FloatConsumer {

    /**
     * Takes an element.
     *
     * @param value its value
     */
    void accept(float value);
  }

  private FloatBuffer floats;
  private int offset;

  FrameFloatVec(FrameReferences frame, int capacity) {
    super(frame, capacity, Float.BYTES);
    moved();
  }

  private FrameFloatVec(Life life, Block block, long address, int size, int capacity) {
    super(life, block, address, size, capacity);
    moved();
  }

  @Override
  FrameFloatVec over(Life life, Block block, long address, int size, int capacity) {
    return new FrameFloatVec(life, block, address, size, capacity);
  }

  @Override
  ValueLayout layout() {
    return JAVA_FLOAT_UNALIGNED;
  }

  @Override
  void moved() {
    long before = address - block.base;
    if (before + (long) capacity * Float.BYTES <= Block.BUFFER_LIMIT) {
      floats = block.floats();
      offset = (int) (before >> 2);
    } else {
      floats = ownBytes().asFloatBuffer();
      offset = 0;
    }
  }

  /*
   * No checks: the index is below the size, or about to be. Through a buffer of the block, since
   * the compiler does not vectorize floats of segments; push, which is never vectorized, is faster
   * through the segment.
   */

  float read(int index) {
    return floats.get((offset & Memory.INDEX_MASK) + index);
  }

  void write(int index, float value) {
    floats.put((offset & Memory.INDEX_MASK) + index, value);
  }

  /* Single elements. */

  /**
   * Returns an element.
   *
   * @param index from 0 to {@code size() - 1}
   * @return its value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public float get(int index) {
    return read(checked(index));
  }

  /**
   * Replaces an element.
   *
   * @param index from 0 to {@code size() - 1}
   * @param value its new value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int index, float value) {
    write(checked(index), value);
  }

  /**
   * Appends an element.
   *
   * @param value its value
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for it
   */
  public void push(float value) {
    long offset = (long) added() << 2;
    Memory.base(block).set(JAVA_FLOAT_UNALIGNED, Memory.locate(block, address) + offset, value);
  }

  /**
   * Removes the last element.
   *
   * @return its value
   * @throws NoSuchElementException if there is none
   */
  public float pop() {
    return read(dropLast());
  }

  /**
   * Removes an element and puts the last one in its place.
   *
   * @param index from 0 to {@code size() - 1}
   * @return the removed value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public float swapRemove(int index) {
    float removed = get(index);
    write(index, read(dropLast()));
    return removed;
  }

  /**
   * Returns the position of the first element with a value, compared like {@link Float#equals}.
   *
   * @param value the value
   * @return its index, or -1 if there is none
   */
  public int indexOf(float value) {
    check();
    return FloatKernels.indexOf(this, value);
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
  public void resize(int newSize, float value) {
    FloatKernels.fill(this, resizeTo(newSize), value);
  }

  /**
   * Appends the elements of an array.
   *
   * @param values the array
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for them
   */
  public void addAll(float[] values) {
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
  public void addAll(float[] values, int from, int length) {
    append(values, values.length, from, length);
  }

  /**
   * Appends the elements of a vector.
   *
   * @param other the vector, which may be this
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for them
   */
  public void addAll(FrameFloatVec other) {
    append(other);
  }

  /** Sorts the elements in the order of {@link Float#compare}: NaN last. */
  public void sort() {
    check();
    FloatKernels.sort(this);
  }

  /**
   * Calls {@code action} with every element in order.
   *
   * @param action may change this; the elements that it adds are visited too
   */
  public void forEach(FloatConsumer action) {
    for (int i = 0; i < size(); i++) {
      action.accept(get(i));
    }
  }

  /**
   * Returns an iterator over the elements in order.
   *
   * @return an iterator that boxes every element; a loop over {@link #get} does not
   */
  public Iterator<Float> iterator() {
    check();
    final class Elements extends Position implements Iterator<Float> {
      @Override
      public Float next() {
        return get(advance());
      }
    }
    return new Elements();
  }

  /**
   * Returns the elements in order as a sequential stream, each widened to a double.
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
  public float[] toArray() {
    float[] array = new float[size()];
    copyOut(0, array, 0, size);
    return array;
  }

  /**
   * Copies all elements to the start of an array.
   *
   * @param target at least as long as this
   * @throws IndexOutOfBoundsException if it is shorter
   */
  public void copyTo(float[] target) {
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
  public void copyTo(int from, float[] target, int at, int length) {
    checkRange(from, length);
    copyOut(from, target, at, length);
  }

  /**
   * Overwrites the first elements with those of an array.
   *
   * @param source at most as long as this
   * @throws IndexOutOfBoundsException if it is longer
   */
  public void copyFrom(float[] source) {
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
  public void copyFrom(int at, float[] source, int from, int length) {
    checkRange(at, length);
    copyIn(source, from, at, length);
  }

  /**
   * Returns the elements as a buffer in native byte order.
   *
   * @return a buffer of {@code size()} elements that is dead when the frame ends
   */
  @FrameScoped
  public FloatBuffer asBuffer() {
    return bytes().asFloatBuffer();
  }

  /* Bulk kernels. */

  /**
   * Overwrites every element.
   *
   * @param value its new value
   */
  public void fill(float value) {
    check();
    FloatKernels.fill(this, 0, value);
  }

  /**
   * Adds the elements up, in the order described above.
   *
   * @return 0 if there is none
   */
  public float sum() {
    check();
    return FloatKernels.sum(this);
  }

  /**
   * Returns the least element; NaN if there is one, and -0 is below 0.
   *
   * @return its value
   * @throws NoSuchElementException if there is none
   */
  public float min() {
    requireElements("min");
    return FloatKernels.min(this);
  }

  /**
   * Returns the greatest element; NaN if there is one, and 0 is above -0.
   *
   * @return its value
   * @throws NoSuchElementException if there is none
   */
  public float max() {
    requireElements("max");
    return FloatKernels.max(this);
  }

  /**
   * Multiplies every element, {@code this[i] *= factor}.
   *
   * @param factor the factor
   */
  public void scale(float factor) {
    check();
    FloatKernels.scale(this, factor);
  }

  /**
   * Adds a multiple of a vector, {@code this[i] += other[i] * factor}.
   *
   * @param other a vector of the same size, which may be this
   * @param factor the factor
   * @throws IllegalArgumentException if the sizes differ
   */
  public void addScaled(FrameFloatVec other, float factor) {
    requireSameSize(other);
    FloatKernels.addScaled(this, other, factor);
  }

  /**
   * Adds up the products of this and a vector, in the order described above.
   *
   * @param other a vector of the same size, which may be this
   * @return 0 if there is no element
   * @throws IllegalArgumentException if the sizes differ
   */
  public float dot(FrameFloatVec other) {
    requireSameSize(other);
    return FloatKernels.dot(this, other);
  }

  /**
   * Overwrites every element with that of a vector.
   *
   * @param other a vector of the same size
   * @throws IllegalArgumentException if the sizes differ
   */
  public void copyFrom(FrameFloatVec other) {
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
