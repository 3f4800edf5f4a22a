package io.framealloc.examples.async;

import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import io.framealloc.examples.GuideSection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/** A thread that waits for one task may run another, which ends the frame of the first. */
@GuideSection("Example Issue Report")
final class FrameAcrossAwait {

  private FrameAcrossAwait() {}

  // region problem
  static void problem(SmartAlloc alloc, Executor pool) {
    alloc.beginFrame();
    FrameVec<Byte> data = alloc.frameVec(Byte.class);
    CompletableFuture.runAsync(() -> something(alloc), pool).join(); // this thread runs it
    data.push((byte) 42); // FrameEndedException: something() has ended the frame
    alloc.endFrame();
  }

  private static void something(SmartAlloc alloc) {
    if (!alloc.inFrame()) {
      alloc.beginFrame();
    }
    alloc.frameAlloc(64); // in the frame of problem()
    alloc.endFrame();
  }

  // endregion

  @SuppressWarnings("FA603") // the Problem itself: as a task, its frame lives through a wait
  // region run
  static void run(SmartAlloc alloc) {
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      CompletableFuture.runAsync(() -> problem(alloc, pool), pool).join();
    }
  }

  // endregion

  // region report
  static String report(SmartAlloc alloc) {
    alloc.enableBehaviorFilter();
    try {
      run(alloc);
    } catch (CompletionException crashed) {
      // what it says is above
    }
    return alloc.behaviorReport().summary();
  }
  // endregion
}
