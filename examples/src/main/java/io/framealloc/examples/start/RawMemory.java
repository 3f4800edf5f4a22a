package io.framealloc.examples.start;

import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A frame where other code expects an arena. */
final class RawMemory {

  private RawMemory() {}

  // region use
  static long copies(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      MemorySegment name = encode(frame, "frame"); // a frame is an Arena
      MemorySegment aligned = frame.alloc(64, 16); // 64 bytes at a multiple of 16, as found
      aligned.copyFrom(name);
      return aligned.get(ValueLayout.JAVA_BYTE, 0) == 'f' ? name.byteSize() : -1;
    }
  }

  /** Knows nothing of frames. */
  private static MemorySegment encode(Arena arena, String text) {
    return arena.allocateFrom(text);
  }
  // endregion
}
