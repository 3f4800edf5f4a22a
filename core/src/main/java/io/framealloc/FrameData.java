package io.framealloc;

import io.framealloc.internal.frame.RawMemory;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.frame.ViewScope;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.NativeAccess;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A piece of frame memory: where it lies, and the token that says how long.
 *
 * <p>Every access of a subclass first compares the token ({@link #check}), then goes to the memory
 * without any further check of liveness.
 */
abstract class FrameData extends ValueCode {

  Life life;
  Block block;
  long address;

  FrameData(Life life, Block block, long address) {
    this.life = life;
    this.block = block;
    this.address = address;
  }

  /** Refuses unless this is alive and the current thread is its owner. */
  final void check() {
    if (life.arena.owner != Thread.currentThread()) {
      throw Errors.refuse(life, address);
    }
  }

  /** What {@link #view(long, ViewScope)} needs; null if it is {@link #view(long)}. */
  final @Nullable ViewScope openViews(@Nullable ViewScope known) {
    check();
    boolean own = NativeAccess.ENABLED && !(life instanceof OwnLife);
    return own ? ViewScope.of(life.arena, life, known) : null;
  }

  /** As {@link #view(long)}, and the segment ends when this is moved to another thread. */
  final MemorySegment view(long bytes, @Nullable ViewScope scope) {
    return scope == null || scope == ViewScope.OF_REGION
        ? view(bytes)
        : scope.view(block, address, bytes);
  }

  /** The {@code bytes} from {@link #address} as a raw segment with the same lifetime. */
  final MemorySegment view(long bytes) {
    check();
    if (life instanceof OwnLife own) {
      return own.view(block, address, bytes);
    }
    ThreadArena arena = life.arena;
    if (NativeAccess.ENABLED) {
      return RawMemory.view(arena, life, block, address, bytes);
    }
    if (!block.isScoped()) {
      block = RawMemory.move(arena, life, block, address, bytes);
      address = block.base;
    }
    return block.scoped(address, bytes);
  }
}
