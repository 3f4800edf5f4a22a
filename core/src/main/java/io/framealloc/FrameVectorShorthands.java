package io.framealloc;

/** The shorthands of an allocator for the vectors and lists of its current frame. */
abstract sealed class FrameVectorShorthands permits SmartAlloc {

  FrameVectorShorthands() {}

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
}
