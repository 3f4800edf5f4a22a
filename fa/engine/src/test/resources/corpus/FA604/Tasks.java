import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;

/** Work that goes elsewhere, as programs write it. */
final class Tasks {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  record Work(String name, FrameIntVec data) {}

  static final class Sum extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1;
    private final transient FrameIntVec data;

    Sum(FrameIntVec data) { // CLEAN
      this.data = data;
    }

    @Override
    protected Integer compute() { // CLEAN
      return data.size();
    }
  }

  static void fieldOfARecord(Frame frame, ExecutorService worker) {
    Work work = new Work("one", frame.intVec());
    worker.execute(() -> work.data().push(1)); // ERROR FA604
  }

  static void inAMap(Frame frame, ExecutorService worker) {
    Map<String, FrameBox<Integer>> byName = new HashMap<>();
    byName.put("one", frame.box(1));
    worker.execute(() -> byName.remove("one")); // ERROR FA604
  }

  static void anArray(Frame frame, ExecutorService worker) {
    FrameIntVec[] rows = {frame.intVec(), frame.intVec()};
    worker.execute(() -> rows[0].push(1)); // ERROR FA604
  }

  static void nestedLambda(Frame frame, ExecutorService worker) {
    FrameIntVec data = frame.intVec();
    worker.execute(() -> IntStream.range(0, 4).forEach(i -> data.push(i))); // ERROR FA604
  }

  static void inALoop(Frame frame, ExecutorService worker) {
    List<FrameIntVec> rows = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      rows.add(frame.intVec());
    }
    for (FrameIntVec row : rows) {
      worker.execute(() -> row.push(1)); // ERROR FA604
    }
  }

  static void anyOfMany(Frame frame, ExecutorService worker) throws InterruptedException {
    FrameIntVec data = frame.intVec();
    Callable<Integer> size = () -> data.size(); // ERROR FA604
    worker.invokeAll(List.of(size));
  }

  static CompletableFuture<Integer> chained(Frame frame, CompletableFuture<Integer> source) {
    FrameBox<Integer> factor = frame.box(2);
    return source
        .thenApply(value -> value + 1)
        .thenApplyAsync(value -> value * factor.get()) // ERROR FA604
        .exceptionally(problem -> 0);
  }

  static int joined(Frame frame) {
    FrameIntVec data = frame.intVec();
    return ForkJoinPool.commonPool().invoke(new Sum(data)); // ERROR FA604
  }

  static void newThread(Frame frame, ThreadFactory factory) {
    FrameIntVec data = frame.intVec();
    factory.newThread(() -> data.push(1)).start(); // ERROR FA604
  }

  void ownPool() {
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec data = frame.intVec();
      Future<?> done = pool.submit(() -> data.push(1)); // ERROR FA604
      done.cancel(false);
    }
  }

  static void throughALocal(Frame frame, ExecutorService worker) {
    FrameIntVec data = frame.intVec();
    FrameIntVec same = data;
    worker.execute(() -> same.push(1)); // ERROR FA604
  }

  static void localMethodObject(Frame frame, ExecutorService worker) {
    FrameIntVec data = frame.intVec();
    class Push implements Runnable {
      @Override
      public void run() {
        data.push(1); // ERROR FA604
      }
    }
    worker.execute(new Push());
  }

  static void handleInARecord(
      SmartAlloc alloc, ExecutorService worker, FrameBox<Integer> data) { // CLEAN
    record Job(TransferHandle<Integer> handle) implements Runnable {
      @Override
      public void run() {
        handle.receive().close();
      }
    }
    worker.execute(new Job(alloc.frameBoxForTransfer(data)));
  }

  static void copied(Frame frame, ExecutorService worker) { // CLEAN
    FrameIntVec data = frame.intVec();
    data.push(1);
    int[] copy = data.toArray();
    worker.execute(() -> System.out.println(copy.length));
  }

  static void sizesOnly(Frame frame, ExecutorService worker) { // CLEAN
    Work work = new Work("one", frame.intVec());
    String name = work.name();
    worker.execute(() -> System.out.println(name));
  }

  static void clearedBefore(Frame frame, ExecutorService worker) { // CLEAN
    List<FrameBox<Integer>> boxes = new ArrayList<>();
    boxes.add(frame.box(1));
    boxes.clear();
    worker.execute(() -> System.out.println(boxes.size()));
  }

  void frameInTheTask() { // CLEAN
    pool.submit(
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            FrameIntVec rows = frame.intVec();
            IntStream.range(0, 4).forEach(rows::push);
            return rows.size();
          }
        });
  }

  static int sortedHere(Frame frame, List<Integer> values) { // CLEAN
    FrameBox<Integer> pivot = frame.box(1);
    values.sort((a, b) -> Integer.compare(a - pivot.get(), b - pivot.get()));
    return values.getFirst();
  }

  static int mappedHere(Frame frame, List<Integer> values) { // CLEAN
    FrameBox<Integer> factor = frame.box(2);
    return values.stream().mapToInt(value -> value * factor.get()).sum();
  }

  static void shadowed(Frame frame, ExecutorService worker) { // CLEAN
    FrameIntVec data = frame.intVec();
    data.push(1);
    worker.execute(
        () -> {
          StringBuilder text = new StringBuilder("data");
          System.out.println(text);
        });
  }

  void closed() { // CLEAN
    pool.close();
    alloc.close();
  }
}
