package io.framealloc.examples.runtime;

import io.framealloc.Frame;
import io.framealloc.FrameScope;
import io.framealloc.SmartAlloc;
import io.framealloc.examples.GuideSection;

/** A thread has one open frame per allocator. */
@GuideSection("Double begin_frame")
final class DoubleBeginFrame {

  private DoubleBeginFrame() {}

  @SuppressWarnings("FA101") // the Problem itself: begun twice
  // region problem
  static void problem(SmartAlloc alloc) {
    alloc.beginFrame();
    alloc.beginFrame(); // FrameStateException
    // ...
    alloc.endFrame();
    alloc.endFrame();
  }

  // endregion

  // region solution
  static long solution(SmartAlloc alloc) {
    if (!alloc.inFrame()) {
      alloc.beginFrame();
    }
    long number = alloc.frameNumber();
    alloc.endFrame();
    return number;
  }

  // endregion

  // region nested
  static long nested(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      try (FrameScope _ = frame.nested()) {
        alloc.frameVec(Long.class).push(42L);
      } // the vector's memory is free again here
      return frame.used();
    }
  }
  // endregion
}
