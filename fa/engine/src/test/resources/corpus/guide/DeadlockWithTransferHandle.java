package guide.threading;

import io.framealloc.FrameBox;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferChannel;
import io.framealloc.TransferHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A receiver waits for some time, and a channel that is closed wakes it. */
final class DeadlockWithTransferHandle {

  private DeadlockWithTransferHandle() {}

  // region problem
  static void problem(SmartAlloc alloc, ExecutorService worker)
      throws ExecutionException, InterruptedException, TimeoutException {
    BlockingQueue<TransferHandle<Integer>> queue = new LinkedBlockingQueue<>();
    Future<Integer> result = worker.submit(() -> take(queue));
    // nothing is ever sent
    try {
      result.get(100, TimeUnit.MILLISECONDS); // TimeoutException: the worker waits for ever
    } finally {
      result.cancel(true);
    }
  }

  private static int take(BlockingQueue<TransferHandle<Integer>> queue)
      throws InterruptedException {
    try (PoolBox<Integer> data = queue.take().receive()) {
      return data.get();
    }
  }

  // endregion

  // region solution
  static String solution(SmartAlloc alloc, ExecutorService worker)
      throws ExecutionException, InterruptedException {
    TransferChannel<Integer> channel = TransferChannel.create(16);
    Future<String> result = worker.submit(() -> receiveAll(channel));

    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    channel.send(alloc.frameBoxForTransfer(data));
    alloc.endFrame();

    String received = result.get();
    channel.close(); // whoever still waits goes on with Optional.empty()
    return received;
  }

  private static String receiveAll(TransferChannel<Integer> channel) throws InterruptedException {
    Optional<TransferHandle<Integer>> handle = channel.receive(Duration.ofSeconds(10));
    if (handle.isEmpty()) {
      return "nothing was sent in time";
    }
    try (PoolBox<Integer> data = handle.get().receive()) {
      return data.toString();
    }
  }
  // endregion
}
