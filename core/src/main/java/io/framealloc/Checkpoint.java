package io.framealloc;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.internal.frame.Mark;
import io.framealloc.internal.frame.ThreadArena;

/**
 * A point in a frame to which its memory can be rewound.
 *
 * <h2>Lifetime</h2>
 *
 * Good for any number of rollbacks until its frame or the nested scope around it ends, or an
 * earlier checkpoint is rolled back to.
 *
 * <h2>Threads</h2>
 *
 * Confined to the thread of its frame.
 *
 * @since 0.1
 */
@FrameScoped
public final class Checkpoint {

  /** The token of everything allocated since the checkpoint, or since the last rollback to it. */
  static final class Region extends Life {

    private final long frame;

    Region(ThreadArena arena) {
      super(arena);
      this.frame = arena.number;
    }

    @Override
    long frameNumber(ThreadArena origin) {
      return frame;
    }
  }

  private Region region;
  private Mark mark;

  Checkpoint(ThreadArena arena) {
    region = new Region(arena);
    mark = arena.push(region);
  }

  /** Rewinds; {@code arena} is the open frame's and the current thread owns it. */
  void rollback(ThreadArena arena) {
    requireUsable(arena);
    FrameScope.requireNoScopeAbove(arena, mark, "rollback");
    RuntimeException broken = FrameScope.rewind(arena, mark);
    region = new Region(arena);
    mark = arena.push(region);
    FrameScope.throwIfBroken(broken);
  }

  /** Makes everything since the checkpoint, and checkpoints in it, part of the region below. */
  void commit(ThreadArena arena) {
    requireUsable(arena);
    FrameScope.requireNoScopeAbove(arena, mark, "speculative work ended");
    for (Mark inner = arena.mark; inner != mark && inner != null; inner = inner.below) {
      arena.commit(inner);
    }
    arena.commit(mark);
  }

  /** Drops everything since the checkpoint, and the checkpoint. */
  void abandon(ThreadArena arena) {
    requireUsable(arena);
    FrameScope.requireNoScopeAbove(arena, mark, "speculative work ended");
    FrameScope.throwIfBroken(FrameScope.rewind(arena, mark));
  }

  private void requireUsable(ThreadArena arena) {
    for (Mark open = arena.mark; open != null; open = open.below) {
      if (open == mark) {
        return;
      }
    }
    throw Errors.scopeOver("checkpoint");
  }
}
