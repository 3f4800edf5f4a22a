package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * A growing vector of bytes in frame memory.
 *
 * <p>Loops over {@link #get} and {@link #set} run like loops over a {@code byte[]}; the bulk
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
public final class FrameByteVec extends PrimitiveVec {

  /** What {@link #forEach} does with an element. */
  @FunctionalInterface
  public interface ByteConsumer {

    /**
     * Takes an element.
     *
     * @param value its value
     */
    void accept(byte value);
  }

  FrameByteVec(FrameReferences frame, int capacity) {
    super(frame, capacity, Byte.BYTES);
  }

  private FrameByteVec(Life life, Block block, long address, int size, int capacity) {
    super(life, block, address, size, capacity);
  }

  @Override
  FrameByteVec over(Life life, Block block, long address, int size, int capacity) {
    return new FrameByteVec(life, block, address, size, capacity);
  }

  @Override
  ValueLayout layout() {
    return JAVA_BYTE;
  }

  /* No checks: the index is below the size, or about to be. */

  byte read(int index) {
    return Memory.base(block).get(JAVA_BYTE, Memory.locate(block, address) + index);
  }

  void write(int index, byte value) {
    Memory.base(block).set(JAVA_BYTE, Memory.locate(block, address) + index, value);
  }

  /* Single elements. */

  /**
   * Returns an element.
   *
   * @param index from 0 to {@code size() - 1}
   * @return its value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public byte get(int index) {
    return read(checked(index));
  }

  /**
   * Replaces an element.
   *
   * @param index from 0 to {@code size() - 1}
   * @param value its new value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int index, byte value) {
    write(checked(index), value);
  }

  /**
   * Appends an element.
   *
   * @param value its value
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for it
   */
  public void push(byte value) {
    write(added(), value);
  }

  /**
   * Removes the last element.
   *
   * @return its value
   * @throws NoSuchElementException if there is none
   */
  public byte pop() {
    return read(dropLast());
  }

  /**
   * Removes an element and puts the last one in its place.
   *
   * @param index from 0 to {@code size() - 1}
   * @return the removed value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public byte swapRemove(int index) {
    byte removed = get(index);
    write(index, read(dropLast()));
    return removed;
  }

  /**
   * Returns the position of the first element with a value.
   *
   * @param value the value
   * @return its index, or -1 if there is none
   */
  public int indexOf(byte value) {
    check();
    return ByteKernels.indexOf(this, value);
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
  public void resize(int newSize, byte value) {
    ByteKernels.fill(this, resizeTo(newSize), value);
  }

  /**
   * Appends the elements of an array.
   *
   * @param values the array
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for them
   */
  public void addAll(byte[] values) {
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
  public void addAll(byte[] values, int from, int length) {
    append(values, values.length, from, length);
  }

  /**
   * Appends the elements of a vector.
   *
   * @param other the vector, which may be this
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room for them
   */
  public void addAll(FrameByteVec other) {
    append(other);
  }

  /** Sorts the elements in ascending order. */
  public void sort() {
    check();
    ByteKernels.sort(this);
  }

  /**
   * Calls {@code action} with every element in order.
   *
   * @param action may change this; the elements that it adds are visited too
   */
  public void forEach(ByteConsumer action) {
    for (int i = 0; i < size(); i++) {
      action.accept(get(i));
    }
  }

  /**
   * Returns an iterator over the elements in order.
   *
   * @return an iterator that boxes every element; a loop over {@link #get} does not
   */
  public Iterator<Byte> iterator() {
    check();
    final class Elements extends Position implements Iterator<Byte> {
      @Override
      public Byte next() {
        return get(advance());
      }
    }
    return new Elements();
  }

  /**
   * Returns the elements in order as a sequential stream, each widened to an int.
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
  public byte[] toArray() {
    byte[] array = new byte[size()];
    copyOut(0, array, 0, size);
    return array;
  }

  /**
   * Copies all elements to the start of an array.
   *
   * @param target at least as long as this
   * @throws IndexOutOfBoundsException if it is shorter
   */
  public void copyTo(byte[] target) {
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
  public void copyTo(int from, byte[] target, int at, int length) {
    checkRange(from, length);
    copyOut(from, target, at, length);
  }

  /**
   * Overwrites the first elements with those of an array.
   *
   * @param source at most as long as this
   * @throws IndexOutOfBoundsException if it is longer
   */
  public void copyFrom(byte[] source) {
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
  public void copyFrom(int at, byte[] source, int from, int length) {
    checkRange(at, length);
    copyIn(source, from, at, length);
  }

  /**
   * Returns the elements as a buffer in native byte order.
   *
   * @return a buffer of {@code size()} elements that is dead when the frame ends
   */
  @FrameScoped
  public ByteBuffer asBuffer() {
    return bytes();
  }

  /* Bulk kernels. */

  /**
   * Overwrites every element.
   *
   * @param value its new value
   */
  public void fill(byte value) {
    check();
    ByteKernels.fill(this, 0, value);
  }

  /**
   * Adds the elements up, without overflow.
   *
   * @return 0 if there is none
   */
  public long sum() {
    check();
    return ByteKernels.sum(this);
  }

  /**
   * Returns the least element.
   *
   * @return its value
   * @throws NoSuchElementException if there is none
   */
  public byte min() {
    requireElements("min");
    return ByteKernels.min(this);
  }

  /**
   * Returns the greatest element.
   *
   * @return its value
   * @throws NoSuchElementException if there is none
   */
  public byte max() {
    requireElements("max");
    return ByteKernels.max(this);
  }

  /**
   * Multiplies every element, {@code this[i] *= factor}; overflow wraps around.
   *
   * @param factor the factor
   */
  public void scale(int factor) {
    check();
    ByteKernels.scale(this, factor);
  }

  /**
   * Adds a multiple of a vector, {@code this[i] += other[i] * factor}; overflow wraps around.
   *
   * @param other a vector of the same size, which may be this
   * @param factor the factor
   * @throws IllegalArgumentException if the sizes differ
   */
  public void addScaled(FrameByteVec other, int factor) {
    requireSameSize(other);
    ByteKernels.addScaled(this, other, factor);
  }

  /**
   * Adds up the products of this and a vector, as longs; overflow of the sum wraps around.
   *
   * @param other a vector of the same size, which may be this
   * @return 0 if there is no element
   * @throws IllegalArgumentException if the sizes differ
   */
  public long dot(FrameByteVec other) {
    requireSameSize(other);
    return ByteKernels.dot(this, other);
  }

  /**
   * Overwrites every element with that of a vector.
   *
   * @param other a vector of the same size
   * @throws IllegalArgumentException if the sizes differ
   */
  public void copyFrom(FrameByteVec other) {
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
