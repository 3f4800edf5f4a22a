package io.framealloc;

/** The shorthands of an allocator for the vectors and lists of its current frame. */
abstract sealed class CurrentFrameVectors extends PoolFactories permits CurrentFrameStructs {

  CurrentFrameVectors() {}

  /**
   * Returns the open frame of the calling thread.
   *
   * @return the frame
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if there is none
   */
  public abstract Frame currentFrame();

  /**
   * Makes an empty vector of ints in the current frame; see {@link Frame#intVec()}.
   *
   * @return a vector that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameIntVec frameIntVec() {
    return currentFrame().intVec();
  }

  /**
   * Makes an empty vector of ints in the current frame; see {@link Frame#intVec(int)}.
   *
   * @param capacity how many it holds before it takes more memory
   * @return a vector that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameIntVec frameIntVec(int capacity) {
    return currentFrame().intVec(capacity);
  }

  /**
   * Makes an empty vector of longs in the current frame; see {@link Frame#longVec()}.
   *
   * @return a vector that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameLongVec frameLongVec() {
    return currentFrame().longVec();
  }

  /**
   * Makes an empty vector of longs in the current frame; see {@link Frame#longVec(int)}.
   *
   * @param capacity how many it holds before it takes more memory
   * @return a vector that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameLongVec frameLongVec(int capacity) {
    return currentFrame().longVec(capacity);
  }

  /**
   * Makes an empty vector of floats in the current frame; see {@link Frame#floatVec()}.
   *
   * @return a vector that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameFloatVec frameFloatVec() {
    return currentFrame().floatVec();
  }

  /**
   * Makes an empty vector of floats in the current frame; see {@link Frame#floatVec(int)}.
   *
   * @param capacity how many it holds before it takes more memory
   * @return a vector that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameFloatVec frameFloatVec(int capacity) {
    return currentFrame().floatVec(capacity);
  }

  /**
   * Makes an empty vector of doubles in the current frame; see {@link Frame#doubleVec()}.
   *
   * @return a vector that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameDoubleVec frameDoubleVec() {
    return currentFrame().doubleVec();
  }

  /**
   * Makes an empty vector of doubles in the current frame; see {@link Frame#doubleVec(int)}.
   *
   * @param capacity how many it holds before it takes more memory
   * @return a vector that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameDoubleVec frameDoubleVec(int capacity) {
    return currentFrame().doubleVec(capacity);
  }

  /**
   * Makes an empty vector of bytes in the current frame; see {@link Frame#byteVec()}.
   *
   * @return a vector that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameByteVec frameByteVec() {
    return currentFrame().byteVec();
  }

  /**
   * Makes an empty vector of bytes in the current frame; see {@link Frame#byteVec(int)}.
   *
   * @param capacity how many it holds before it takes more memory
   * @return a vector that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameByteVec frameByteVec(int capacity) {
    return currentFrame().byteVec(capacity);
  }

  /**
   * Makes an empty vector of shorts in the current frame; see {@link Frame#shortVec()}.
   *
   * @return a vector that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameShortVec frameShortVec() {
    return currentFrame().shortVec();
  }

  /**
   * Makes an empty vector of shorts in the current frame; see {@link Frame#shortVec(int)}.
   *
   * @param capacity how many it holds before it takes more memory
   * @return a vector that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameShortVec frameShortVec(int capacity) {
    return currentFrame().shortVec(capacity);
  }

  /**
   * Makes an empty list of references to heap objects in the current frame; see {@link
   * Frame#list()}.
   *
   * @param <E> the type of the elements
   * @return a list that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <E> FrameList<E> frameList() {
    return currentFrame().list();
  }
}
