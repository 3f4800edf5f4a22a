package io.framealloc;

import io.framealloc.annotation.FrameScoped;
import java.util.Optional;

/** The part of an allocator that hands out values of the current frame. */
abstract sealed class CurrentFrameStructs extends CurrentFrameVectors
    permits CurrentFrameCollections {

  /**
   * Puts a value into the current frame; see {@link Frame#box(Object)}.
   *
   * @param <T> the value type
   * @param value the value
   * @return a box that holds it
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameBox<T> frameBox(T value) {
    return currentFrame().box(value);
  }

  /**
   * Puts a value of a known type into the current frame; see {@link Frame#box(ValueType, Object)}.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @param value the value
   * @return a box that holds it
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameBox<T> frameBox(ValueType<T> type, T value) {
    return currentFrame().box(type, value);
  }

  /**
   * Puts a value into the current frame, or nothing if the frame or the machine has no room.
   *
   * @param <T> the value type
   * @param value the value
   * @return the box, or empty if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   * @throws IllegalArgumentException if the value is of no value type
   */
  @FrameScoped
  public <T> Optional<FrameBox<T>> tryFrameBox(T value) {
    return Requests.attempt(() -> currentFrame().box(value));
  }

  /**
   * Puts a value of a known type into the current frame, or nothing if the frame or the machine has
   * no room.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @param value the value
   * @return the box, or empty if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  @FrameScoped
  public <T> Optional<FrameBox<T>> tryFrameBox(ValueType<T> type, T value) {
    return Requests.attempt(() -> currentFrame().box(type, value));
  }

  /**
   * Takes memory of the current frame for one value, as found; see {@link Frame#alloc(Class)}.
   *
   * @param <T> the value type
   * @param type its class
   * @return a box to be set before it is read
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameBox<T> frameAlloc(Class<T> type) {
    return currentFrame().alloc(type);
  }

  /**
   * Takes memory of the current frame for one value, as found; see {@link Frame#alloc(ValueType)}.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @return a box to be set before it is read
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameBox<T> frameAlloc(ValueType<T> type) {
    return currentFrame().alloc(type);
  }

  /**
   * Takes memory of the current frame for several values, zeroed; see {@link Frame#slice(Class,
   * int)}.
   *
   * @param <T> the value type
   * @param type their class
   * @param length how many
   * @return the slice
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameSlice<T> frameSlice(Class<T> type, int length) {
    return currentFrame().slice(type, length);
  }

  /**
   * Takes memory of the current frame for several values, zeroed; see {@link Frame#slice(ValueType,
   * int)}.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @param length how many
   * @return the slice
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameSlice<T> frameSlice(ValueType<T> type, int length) {
    return currentFrame().slice(type, length);
  }

  /**
   * Takes memory of the current frame for several values, as found; see {@link Frame#batch(Class,
   * int)}.
   *
   * @param <T> the value type
   * @param type their class
   * @param n how many
   * @return a slice whose elements are to be set before they are read
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameSlice<T> frameAllocBatch(Class<T> type, int n) {
    return currentFrame().batch(type, n);
  }

  /**
   * Takes memory of the current frame for several values, as found; see {@link
   * Frame#batch(ValueType, int)}.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @param n how many
   * @return a slice whose elements are to be set before they are read
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameSlice<T> frameAllocBatch(ValueType<T> type, int n) {
    return currentFrame().batch(type, n);
  }

  /**
   * Makes an empty vector in the current frame; see {@link Frame#vec(Class)}.
   *
   * @param <T> the value type
   * @param type the class of its elements
   * @return the vector, which grows
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameVec<T> frameVec(Class<T> type) {
    return currentFrame().vec(type);
  }

  /**
   * Makes an empty vector in the current frame; see {@link Frame#vec(ValueType)}.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @return the vector, which grows
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameVec<T> frameVec(ValueType<T> type) {
    return currentFrame().vec(type);
  }

  /**
   * Makes an empty vector with room for some elements; see {@link Frame#vec(Class, int)}.
   *
   * @param <T> the value type
   * @param type the class of its elements
   * @param capacity how many elements there is room for
   * @return the vector, which grows
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameVec<T> frameVec(Class<T> type, int capacity) {
    return currentFrame().vec(type, capacity);
  }

  /**
   * Makes an empty vector with room for some elements; see {@link Frame#vec(ValueType, int)}.
   *
   * @param <T> the value type
   * @param type the type, best from a {@code static final} field
   * @param capacity how many elements there is room for
   * @return the vector, which grows
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameVec<T> frameVec(ValueType<T> type, int capacity) {
    return currentFrame().vec(type, capacity);
  }
}
