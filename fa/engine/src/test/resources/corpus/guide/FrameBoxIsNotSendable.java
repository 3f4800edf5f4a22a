package guide.compilation;

import io.framealloc.FrameBox;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferHandle;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/** A frame box belongs to the thread of its frame; a transfer hands its value over. */
final class FrameBoxIsNotSendable {

  private FrameBoxIsNotSendable() {}

  // region problem
  static void problem(SmartAlloc alloc, ExecutorService worker)
      throws ExecutionException, InterruptedException {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    worker.submit(() -> System.out.println(data)).get(); // ERROR FA604
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

  // region usedAfterwards
  static int usedAfterwards(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    try (TransferHandle<Integer> _ = alloc.frameBoxForTransfer(data)) {
      return data.get(); // ERROR FA104
    }
  }

  // endregion

  // region receivedTwice
  static void receivedTwice(SmartAlloc alloc) {
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(42);
    handle.receive().close();
    handle.receive(); // ERROR FA206
  }
  // endregion
}
