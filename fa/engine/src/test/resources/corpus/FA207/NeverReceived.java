import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferChannel;
import io.framealloc.TransferHandle;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;

/** A handle goes to someone. */
final class NeverReceived {

  private TransferHandle<Integer> field;

  static void lost(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      TransferHandle<Integer> handle = alloc.frameBoxForTransfer(frame.box(42)); // WARN FA207
    }
  }

  static void dropped(SmartAlloc alloc) {
    alloc.frameBoxForTransfer(42); // WARN FA207
  }

  static void onlyLookedAt(SmartAlloc alloc) {
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(42); // WARN FA207
    System.out.println(handle.state());
  }

  static void onOnePath(SmartAlloc alloc, TransferChannel<Integer> channel, boolean send)
      throws InterruptedException {
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(42); // WARN FA207
    if (send) {
      channel.send(handle);
    }
  }

  static void sent(SmartAlloc alloc, TransferChannel<Integer> channel)
      throws InterruptedException { // CLEAN
    channel.send(alloc.frameBoxForTransfer(42));
  }

  static void received(SmartAlloc alloc) { // CLEAN
    alloc.frameBoxForTransfer(42).receive().close();
  }

  static void closed(SmartAlloc alloc) { // CLEAN
    alloc.frameBoxForTransfer(42).close();
  }

  static TransferHandle<Integer> returned(SmartAlloc alloc) { // CLEAN
    return alloc.frameBoxForTransfer(42);
  }

  static void queued(SmartAlloc alloc, BlockingQueue<TransferHandle<Integer>> queue)
      throws InterruptedException { // CLEAN
    queue.put(alloc.frameBoxForTransfer(42));
  }

  static void inAGivenQueue(SmartAlloc alloc, Queue<TransferHandle<Integer>> queue) { // CLEAN
    queue.add(alloc.frameBoxForTransfer(42));
  }

  static void captured(SmartAlloc alloc, ExecutorService worker) { // CLEAN
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(42);
    worker.execute(() -> handle.receive().close());
  }

  void inAField(SmartAlloc alloc) { // CLEAN
    field = alloc.frameBoxForTransfer(42);
  }
}
