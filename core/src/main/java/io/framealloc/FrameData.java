package io.framealloc;

import io.framealloc.internal.frame.RawMemory;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.NativeAccess;
import java.lang.foreign.MemorySegment;

/**
 * A piece of frame memory: where it lies, and the token that says how long.
 *
 * <p>Every access of a subclass first compares the token ({@link Life#check}), then goes to the
 * memory without any further check of liveness.
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

  /** The {@code bytes} from {@link #address} as a raw segment with the same lifetime. */
  final MemorySegment view(long bytes) {
    life.check();
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
