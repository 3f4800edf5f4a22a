package io.framealloc;

import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Memory;
import java.util.Objects;

/**
 * The part of a frame that hands out values: boxes, slices, vectors.
 *
 * <p>The value type of a class is remembered by the arena until another is looked up: a loop that
 * makes boxes of one class then runs as if it named the {@link ValueType}. Looked up each time, by
 * a {@link ClassValue}, it costs four times as much, since the weak reference in there keeps the
 * compiler from moving anything out of the loop; so does a table by the hash of the class, three
 * times as much.
 */
abstract sealed class FrameStructs extends FrameVectors permits FrameCollections {

  FrameStructs(ThreadArena arena) {
    super(arena);
  }

  @SuppressWarnings("unchecked") // the entry of a class is of this class
  private <T> ValueClass<T> known(Class<?> type) {
    ThreadArena a = arena();
    ValueClass<?> last = (ValueClass<?>) a.known;
    return (ValueClass<T>) (last != null && last.type() == type ? last : knownSlow(a, type));
  }

  private static ValueClass<?> knownSlow(ThreadArena a, Class<?> type) {
    ValueClass<?> found = ValueClass.of(type);
    if (found.type() == type) {
      a.known = found;
    }
    return found;
  }

  /**
   * Puts a value into this frame.
   *
   * @param <T> the value type
   * @param value a primitive's box, an enum constant, or a record
   * @return a box that holds it
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if it is of no value type, or an array in it has a wrong
   *     length
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameBox<T> box(T value) {
    return box(this.<T>known(Objects.requireNonNull(value, "value").getClass()), value);
  }

  /**
   * Puts a value of a known type into this frame; with a constant type the fastest form.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @param value the value
   * @return a box that holds it
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if an array in the value has a wrong length
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameBox<T> box(ValueType<T> type, T value) {
    FrameBox<T> box = alloc(type);
    box.set(value);
    return box;
  }

  /**
   * Takes memory for one value, as found.
   *
   * @param <T> the value type
   * @param type its class
   * @return a box to be set before it is read
   * @throws IllegalArgumentException if {@code type} is no value type
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameBox<T> alloc(Class<T> type) {
    return alloc(this.<T>known(type));
  }

  /**
   * Takes memory for one value of a known type, as found.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @return a box to be set before it is read
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameBox<T> alloc(ValueType<T> type) {
    ValueClass<T> known = (ValueClass<T>) type;
    ThreadArena a = arena();
    long address = a.bump(known.byteSize(), known.alignment());
    return known.boxes().make(innermost(a), a.block, address);
  }

  /**
   * Takes memory for several values, zeroed.
   *
   * @param <T> the value type
   * @param type their class
   * @param length how many
   * @return a slice whose numbers are 0, whose booleans are false, and whose enums are the first
   *     constant
   * @throws IllegalArgumentException if {@code type} is no value type, or {@code length} is
   *     negative
   * @throws FrameExhaustedException if no memory can hold it, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameSlice<T> slice(Class<T> type, int length) {
    return slice(this.<T>known(type), length);
  }

  /**
   * Takes memory for several values of a known type, zeroed; with a constant type the fastest form.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @param length how many
   * @return a slice whose numbers are 0, whose booleans are false, and whose enums are the first
   *     constant
   * @throws IllegalArgumentException if {@code length} is negative
   * @throws FrameExhaustedException if no memory can hold it, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameSlice<T> slice(ValueType<T> type, int length) {
    FrameSlice<T> slice = batch(type, length);
    Memory.zero(slice.block, slice.address, length * (long) slice.stride());
    return slice;
  }

  /**
   * Takes memory for several values, as found, in one step.
   *
   * @param <T> the value type
   * @param type their class
   * @param n how many
   * @return a slice whose elements are to be set before they are read
   * @throws IllegalArgumentException if {@code type} is no value type, or {@code n} is negative
   * @throws FrameExhaustedException if no memory can hold it, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameSlice<T> batch(Class<T> type, int n) {
    return batch(this.<T>known(type), n);
  }

  /**
   * Takes memory for several values of a known type, as found, in one step; with a constant type
   * the fastest form.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @param n how many
   * @return a slice whose elements are to be set before they are read
   * @throws IllegalArgumentException if {@code n} is negative
   * @throws FrameExhaustedException if no memory can hold it, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameSlice<T> batch(ValueType<T> type, int n) {
    ValueClass<T> known = (ValueClass<T>) type;
    ThreadArena a = arena();
    long address = a.bump(Requests.elements(known.byteSize(), n), known.alignment());
    return known.slices().make(innermost(a), a.block, address, n);
  }

  /**
   * Makes an empty vector, which grows.
   *
   * @param <T> the value type
   * @param type the class of its elements
   * @return the vector
   * @throws IllegalArgumentException if {@code type} is no value type
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameVec<T> vec(Class<T> type) {
    return vec(type, 0);
  }

  /**
   * Makes an empty vector of a known type, which grows; with a constant type the fastest form.
   *
   * @param <T> the value type
   * @param type the type of its elements, best from a {@code static final} field
   * @return the vector
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameVec<T> vec(ValueType<T> type) {
    return vec(type, 0);
  }

  /**
   * Makes an empty vector with room for some elements; it grows beyond them.
   *
   * @param <T> the value type
   * @param type the class of its elements
   * @param capacity how many elements there is room for
   * @return the vector
   * @throws IllegalArgumentException if {@code type} is no value type, or {@code capacity} is
   *     negative
   * @throws FrameExhaustedException if no memory can hold it, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameVec<T> vec(Class<T> type, int capacity) {
    return vec(this.<T>known(type), capacity);
  }

  /**
   * Makes an empty vector of a known type with room for some elements; it grows beyond them.
   *
   * @param <T> the value type
   * @param type the type of its elements, best from a {@code static final} field
   * @param capacity how many elements there is room for
   * @return the vector
   * @throws IllegalArgumentException if {@code capacity} is negative
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameVec<T> vec(ValueType<T> type, int capacity) {
    ValueClass<T> known = (ValueClass<T>) type;
    ThreadArena a = arena();
    long address = a.bump(Requests.elements(known.byteSize(), capacity), Long.BYTES);
    return known.vecs().make(innermost(a), a.block, address, capacity);
  }
}
