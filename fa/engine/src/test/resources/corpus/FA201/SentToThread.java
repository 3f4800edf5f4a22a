import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferHandle;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Exchanger;

/** Frame data stays on its thread. */
final class SentToThread {

  private static final class Worker extends Thread {
    private final FrameBox<Integer> data;

    Worker(FrameBox<Integer> data) { // CLEAN
      this.data = data;
    }

    @Override
    public void run() { // HELPER
      data.set(1);
    }
  }

  static void queue(Frame frame, BlockingQueue<FrameBox<Integer>> queue)
      throws InterruptedException {
    queue.put(frame.box(1)); // ERROR FA201
  }

  static void offered(Frame frame, BlockingQueue<FrameIntVec> queue) {
    FrameIntVec data = frame.intVec();
    queue.offer(data); // ERROR FA201
  }

  static void concurrent(Frame frame, ConcurrentLinkedQueue<FrameBox<Integer>> queue) {
    queue.add(frame.box(1)); // ERROR FA201
  }

  static void completed(Frame frame, CompletableFuture<FrameBox<Integer>> future) {
    future.complete(frame.box(1)); // ERROR FA201
  }

  static void exchanged(Frame frame, Exchanger<FrameBox<Integer>> exchanger)
      throws InterruptedException {
    FrameBox<Integer> data = frame.box(1);
    exchanger.exchange(data); // ERROR FA201
  }

  static void fieldOfAThread(Frame frame) {
    FrameBox<Integer> data = frame.box(1);
    new Worker(data).start(); // ERROR FA201
  }

  static void fieldOfAStoredThread(SmartAlloc alloc) {
    alloc.beginFrame();
    Worker worker = new Worker(alloc.frameBox(1));
    worker.start(); // ERROR FA201
    alloc.endFrame();
  }

  static int parallel(Frame frame) {
    FrameVec<Integer> data = frame.vec(Integer.class);
    return data.stream().parallel().mapToInt(x -> x).sum(); // ERROR FA201
  }

  static void handleThroughAQueue(
      SmartAlloc alloc, BlockingQueue<TransferHandle<Integer>> queue, Frame frame)
      throws InterruptedException { // CLEAN
    queue.put(alloc.frameBoxForTransfer(frame.box(1)));
  }

  static void valueThroughAQueue(Frame frame, BlockingQueue<Integer> queue)
      throws InterruptedException { // CLEAN
    queue.put(frame.box(1).get());
  }

  static int localQueue(Frame frame) { // CLEAN
    Queue<FrameBox<Integer>> queue = new ArrayDeque<>();
    queue.add(frame.box(1));
    return queue.remove().get();
  }

  static int sequential(Frame frame) { // CLEAN
    FrameVec<Integer> data = frame.vec(Integer.class);
    return data.stream().mapToInt(x -> x).sum();
  }

  static void threadNotStarted(Frame frame) { // CLEAN
    Worker worker = new Worker(frame.box(1));
    worker.setName("idle");
  }

  static void emptyThread() { // CLEAN
    new Thread(() -> System.out.println("nothing taken")).start();
  }
}
