package io.framealloc.internal.frame;

import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import io.framealloc.internal.memory.NativeAccess;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Raw segments of a region: its memory under a confined scope that the JDK checks.
 *
 * <p>A region opens its scope with its first raw segment and closes it when it ends, so every
 * segment and buffer view of it dies with the JDK's own checks; a region without raw segments pays
 * nothing. Without native access a block cannot be put under another scope; a raw segment is then
 * fresh memory of that same scope.
 *
 * <p>The view ends where the bump pointer must stop, so the slice's own bounds check is the check
 * of the limit; when it fails, the slow path decides. A second check would cost half as much again.
 */
public final class RawMemory {

  private RawMemory() {}

  /** Takes {@code bytes} as a raw segment of the innermost region. */
  public static MemorySegment take(ThreadArena arena, long bytes, long alignment) {
    if (!NativeAccess.ENABLED) {
      return takeFresh(arena, scope(arena), bytes, alignment);
    }
    MemorySegment view = arena.view;
    if (view == null) {
      if (arena.inspected) {
        return takeSlow(arena, bytes, alignment);
      }
      view = openView(arena);
    }
    long start = arena.start(alignment);
    try {
      MemorySegment taken = view.asSlice(start - arena.base, bytes);
      arena.tookRaw(start, bytes);
      return taken;
    } catch (IndexOutOfBoundsException full) {
      return takeSlow(arena, bytes, alignment);
    }
  }

  private static MemorySegment takeSlow(ThreadArena arena, long bytes, long alignment) {
    long start = arena.bumpRaw(bytes, alignment);
    if (arena.inspected) {
      Block block = arena.block;
      return block.view(scope(arena), block.size).asSlice(start - block.base, bytes);
    }
    MemorySegment view = arena.view;
    if (view == null) {
      view = openView(arena);
    }
    return view.asSlice(start - arena.base, bytes);
  }

  /**
   * Opens the scope of the innermost region and its view of the current block. A frame whose
   * predecessor took raw segments does so when it begins: a call inside the loop that takes them,
   * however rare, costs three times the allocation, since it keeps the compiler from unrolling.
   */
  static MemorySegment openView(ThreadArena arena) {
    MemorySegment view = arena.current.view(scope(arena), arena.limit - arena.base);
    arena.view = view;
    return view;
  }

  private static MemorySegment takeFresh(
      ThreadArena arena, Arena scope, long bytes, long alignment) {
    arena.admit(bytes, bytes);
    Placement placement = arena.placement;
    MemorySegment fresh =
        arena.placed && placement != null
            ? placement.fresh(scope, arena.allocations() + 1, bytes, alignment)
            : arena.config.cache().allocate(scope, bytes, alignment);
    arena.usedElsewhere(bytes);
    arena.see(Block.of(fresh), fresh.address(), bytes);
    return fresh;
  }

  /** The scope of the innermost region. */
  @SuppressWarnings("MustBeClosed") // closeScopes does
  private static Arena scope(ThreadArena arena) {
    Arena scope = arena.scope;
    if (scope == null) {
      scope = Arena.ofConfined();
      arena.scope = scope;
      arena.scopeOpened(scope);
    }
    return scope;
  }

  /** The scope of the region with the token {@code life}, which is alive. */
  @SuppressWarnings("MustBeClosed") // closeScopes does
  public static Arena scopeOf(ThreadArena arena, Object life) {
    Mark mark = arena.mark;
    if (mark == null || isInnermost(arena, life)) {
      return scope(arena);
    }
    while (mark.below != null && mark.below.life != life) {
      mark = mark.below;
    }
    Arena scope = mark.scope;
    if (scope == null) {
      scope = Arena.ofConfined();
      mark.scope = scope;
      arena.scopeOpened(scope);
    }
    return scope;
  }

  /** Whether memory with the token {@code life}, which is alive, ends with the innermost region. */
  static boolean isInnermost(ThreadArena arena, Object life) {
    Mark mark = arena.mark;
    return mark == null || mark.life == life || isAdopted(arena.adopted, life);
  }

  private static boolean isAdopted(@Nullable Mark newest, Object life) {
    for (Mark mark = newest; mark != null; mark = mark.nextAdopted) {
      if (mark.life == life) {
        return true;
      }
    }
    return false;
  }

  /** Closes the scope of the innermost region. */
  public static void closeScope(ThreadArena arena) {
    close(arena.scope);
    arena.scope = null;
    arena.view = null;
  }

  /** Closes the scopes of {@code downTo}'s region and those above; of the whole frame if null. */
  public static void closeScopes(ThreadArena arena, @Nullable Mark downTo) {
    Cleanup.prepare(arena.cleanups, downTo == null ? null : downTo.cleanups);
    closeScope(arena);
    for (Mark mark = arena.mark; mark != downTo && mark != null; mark = mark.below) {
      close(mark.scope);
      mark.scope = null;
    }
    Mark kept = downTo == null ? null : downTo.adopted;
    for (Mark mark = arena.adopted; mark != kept && mark != null; mark = mark.nextAdopted) {
      close(mark.adoptedScope);
      mark.adoptedScope = null;
    }
  }

  private static void close(@Nullable Arena scope) {
    if (scope != null) {
      scope.close();
    }
  }

  /**
   * The {@code bytes} at {@code address} as a segment that dies with the region of {@code life}.
   */
  public static MemorySegment view(
      ThreadArena arena, Object life, Block block, long address, long bytes) {
    return block.view(scopeOf(arena, life), block.size).asSlice(address - block.base, bytes);
  }

  /** Moves {@code bytes} into fresh memory of the region's scope; only without native access. */
  public static Block move(ThreadArena arena, Object life, Block block, long address, long bytes) {
    Block moved = Block.of(takeFresh(arena, scopeOf(arena, life), bytes, Block.ALIGNMENT));
    Memory.copy(block, address, moved, moved.base, bytes);
    return moved;
  }
}
