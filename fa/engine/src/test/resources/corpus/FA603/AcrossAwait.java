import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;
import io.framealloc.annotation.Blocking;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Frame data does not wait. */
final class AcrossAwait {

  interface Link {
    @Blocking
    int read();

    int peek();
  }

  static CompletableFuture<Integer> join(SmartAlloc alloc, CompletableFuture<Integer> other) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            FrameBox<Integer> mine = frame.box(42);
            int theirs = other.join();
            return mine.get() + theirs; // ERROR FA603
          }
        });
  }

  static void sleep(SmartAlloc alloc, ExecutorService worker) {
    worker.submit(
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            FrameBox<Integer> mine = frame.box(42);
            Thread.sleep(10);
            return mine.get(); // ERROR FA603
          }
        });
  }

  static void byContract(SmartAlloc alloc, ExecutorService worker, Link link) {
    worker.submit(
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            FrameBox<Integer> mine = frame.box(42);
            int theirs = link.read();
            mine.set(theirs); // ERROR FA603
          }
        });
  }

  static void inAHelper(SmartAlloc alloc, ExecutorService worker, Future<Integer> other) {
    worker.submit(
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            FrameBox<Integer> mine = frame.box(42);
            await(other);
            return mine.get(); // ERROR FA603
          }
        });
  }

  private static int await(Future<Integer> other)
      throws ExecutionException, InterruptedException { // HELPER
    return other.get();
  }

  static int outsideOfTasks(SmartAlloc alloc, Future<Integer> other)
      throws ExecutionException, InterruptedException {
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> mine = frame.box(42);
      other.get();
      return mine.get(); // WARN FA603
    }
  }

  static int takesOutsideOfTasks(SmartAlloc alloc, BlockingQueue<Integer> queue)
      throws InterruptedException {
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> mine = frame.box(42);
      int theirs = queue.take();
      return mine.get() + theirs; // WARN FA603
    }
  }

  static int boundedOutside(SmartAlloc alloc, Future<Integer> other)
      throws ExecutionException, InterruptedException, TimeoutException { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> mine = frame.box(42);
      other.get(1, TimeUnit.MILLISECONDS);
      return mine.get();
    }
  }

  static int ownWorkers(SmartAlloc alloc, ExecutorService worker)
      throws ExecutionException, InterruptedException { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> mine = frame.box(42);
      Future<Integer> own = worker.submit(() -> 1);
      int theirs = own.get();
      return mine.get() + theirs;
    }
  }

  static void waitsBefore(
      SmartAlloc alloc, ExecutorService worker, Future<Integer> other) { // CLEAN
    worker.submit(
        () -> {
          int theirs = other.get();
          try (Frame frame = alloc.beginFrame()) {
            return frame.box(theirs).get();
          }
        });
  }

  static void waitsAfter(SmartAlloc alloc, ExecutorService worker, Future<Integer> other) { // CLEAN
    worker.submit(
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            frame.box(1);
          }
          return other.get();
        });
  }

  static void doesNotWait(SmartAlloc alloc, ExecutorService worker, Link link) { // CLEAN
    worker.submit(
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            FrameBox<Integer> mine = frame.box(42);
            mine.set(link.peek());
          }
        });
  }
}
