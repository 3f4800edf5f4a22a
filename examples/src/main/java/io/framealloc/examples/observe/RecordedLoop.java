package io.framealloc.examples.observe;

import io.framealloc.Frame;
import io.framealloc.FrameFloatVec;
import io.framealloc.FramePhase;
import io.framealloc.SmartAlloc;
import io.framealloc.TagScope;

/** A loop to be recorded: now and then a frame overflows, and drawing waits. */
public final class RecordedLoop {

  private RecordedLoop() {}

  /**
   * Runs 300 frames.
   *
   * @param args none
   * @throws InterruptedException if the thread is to end
   */
  public static void main(String[] args) throws InterruptedException {
    run(300);
  }

  // region loop
  static void run(int frames) throws InterruptedException {
    try (SmartAlloc alloc = SmartAlloc.create();
        TagScope _ = alloc.tagScope("game")) {
      for (int i = 1; i <= frames; i++) {
        try (Frame frame = alloc.beginFrame()) {
          try (FramePhase _ = frame.phase("simulate")) {
            FrameFloatVec positions = frame.floatVec(i % 100 == 0 ? 5_000_000 : 3_000);
            positions.push(i);
          }
          try (FramePhase _ = frame.phase("draw")) {
            Thread.sleep(2);
          }
        }
      }
    }
  }
  // endregion
}
