package io.framealloc.examples.start;

import io.framealloc.FrameBox;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;

/** A value that outlives its frame. */
final class BeyondTheFrame {

  private BeyondTheFrame() {}

  // region use
  record Best(int index, double score) {}

  static double bestScore(SmartAlloc alloc) {
    try (PoolBox<Best> best = alloc.poolBox(new Best(-1, 0))) { // lives until it is closed
      for (int tick = 1; tick <= 10; tick++) {
        alloc.beginFrame();
        FrameBox<Best> candidate = alloc.frameBox(new Best(tick, Math.sin(tick)));
        if (candidate.get().score() > best.get().score()) {
          best.set(candidate.get());
        }
        alloc.endFrame();
      }
      return best.get().score();
    }
  }
  // endregion
}
