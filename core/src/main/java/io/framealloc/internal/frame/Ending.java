package io.framealloc.internal.frame;

import org.jspecify.annotations.Nullable;

/** What wants to know that a region is about to end, while its data may still be used. */
public interface Ending {

  /**
   * Called on the owner's thread before a frame or a nested scope is closed; not before a rollback,
   * nor when the allocator or the thread ends. What it throws refuses the end.
   *
   * @param downTo the mark of the scope, or null if the frame ends
   * @return what to throw when the frame has ended, or null
   */
  @Nullable RuntimeException beforeEnd(@Nullable Mark downTo);
}
