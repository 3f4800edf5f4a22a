package io.framealloc;

import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.frame.ThreadArena;

/** The part of a frame that makes vectors of primitives and lists. */
abstract sealed class FrameVectors extends FrameReferences permits FrameStructs {

  FrameVectors(ThreadArena arena) {
    super(arena);
  }

  /**
   * Makes an empty vector of ints.
   *
   * @return a vector that is dead when the frame, or the nested scope open in it, ends
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameIntVec intVec() {
    return intVec(0);
  }

  /**
   * Makes an empty vector of ints with room for some.
   *
   * @param capacity how many it holds before it takes more memory
   * @return a vector that is dead when the frame, or the nested scope open in it, ends
   * @throws IllegalArgumentException if {@code capacity} is negative
   * @throws FrameExhaustedException if no vector can hold as many, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameIntVec intVec(int capacity) {
    return new FrameIntVec(this, capacity);
  }

  /**
   * Makes an empty vector of longs.
   *
   * @return a vector that is dead when the frame, or the nested scope open in it, ends
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameLongVec longVec() {
    return longVec(0);
  }

  /**
   * Makes an empty vector of longs with room for some.
   *
   * @param capacity how many it holds before it takes more memory
   * @return a vector that is dead when the frame, or the nested scope open in it, ends
   * @throws IllegalArgumentException if {@code capacity} is negative
   * @throws FrameExhaustedException if no vector can hold as many, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameLongVec longVec(int capacity) {
    return new FrameLongVec(this, capacity);
  }

  /**
   * Makes an empty vector of floats.
   *
   * @return a vector that is dead when the frame, or the nested scope open in it, ends
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameFloatVec floatVec() {
    return floatVec(0);
  }

  /**
   * Makes an empty vector of floats with room for some.
   *
   * @param capacity how many it holds before it takes more memory
   * @return a vector that is dead when the frame, or the nested scope open in it, ends
   * @throws IllegalArgumentException if {@code capacity} is negative
   * @throws FrameExhaustedException if no vector can hold as many, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameFloatVec floatVec(int capacity) {
    return new FrameFloatVec(this, capacity);
  }

  /**
   * Makes an empty vector of doubles.
   *
   * @return a vector that is dead when the frame, or the nested scope open in it, ends
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameDoubleVec doubleVec() {
    return doubleVec(0);
  }

  /**
   * Makes an empty vector of doubles with room for some.
   *
   * @param capacity how many it holds before it takes more memory
   * @return a vector that is dead when the frame, or the nested scope open in it, ends
   * @throws IllegalArgumentException if {@code capacity} is negative
   * @throws FrameExhaustedException if no vector can hold as many, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameDoubleVec doubleVec(int capacity) {
    return new FrameDoubleVec(this, capacity);
  }

  /**
   * Makes an empty vector of bytes.
   *
   * @return a vector that is dead when the frame, or the nested scope open in it, ends
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameByteVec byteVec() {
    return byteVec(0);
  }

  /**
   * Makes an empty vector of bytes with room for some.
   *
   * @param capacity how many it holds before it takes more memory
   * @return a vector that is dead when the frame, or the nested scope open in it, ends
   * @throws IllegalArgumentException if {@code capacity} is negative
   * @throws FrameExhaustedException if no vector can hold as many, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameByteVec byteVec(int capacity) {
    return new FrameByteVec(this, capacity);
  }

  /**
   * Makes an empty vector of shorts.
   *
   * @return a vector that is dead when the frame, or the nested scope open in it, ends
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameShortVec shortVec() {
    return shortVec(0);
  }

  /**
   * Makes an empty vector of shorts with room for some.
   *
   * @param capacity how many it holds before it takes more memory
   * @return a vector that is dead when the frame, or the nested scope open in it, ends
   * @throws IllegalArgumentException if {@code capacity} is negative
   * @throws FrameExhaustedException if no vector can hold as many, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameShortVec shortVec(int capacity) {
    return new FrameShortVec(this, capacity);
  }

  /**
   * Makes an empty list of references to heap objects.
   *
   * @param <E> the type of the elements
   * @return a list that is dead when the frame, or the nested scope open in it, ends
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <E> FrameList<E> list() {
    return new FrameList<>(this);
  }
}
