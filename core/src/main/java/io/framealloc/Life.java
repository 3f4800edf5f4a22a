package io.framealloc;

import io.framealloc.internal.frame.Mark;
import io.framealloc.internal.frame.ThreadArena;
import org.jspecify.annotations.Nullable;

/**
 * The life token of a frame, nested scope or checkpoint.
 *
 * <p>While it is alive, {@link #arena} is the thread's arena; afterwards it is that arena's
 * tombstone, which has no owner. Every access to frame data first makes the one compare of {@link
 * #check}.
 */
abstract sealed class Life
    permits FrameReferences, FrameScope, Checkpoint.Region, TransferHandle, OwnLife {

  ThreadArena arena;

  Life(ThreadArena arena) {
    this.arena = arena;
  }

  /** Refuses unless this is alive and the current thread is its owner. */
  final void check() {
    if (arena.owner != Thread.currentThread()) {
      throw Errors.refuse(this);
    }
  }

  /** The number of the frame that this belongs to, or 0 if it is no longer known. */
  abstract long frameNumber(ThreadArena origin);

  final boolean isAlive() {
    return arena.owner != null;
  }

  final void kill() {
    arena = arena.tombstone;
  }

  /** The innermost region of this open frame, to which the next allocation belongs. */
  final Life innermost(ThreadArena arena) {
    Mark mark = arena.mark;
    return mark == null ? this : (Life) mark.life;
  }

  /** Kills every region of the open frame above {@code downTo}, that one included. */
  static void killRegions(ThreadArena arena, @Nullable Mark downTo) {
    Mark until = downTo == null ? null : downTo.below;
    for (Mark mark = arena.mark; mark != until && mark != null; mark = mark.below) {
      ((Life) mark.life).kill();
    }
    Mark kept = downTo == null ? null : downTo.adopted;
    for (Mark mark = arena.adopted; mark != kept && mark != null; mark = mark.nextAdopted) {
      ((Life) mark.life).kill();
    }
  }
}
