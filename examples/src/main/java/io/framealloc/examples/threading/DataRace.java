package io.framealloc.examples.threading;

import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import io.framealloc.examples.GuideSection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/** Threads share the allocator, never frame data. */
@GuideSection("Data Race")
final class DataRace {

  private DataRace() {}

  @SuppressWarnings("FA604") // the Problem itself: two threads push into one vector
  // region problem
  static void problem(SmartAlloc alloc, ExecutorService worker)
      throws ExecutionException, InterruptedException {
    alloc.beginFrame();
    FrameVec<Integer> data = alloc.frameVec(Integer.class);

    worker.submit(() -> data.push(42)).get(); // WrongThreadException in the worker

    alloc.endFrame();
  }

  // endregion

  // region solution
  static int solution(SmartAlloc alloc, ExecutorService worker)
      throws ExecutionException, InterruptedException {
    return worker.submit(() -> pushInOwnFrame(alloc)).get();
  }

  private static int pushInOwnFrame(SmartAlloc alloc) {
    alloc.beginFrame(); // a frame of the worker's own
    FrameVec<Integer> data = alloc.frameVec(Integer.class);
    data.push(42);
    int result = data.get(0);
    alloc.endFrame();
    return result;
  }
  // endregion
}
