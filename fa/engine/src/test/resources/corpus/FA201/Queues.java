import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TransferQueue;

/** Ways between threads. */
final class Queues {

  record Message(String name, FrameIntVec data) {}

  private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();

  void inAMessage(SmartAlloc alloc) throws InterruptedException {
    try (Frame frame = alloc.beginFrame()) {
      inbox.put(new Message("one", frame.intVec())); // ERROR FA201
    }
  }

  static void transferred(Frame frame, TransferQueue<FrameIntVec> queue)
      throws InterruptedException {
    queue.transfer(frame.intVec()); // ERROR FA201
  }

  static void published(Frame frame, SubmissionPublisher<FrameBox<Integer>> publisher) {
    publisher.submit(frame.box(1)); // ERROR FA201
  }

  static CompletableFuture<List<FrameBox<Integer>>> completedWithAList(Frame frame) {
    CompletableFuture<List<FrameBox<Integer>>> result = new CompletableFuture<>();
    List<FrameBox<Integer>> boxes = new ArrayList<>();
    boxes.add(frame.box(1));
    result.complete(boxes); // ERROR FA201
    return result;
  }

  static int parallelInAChain(Frame frame) {
    FrameVec<Integer> data = frame.vec(Integer.class);
    return data.stream().filter(x -> x > 0).parallel().mapToInt(x -> x).sum(); // ERROR FA201
  }

  void numberInAMessage(SmartAlloc alloc, BlockingQueue<int[]> queue) // CLEAN
      throws InterruptedException {
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec data = frame.intVec();
      queue.put(data.toArray());
    }
  }

  static int localDeque(Frame frame) { // CLEAN
    Deque<FrameIntVec> open = new ArrayDeque<>();
    open.push(frame.intVec());
    int sum = 0;
    while (!open.isEmpty()) {
      sum += open.pop().size();
    }
    return sum;
  }

  static int parallelOverACopy(Frame frame) { // CLEAN
    FrameIntVec data = frame.intVec();
    data.push(1);
    return Arrays.stream(data.toArray()).parallel().sum();
  }

  static void nothingOfTheFrame(Frame frame, BlockingQueue<String> queue) // CLEAN
      throws InterruptedException {
    queue.put("box " + frame.box(1));
  }
}
