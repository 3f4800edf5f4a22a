package io.framealloc.examples.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.FrameFloatVec;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.junit.FrameRunner;
import io.framealloc.junit.FrameTest;

/** The tests of a game, as its authors would write them. */
final class PhysicsTest {

  // region tests
  @FrameTest(frameBudget = 16 * 1024, heapBytes = 64) // a vector is one small object
  void step_makesNoGarbage(FrameRunner frames) {
    frames.run(
        frame -> {
          FrameFloatVec heights = frame.floatVec(1000);
          heights.resize(1000, 2);
          heights.scale(0.5f);
          assertEquals(1000, heights.sum());
        });
  }

  @FrameTest
  void hit_takesALife(SmartAlloc alloc) {
    try (PoolBox<Integer> lives = alloc.poolBox(3)) { // left open, it would fail the test
      lives.update(count -> count - 1);
      assertEquals(2, lives.get());
    }
  }
  // endregion
}
