package io.framealloc.examples.compilation;

import io.framealloc.FrameBox;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.examples.GuideSection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/** A frame box belongs to the thread of its frame; a pool box may go to another thread. */
@GuideSection("\"FrameBox doesn't implement Send\"")
final class FrameBoxIsNotSendable {

  private FrameBoxIsNotSendable() {}

  // region problem
  static void problem(SmartAlloc alloc, ExecutorService worker)
      throws ExecutionException, InterruptedException {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    worker.submit(() -> System.out.println(data)).get(); // WrongThreadException in the worker
    alloc.endFrame();
  }

  // endregion

  // region solution
  static String solution(SmartAlloc alloc, ExecutorService worker)
      throws ExecutionException, InterruptedException {
    PoolBox<Integer> data = alloc.poolBox(42);
    return worker.submit(() -> print(data)).get();
  }

  private static String print(PoolBox<Integer> data) {
    try (data) { // who receives it closes it
      return data.toString();
    }
  }
  // endregion
}
