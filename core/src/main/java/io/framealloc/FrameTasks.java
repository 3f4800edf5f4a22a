package io.framealloc;

import io.framealloc.internal.frame.FrameTask;
import io.framealloc.internal.pool.Deferral.When;

/** What a thread that has pool slots does at its frames: takes over those that others closed. */
final class FrameTasks {

  private FrameTasks() {}

  static FrameTask of(When when, Runnable takeOver) {
    boolean atEnd = when == When.FRAME_END;
    return new FrameTask() {
      @Override
      public void began() {
        if (!atEnd) {
          takeOver.run();
        }
      }

      @Override
      public void ended() {
        if (atEnd) {
          takeOver.run();
        }
      }
    };
  }
}
