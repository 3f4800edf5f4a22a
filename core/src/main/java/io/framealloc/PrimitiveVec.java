package io.framealloc;

import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** What the vectors of primitives have in common besides growth: bulk copies and checks. */
abstract sealed class PrimitiveVec extends GrowingData
    permits FrameIntVec, FrameLongVec, FrameFloatVec, FrameDoubleVec, FrameByteVec, FrameShortVec {

  private static final int INDEX_STREAM =
      Spliterator.ORDERED
          | Spliterator.SIZED
          | Spliterator.SUBSIZED
          | Spliterator.IMMUTABLE
          | Spliterator.NONNULL
          | Spliterator.DISTINCT
          | Spliterator.SORTED;

  PrimitiveVec(FrameReferences frame, int capacity, int elementBytes) {
    super(frame, capacity, elementBytes);
  }

  PrimitiveVec(Life life, Block block, long address, int size, int capacity) {
    super(life, block, address, size, capacity);
  }

  /** Another vector of the same class. */
  abstract PrimitiveVec over(Life life, Block block, long address, int size, int capacity);

  /** The unaligned layout of an element. */
  abstract ValueLayout layout();

  @Override
  final int elementBytes() {
    return (int) layout().byteSize();
  }

  /** The offset of an element from {@link Memory#base}; for bulk copies. */
  private long offsetOf(int index) {
    return Memory.locate(block, address) + (long) index * elementBytes();
  }

  /** Copies elements into an array of their type; the range of elements has been checked. */
  final void copyOut(int from, Object target, int at, int length) {
    MemorySegment.copy(Memory.base(block), layout(), offsetOf(from), target, at, length);
  }

  /** Copies elements from an array of their type; the range of elements has been checked. */
  final void copyIn(Object source, int from, int at, int length) {
    MemorySegment.copy(source, from, Memory.base(block), layout(), offsetOf(at), length);
  }

  /** Appends elements of an array of the right type. */
  final void append(Object array, int arrayLength, int from, int length) {
    check();
    Objects.checkFromIndexSize(from, length, arrayLength);
    ensure((long) size + length);
    copyIn(array, from, size, length);
    size += length;
  }

  /** Appends the elements of a vector of the same type, which may be this. */
  final void append(PrimitiveVec other) {
    check();
    other.check();
    int length = other.size;
    ensure((long) size + length);
    long bytes = (long) length * elementBytes();
    long at = address + (long) size * elementBytes();
    Memory.copy(other.block, other.address, block, at, bytes);
    size += length;
  }

  /** Overwrites all elements with those of a vector of the same type and size. */
  final void overwrite(PrimitiveVec other) {
    requireSameSize(other);
    Memory.copy(other.block, other.address, block, address, (long) size * elementBytes());
  }

  /** Refuses unless both may be used and have the same size. */
  final void requireSameSize(PrimitiveVec other) {
    check();
    other.check();
    if (size != other.size) {
      throw Errors.sizesDiffer(size, other.size);
    }
  }

  /** Sets the size; returns the old one, from which on new elements must be written. */
  final int resizeTo(int newSize) {
    check();
    if (newSize < 0) {
      throw Errors.negative("newSize", newSize);
    }
    ensure(newSize);
    int before = size;
    size = newSize;
    return before;
  }

  /** Removes the last element; returns its index, and so the new size. */
  final int dropLast() {
    check();
    int last = size - 1;
    if (last < 0) {
      throw Errors.emptyVector("pop");
    }
    size = last;
    return last;
  }

  /** Refuses {@code act} unless there is an element. */
  final void requireElements(String act) {
    check();
    if (size == 0) {
      throw Errors.emptyVector(act);
    }
  }

  /** The indexes below the size that this has when the stream is consumed. */
  final IntStream indexes() {
    check();
    return StreamSupport.intStream(
        () -> IntStream.range(0, size()).spliterator(), INDEX_STREAM, false);
  }

  /**
   * The room for elements as bytes in native order, for memory that no buffer of a block reaches.
   */
  final ByteBuffer ownBytes() {
    return Memory.base(block)
        .asSlice(Memory.locate(block, address), (long) capacity * elementBytes())
        .asByteBuffer()
        .order(ByteOrder.nativeOrder());
  }

  /** The elements as bytes in native order. */
  final ByteBuffer bytes() {
    return segment().asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /** The position of an iterator; every step is checked by the vector. */
  abstract class Position {

    private int next;

    public boolean hasNext() {
      return next < size();
    }

    /** Moves on and returns the index of the element moved over. */
    final int advance() {
      if (next >= size()) {
        throw new NoSuchElementException("no element left: size=" + size);
      }
      return next++;
    }
  }
}
