package io.framealloc;

import io.framealloc.internal.frame.Cleanup;
import io.framealloc.internal.frame.Ending;
import io.framealloc.internal.frame.Mark;
import io.framealloc.internal.frame.ThreadArena;
import org.jspecify.annotations.Nullable;

/** What the ends of one thread's frames wait for and set off; made when first needed. */
final class FrameEnding implements Ending {

  /** Forgets the barrier when its frame has ended; one at a time, so it is used again. */
  private final class Boundary extends Cleanup {
    @Override
    protected void regionEnded() {
      barrier = null;
    }
  }

  private final Boundary boundary = new Boundary();
  private @Nullable FrameBarrier barrier;
  private long barrierFrame;

  private FrameEnding() {}

  static FrameEnding of(ThreadArena arena) {
    if (arena.ending instanceof FrameEnding known) {
      return known;
    }
    FrameEnding made = new FrameEnding();
    arena.ending = made;
    return made;
  }

  /** Lets the open frame, the arena's, end with frame number {@code frame} of a barrier. */
  void endsWith(ThreadArena arena, FrameBarrier with, long frame) {
    barrier = with;
    barrierFrame = frame;
    arena.onRegionEnd(boundary);
  }

  @Override
  public void beforeEnd(@Nullable Mark downTo) {
    if (downTo == null && barrier != null) {
      barrier.requireOthersComplete(barrierFrame);
    }
  }
}
