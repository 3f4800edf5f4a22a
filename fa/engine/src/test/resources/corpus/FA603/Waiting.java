import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Tasks that wait. */
final class Waiting {

  static void latch(SmartAlloc alloc, ExecutorService worker, CountDownLatch latch) {
    worker.submit(
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            FrameIntVec data = frame.intVec();
            latch.await();
            data.push(1); // ERROR FA603
          }
          return null;
        });
  }

  static void semaphore(SmartAlloc alloc, Semaphore permits) {
    Thread.startVirtualThread(
        () -> {
          alloc.beginFrame();
          FrameBox<Integer> data = alloc.frameBox(1);
          permits.acquireUninterruptibly();
          data.set(2); // ERROR FA603
          alloc.endFrame();
        });
  }

  static CompletableFuture<Integer> continuation(
      SmartAlloc alloc, CompletableFuture<Integer> source, CompletableFuture<Integer> other) {
    return source.thenApply(
        value -> {
          try (Frame frame = alloc.beginFrame()) {
            FrameBox<Integer> box = frame.box(value);
            int more = other.join();
            return box.get() + more; // ERROR FA603
          }
        });
  }

  static Callable<Integer> inAnAnonymousClass(
      SmartAlloc alloc, ExecutorService worker, Future<Integer> other) {
    Callable<Integer> task =
        new Callable<>() {
          @Override
          public Integer call() throws Exception {
            try (Frame frame = alloc.beginFrame()) {
              FrameBox<Integer> mine = frame.box(1);
              int theirs = other.get();
              return mine.get() + theirs; // ERROR FA603
            }
          }
        };
    worker.submit(task);
    return task;
  }

  static void pooled(SmartAlloc alloc, ExecutorService worker, Future<Integer> other) { // CLEAN
    worker.submit(
        () -> {
          try (PoolBox<Integer> mine = alloc.poolBox(1)) {
            return mine.get() + other.get();
          }
        });
  }

  static void twoFrames(SmartAlloc alloc, ExecutorService worker, Future<Integer> other) { // CLEAN
    worker.submit(
        () -> {
          int first;
          try (Frame frame = alloc.beginFrame()) {
            first = frame.box(1).get();
          }
          int theirs = other.get();
          try (Frame frame = alloc.beginFrame()) {
            return frame.box(first + theirs).get();
          }
        });
  }

  static int forkJoin(SmartAlloc alloc, ExecutorService worker) // CLEAN
      throws ExecutionException, InterruptedException {
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec results = frame.intVec();
      for (int i = 0; i < 4; i++) {
        int part = i;
        Future<Integer> sum = worker.submit(() -> part * part);
        results.push(sum.get());
      }
      return (int) results.sum();
    }
  }

  static void locked(SmartAlloc alloc, ExecutorService worker, Object lock) { // CLEAN
    worker.submit(
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            FrameBox<Integer> box = frame.box(1);
            synchronized (lock) {
              box.set(2);
            }
          }
        });
  }
}
