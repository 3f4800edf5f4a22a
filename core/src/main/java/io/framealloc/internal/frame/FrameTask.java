package io.framealloc.internal.frame;

/** What a thread has to do at its frames beside the frames themselves. */
public interface FrameTask {

  /** A frame has begun. Must not throw. */
  void began();

  /** A frame has ended. Must not throw. */
  void ended();

  /** A request of this many bytes went beyond the capacity; nothing was taken yet. */
  default void overflowed(long bytes) {}

  /** An allocation that took the slow path is over; or something else that may be told now. */
  default void settled() {}
}
