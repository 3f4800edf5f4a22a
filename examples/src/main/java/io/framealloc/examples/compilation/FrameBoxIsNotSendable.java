package io.framealloc.examples.compilation;

import io.framealloc.FrameBox;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferHandle;
import io.framealloc.examples.GuideSection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/** A frame box belongs to the thread of its frame; a transfer hands its value over. */
@GuideSection("\"FrameBox doesn't implement Send\"")
final class FrameBoxIsNotSendable {

  private FrameBoxIsNotSendable() {}

  @SuppressWarnings("FA604") // the Problem itself: a task takes a frame box with it
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
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(data); // data is dead from here on
    alloc.endFrame();
    return worker.submit(() -> print(handle)).get();
  }

  private static String print(TransferHandle<Integer> handle) {
    try (PoolBox<Integer> data = handle.receive()) { // who receives it closes it
      return data.toString();
    }
  }

  // endregion

  @SuppressWarnings("FA104") // the Problem itself: used after it was handed over
  // region usedAfterwards
  static int usedAfterwards(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    try (TransferHandle<Integer> _ = alloc.frameBoxForTransfer(data)) {
      return data.get(); // FrameEndedException: it is the receiver's
    }
  }

  // endregion

  @SuppressWarnings("FA206") // the Problem itself: received twice
  // region receivedTwice
  static void receivedTwice(SmartAlloc alloc) {
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(42);
    handle.receive().close();
    handle.receive(); // OwnershipException
  }
  // endregion
}
