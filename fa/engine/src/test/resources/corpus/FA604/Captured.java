import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameVec;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TaskAlloc;
import io.framealloc.TaskVec;
import io.framealloc.TransferHandle;
import io.framealloc.annotation.RunsElsewhere;
import java.util.ArrayList;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;

/** A task must not take frame data with it. */
final class Captured {

  interface Engine {
    void later(@RunsElsewhere Runnable task);

    void now(Runnable task);
  }

  static void thread(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    new Thread(() -> System.out.println(data)).start(); // ERROR FA604
    alloc.endFrame();
  }

  static void virtualThread(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    Thread.startVirtualThread(() -> data.set(1)); // ERROR FA604
    alloc.endFrame();
  }

  static void builder(Frame frame) {
    FrameIntVec data = frame.intVec();
    Thread.ofVirtual().start(() -> data.push(1)); // ERROR FA604
  }

  static void executor(SmartAlloc alloc, ExecutorService worker) {
    alloc.beginFrame();
    FrameVec<Integer> data = alloc.frameVec(Integer.class);
    worker.submit(() -> data.push(42)); // ERROR FA604
    alloc.endFrame();
  }

  static void overSeveralLines(Frame frame, ExecutorService worker) {
    FrameIntVec data = frame.intVec();
    worker.execute(
        () -> {
          int one = 1;
          data.push(one); // ERROR FA604
        });
  }

  static void methodReference(Frame frame, CompletableFuture<Integer> future) {
    FrameVec<Integer> data = frame.vec(Integer.class);
    future.thenAccept(data::push); // ERROR FA604
  }

  static CompletableFuture<Integer> supplier(Frame frame) {
    FrameBox<Integer> data = frame.box(1);
    return CompletableFuture.supplyAsync(() -> data.get()); // ERROR FA604
  }

  static void storedLambda(Frame frame, ExecutorService worker) {
    FrameIntVec data = frame.intVec();
    Runnable task = () -> data.push(1); // ERROR FA604
    worker.execute(task);
  }

  static void anonymousClass(Frame frame, ExecutorService worker) {
    FrameIntVec data = frame.intVec();
    worker.execute(
        new Runnable() {
          @Override
          public void run() {
            data.push(1); // ERROR FA604
          }
        });
  }

  static void timerTask(Frame frame, java.util.Timer timer) {
    FrameIntVec data = frame.intVec();
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            data.push(1); // ERROR FA604
          }
        },
        10);
  }

  static void theFrameItself(SmartAlloc alloc, ExecutorService worker) {
    try (Frame frame = alloc.beginFrame()) {
      worker.execute(() -> frame.box(1)); // ERROR FA604
    }
  }

  static void inAList(Frame frame, ExecutorService worker) {
    List<FrameBox<Integer>> boxes = new ArrayList<>();
    boxes.add(frame.box(1));
    worker.execute(() -> boxes.clear()); // ERROR FA604
  }

  static void byContract(Frame frame, Engine engine) {
    FrameIntVec data = frame.intVec();
    engine.later(() -> data.push(1)); // ERROR FA604
  }

  static void byAHelper(Frame frame, ExecutorService worker) {
    FrameIntVec data = frame.intVec();
    run(worker, () -> data.push(1)); // ERROR FA604
  }

  private static void run(ExecutorService worker, Runnable task) { // HELPER
    worker.execute(task);
  }

  static void parameter(FrameBox<Integer> data, ScheduledExecutorService worker) {
    worker.schedule(() -> data.set(1), 1, TimeUnit.SECONDS); // ERROR FA604
  }

  static void segment(Frame frame, ExecutorService worker) {
    var memory = frame.alloc(16);
    worker.execute(() -> memory.fill((byte) 0)); // ERROR FA604
  }

  private record Job(FrameBox<Integer> data) implements Runnable {
    @Override
    public void run() { // CLEAN
      data.set(1);
    }
  }

  static void inARecord(Frame frame, ExecutorService worker) {
    FrameBox<Integer> data = frame.box(1);
    worker.execute(new Job(data)); // ERROR FA604
  }

  static void handle(SmartAlloc alloc, ExecutorService worker) { // CLEAN
    alloc.beginFrame();
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(alloc.frameBox(42));
    alloc.endFrame();
    worker.submit(() -> print(handle));
  }

  private static int print(TransferHandle<Integer> handle) { // HELPER
    try (PoolBox<Integer> data = handle.receive()) {
      return data.get();
    }
  }

  static void plainValue(Frame frame, ExecutorService worker) { // CLEAN
    int value = frame.box(1).get();
    worker.execute(() -> System.out.println(value));
  }

  static void poolBox(SmartAlloc alloc, ExecutorService worker) { // CLEAN
    PoolBox<Integer> box = alloc.poolBox(1);
    worker.execute(box::close);
  }

  static void taskMemory(SmartAlloc alloc, ExecutorService worker) { // CLEAN
    try (TaskAlloc task = alloc.taskAlloc()) {
      TaskVec<Integer> data = task.vec(Integer.class);
      CompletableFuture.runAsync(() -> data.push(1), worker).join();
    }
  }

  static int lambdaHere(Frame frame) { // CLEAN
    FrameBox<Integer> data = frame.box(1);
    IntUnaryOperator add = x -> x + data.get();
    return add.applyAsInt(1);
  }

  static void runsHere(Frame frame, Engine engine) { // CLEAN
    FrameIntVec data = frame.intVec();
    engine.now(() -> data.push(1));
  }

  static void ownFrame(SmartAlloc alloc, ExecutorService worker) { // CLEAN
    worker.execute(
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            FrameIntVec data = frame.intVec();
            data.push(1);
          }
        });
  }

  static int sum(Frame frame, List<Integer> values) { // CLEAN
    FrameIntVec data = frame.intVec();
    values.forEach(value -> data.push(value));
    return (int) data.sum();
  }

  static Callable<Integer> notSpawned(Frame frame) { // CLEAN
    int value = frame.box(1).get();
    return () -> value;
  }

  static void emptyList(ExecutorService worker) { // CLEAN
    List<FrameBox<Integer>> boxes = new ArrayList<>();
    worker.execute(() -> boxes.clear());
  }

  static void inAParallelStream(Frame frame) {
    FrameVec<Integer> data = frame.vec(Integer.class);
    java.util.stream.IntStream.range(0, 9).parallel().forEach(i -> data.push(i)); // ERROR FA604
  }

  static void inAStream(Frame frame) { // CLEAN
    FrameVec<Integer> data = frame.vec(Integer.class);
    java.util.stream.IntStream.range(0, 9).forEach(i -> data.push(i));
  }

  static int numbersInParallel(Frame frame) { // CLEAN
    FrameVec<Integer> data = frame.vec(Integer.class);
    int size = data.size();
    return java.util.stream.IntStream.range(0, 9).parallel().map(i -> i + size).sum();
  }
}
