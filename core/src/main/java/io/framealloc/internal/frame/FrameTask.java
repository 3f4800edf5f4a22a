package io.framealloc.internal.frame;

/** What a thread has to do at its frames beside the frames themselves. */
public interface FrameTask {

  /** A frame has begun. Must not throw. */
  void began();

  /** A frame has ended. Must not throw. */
  void ended();

  /**
   * A request of this many bytes went beyond the capacity. Must neither throw nor allocate in the
   * frame, whose allocation is not over.
   */
  default void overflowed(long bytes) {}
}
