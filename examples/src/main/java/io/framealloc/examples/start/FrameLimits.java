package io.framealloc.examples.start;

import static io.framealloc.Bytes.kilobytes;

import io.framealloc.AllocConfig;
import io.framealloc.Frame;
import io.framealloc.FrameStats;
import io.framealloc.Overflow;
import io.framealloc.SmartAlloc;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** How much a frame may use, and what happens beyond. */
final class FrameLimits {

  private FrameLimits() {}

  // region use
  static FrameStats fill() {
    AllocConfig config =
        AllocConfig.builder().frameCapacity(kilobytes(64)).overflow(Overflow.FAIL).build();
    try (SmartAlloc alloc = SmartAlloc.create(config);
        Frame frame = alloc.beginFrame()) {
      while (frame.remaining() >= 1024) {
        var _ = frame.alloc(1024);
      }
      Optional<MemorySegment> more = alloc.tryFrameAlloc(1024); // empty instead of an exception
      return more.isEmpty() ? frame.stats() : alloc.frameStats();
    }
  }
  // endregion
}
