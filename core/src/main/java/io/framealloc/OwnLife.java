package io.framealloc;

import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.NativeAccess;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The life token of a received vector, on one thread.
 *
 * <p>Dead until that thread takes the vector out of its box; then alive until the box is closed,
 * the vector is sent on, or another thread takes it out. Whoever ends it leaves the scope of the
 * raw segments to the thread, which alone may close it.
 */
final class OwnLife extends Life {

  final VectorBox<?> box;
  private @Nullable Arena scope;
  private boolean viewed;

  /** A dead one: {@code arena} is a tombstone. */
  OwnLife(ThreadArena arena, VectorBox<?> box) {
    super(arena);
    this.box = box;
  }

  /** The thread whose it was or is. */
  Thread thread() {
    return (isAlive() ? arena : arena.tombstone).thread();
  }

  /** Whether raw segments were handed out, so that the memory they show must stay. */
  boolean hasViews() {
    return viewed;
  }

  /** The {@code bytes} at {@code address} as a raw segment; the caller has checked this. */
  @SuppressWarnings("MustBeClosed") // closeScope does
  MemorySegment view(Block block, long address, long bytes) {
    viewed = true;
    if (!NativeAccess.ENABLED) {
      return block.scoped(address, bytes);
    }
    Arena views = scope;
    if (views == null) {
      views = Arena.ofConfined();
      scope = views;
    }
    return block.view(views, block.size).asSlice(address - block.base, bytes);
  }

  /**
   * Ends the raw segments; only on its thread.
   *
   * @throws IllegalStateException if native code is using one right now; nothing has changed then
   */
  void closeScope() {
    Arena views = scope;
    if (views != null) {
      views.close();
      scope = null;
    }
  }

  @Override
  long frameNumber(ThreadArena origin) {
    return 0;
  }
}
