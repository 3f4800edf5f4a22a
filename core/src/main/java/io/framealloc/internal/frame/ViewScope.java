package io.framealloc.internal.frame;

import io.framealloc.internal.memory.Block;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The scope of the raw segments of one vector.
 *
 * <p>It ends with the region of the vector; or before, when the vector is moved to another thread,
 * so that nobody can write into the memory that is the other's then.
 */
public final class ViewScope extends Cleanup {

  /** Of a vector whose raw segments are under the scope of its whole region. */
  public static final ViewScope OF_REGION = new ViewScope(null);

  private @Nullable Arena scope;

  private ViewScope(@Nullable Arena scope) {
    this.scope = scope;
  }

  /**
   * The scope for the next raw segment of a vector with the token {@code life}.
   *
   * <p>Inside a nested scope that is younger than the vector it is that of the vector's region: one
   * that is opened now would end with the nested scope.
   */
  @SuppressWarnings("MustBeClosed") // close does
  public static ViewScope of(ThreadArena arena, Object life, @Nullable ViewScope known) {
    if (known == OF_REGION || (known != null && known.scope != null)) {
      return known;
    }
    if (!RawMemory.isInnermost(arena, life)) {
      return OF_REGION;
    }
    Arena opened = Arena.ofConfined();
    ViewScope made = new ViewScope(opened);
    arena.onRegionEnd(made);
    arena.scopeOpened(opened);
    return made;
  }

  /** The {@code bytes} at {@code address}. */
  public MemorySegment view(Block block, long address, long bytes) {
    Arena open = scope;
    if (open == null) {
      throw new AssertionError("a scope that has ended");
    }
    return block.view(open, block.size).asSlice(address - block.base, bytes);
  }

  /**
   * Ends the raw segments.
   *
   * @throws IllegalStateException if native code is using one right now; nothing has changed then
   */
  public void close() {
    Arena open = scope;
    if (open != null) {
      open.close();
      scope = null;
    }
  }

  @Override
  void regionEnds() {
    close();
  }

  @Override
  protected void regionEnded() {}
}
