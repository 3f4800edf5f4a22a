package io.framealloc;

import io.framealloc.annotation.MustClose;
import io.framealloc.internal.frame.Mark;
import io.framealloc.internal.frame.RawMemory;
import io.framealloc.internal.frame.ThreadArena;
import org.jspecify.annotations.Nullable;

/**
 * A scope inside a frame, whose memory is given back before the frame ends.
 *
 * <p>While it is the innermost open scope, everything that the frame allocates belongs to it. Data
 * of the frame itself stays usable; a vector of the frame that grows meanwhile keeps what it has
 * grown into.
 *
 * <h2>Lifetime</h2>
 *
 * Ends at {@link #close}, in the reverse order of opening; everything allocated in it is dead then.
 *
 * <h2>Threads</h2>
 *
 * Confined to the thread of its frame.
 *
 * @since 0.1
 */
@MustClose
public final class FrameScope extends Life implements AutoCloseable {

  private final long frame;
  private final Mark mark;

  FrameScope(ThreadArena arena) {
    super(arena);
    this.frame = arena.number;
    this.mark = arena.push(this);
  }

  /**
   * Gives the memory of this scope back.
   *
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA106} if a scope inside this one
   *     is still open, or this one was closed already
   * @throws WrongThreadException {@code FA201} if called by another thread
   */
  @Override
  public void close() {
    ThreadArena a = arena;
    if (a.owner != Thread.currentThread()) {
      throw a.owner == null ? Errors.scopeOver("nested scope") : Errors.wrongThread(a);
    }
    requireNoScopeAbove(a, mark, "nested scope closed");
    if (a.ending != null) {
      a.ending.beforeEnd(mark);
      if (arena != a) {
        return; // what was told of a failure has ended the frame
      }
    }
    throwIfBroken(rewind(a, mark));
  }

  /** Throws what a rewind has found. */
  static void throwIfBroken(@Nullable RuntimeException broken) {
    if (broken != null) {
      throw broken;
    }
  }

  /** Refuses if a nested scope above {@code mark} is open. */
  static void requireNoScopeAbove(ThreadArena arena, Mark mark, String act) {
    if (!isNoneAbove(arena, mark)) {
      throw Errors.scopeStillOpen(act);
    }
  }

  /** Whether no nested scope above {@code mark}, or none at all if it is null, is open. */
  static boolean isNoneAbove(ThreadArena arena, @Nullable Mark mark) {
    for (Mark m = arena.mark; m != mark && m != null; m = m.below) {
      if (m.life instanceof FrameScope) {
        return false;
      }
    }
    return true;
  }

  /** Rewinds; returns what was found broken in the memory that is given back, or null. */
  static @Nullable RuntimeException rewind(ThreadArena arena, Mark mark) {
    RuntimeException broken = arena.ending(mark);
    RawMemory.closeScopes(arena, mark);
    killRegions(arena, mark);
    arena.popTo(mark);
    return broken;
  }

  @Override
  long frameNumber(ThreadArena origin) {
    return frame;
  }
}
