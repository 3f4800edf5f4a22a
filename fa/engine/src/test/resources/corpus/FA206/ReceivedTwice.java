import io.framealloc.Frame;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferChannel;
import io.framealloc.TransferHandle;
import java.time.Duration;
import java.util.Optional;

/** A handle is received once. */
final class ReceivedTwice {

  static void twice(SmartAlloc alloc) {
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(42);
    handle.receive().close();
    handle.receive(); // ERROR FA206
  }

  static void parameter(TransferHandle<Integer> handle) {
    try (PoolBox<Integer> _ = handle.receive();
        PoolBox<Integer> _ = handle.receive()) { // ERROR FA206
      System.out.println("never");
    }
  }

  static void intoFrames(TransferHandle<Integer> handle, Frame frame) {
    handle.receiveInto(frame);
    handle.receiveInto(frame); // ERROR FA206
  }

  static void onOnePath(TransferHandle<Integer> handle, boolean early) {
    if (early) {
      handle.receive().close();
    }
    handle.receive().close(); // ERROR FA206
  }

  static void arrived(TransferChannel<Integer> channel) throws InterruptedException {
    Optional<TransferHandle<Integer>> next = channel.receive(Duration.ofSeconds(1));
    if (next.isPresent()) {
      next.get().receive().close();
      next.get().receive(); // ERROR FA206
    }
  }

  static void once(TransferHandle<Integer> handle) { // CLEAN
    handle.receive().close();
  }

  static void inBranches(TransferHandle<Integer> handle, boolean first) { // CLEAN
    if (first) {
      handle.receive().close();
    } else {
      handle.receive().close();
    }
  }

  static void eachOfMany(TransferChannel<Integer> channel, int n)
      throws InterruptedException { // CLEAN
    for (int i = 0; i < n; i++) {
      Optional<TransferHandle<Integer>> next = channel.receive(Duration.ofSeconds(1));
      if (next.isEmpty()) {
        return;
      }
      next.get().receive().close();
    }
  }

  static void closedAfterwards(TransferHandle<Integer> handle) { // CLEAN
    try (handle) {
      handle.receive().close();
    }
  }

  static Object state(TransferHandle<Integer> handle) { // CLEAN
    handle.receive().close();
    return handle.state();
  }

  static void eachOfMany(java.util.Queue<Object> queue) { // CLEAN
    while (!queue.isEmpty()) {
      take(queue.poll());
    }
  }

  private static void take(Object message) { // CLEAN
    switch (message) {
      case TransferHandle<?> handle -> handle.receive().close();
      default -> {}
    }
  }
}
