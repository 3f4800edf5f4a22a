package io.framealloc.examples.start;

import io.framealloc.Frame;
import io.framealloc.FrameIntVec;
import io.framealloc.SmartAlloc;

/** The two ways to write a frame. */
final class FirstFrame {

  private FirstFrame() {}

  // region lexical
  static long lexical() {
    try (SmartAlloc alloc = SmartAlloc.create()) { // one for the whole program
      long sum = 0;
      for (int tick = 0; tick < 100; tick++) {
        try (Frame frame = alloc.beginFrame()) {
          FrameIntVec visible = frame.intVec();
          for (int i = 0; i < 10; i++) {
            visible.push(tick * i);
          }
          sum += visible.sum();
        } // visible is dead, its memory is free for the next frame
      }
      return sum;
    }
  }

  // endregion

  // region callbacks
  /** For an engine that calls at the start and at the end of a tick. */
  static final class Callbacks {

    private final SmartAlloc alloc;

    Callbacks(SmartAlloc alloc) {
      this.alloc = alloc;
    }

    void tickStarts() {
      alloc.beginFrame();
    }

    long tick(int count) {
      FrameIntVec visible = alloc.frameIntVec(); // in this thread's open frame
      visible.resize(count, 1);
      return visible.sum();
    }

    void tickEnds() {
      alloc.endFrame();
    }
  }
  // endregion
}
