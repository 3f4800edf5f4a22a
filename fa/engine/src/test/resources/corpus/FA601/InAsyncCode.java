import io.framealloc.Frame;
import io.framealloc.FrameIntVec;
import io.framealloc.ScopedFrames;
import io.framealloc.SmartAlloc;
import io.framealloc.TaskAlloc;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** A task needs a frame of its own, and does not wait in it. */
final class InAsyncCode {

  static CompletableFuture<Integer> noFrame(SmartAlloc alloc) {
    return CompletableFuture.supplyAsync(() -> alloc.frameBox(42).get()); // ERROR FA601
  }

  static void continuation(SmartAlloc alloc, CompletableFuture<Integer> future) {
    future.thenAccept(value -> alloc.frameBox(value)); // ERROR FA601
  }

  static void submitted(SmartAlloc alloc, ExecutorService worker) {
    worker.submit(
        () -> {
          FrameIntVec data = alloc.frameIntVec(); // ERROR FA601
          data.push(1);
        });
  }

  static void virtualThread(SmartAlloc alloc) {
    Thread.startVirtualThread(() -> alloc.frameAlloc(16)); // ERROR FA601
  }

  static void inAHelper(SmartAlloc alloc, ExecutorService worker) {
    worker.submit(() -> fill(alloc)); // ERROR FA601
  }

  private static void fill(SmartAlloc alloc) { // HELPER
    alloc.frameIntVec().push(1);
  }

  static void callersFrameDoesNotCount(SmartAlloc alloc, ExecutorService worker) {
    alloc.beginFrame();
    worker.submit(() -> alloc.frameIntVec()); // ERROR FA601
    alloc.endFrame();
  }

  static void openAcrossAWait(SmartAlloc alloc, ExecutorService worker, Future<Integer> other) {
    worker.submit(
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            frame.box(1); // ERROR FA601
            return other.get();
          }
        });
  }

  static void allocatedAfterAWait(SmartAlloc alloc, ExecutorService worker, CountDownLatch latch) {
    worker.submit(
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            latch.await();
            return frame.box(1).get(); // ERROR FA601
          }
        });
  }

  static void ownFrame(SmartAlloc alloc, ExecutorService worker) { // CLEAN
    worker.submit(
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            frame.box(1);
          }
        });
  }

  static CompletableFuture<Integer> scoped(SmartAlloc alloc) { // CLEAN
    return CompletableFuture.supplyAsync(
        () -> ScopedFrames.call(alloc, frame -> frame.box(42).get()));
  }

  static CompletableFuture<Void> framedExecutor(SmartAlloc alloc, ExecutorService worker) { // CLEAN
    Executor framed = ScopedFrames.executor(alloc, worker);
    return CompletableFuture.runAsync(() -> alloc.frameBox(1), framed);
  }

  static void anyExecutor(SmartAlloc alloc, Executor maybeFramed) { // CLEAN
    maybeFramed.execute(() -> alloc.frameBox(1));
  }

  static CompletableFuture<Integer> taskMemory(SmartAlloc alloc) { // CLEAN
    return CompletableFuture.supplyAsync(
        () -> {
          try (TaskAlloc task = alloc.taskAlloc()) {
            return task.box(42).get();
          }
        });
  }

  static void waitsFirst(SmartAlloc alloc, ExecutorService worker, Future<Integer> other) { // CLEAN
    worker.submit(
        () -> {
          int value = other.get();
          try (Frame frame = alloc.beginFrame()) {
            return frame.box(value).get();
          }
        });
  }

  static void poolMemory(SmartAlloc alloc, ExecutorService worker) { // CLEAN
    worker.submit(() -> alloc.poolBox(1).close());
  }

  static int notATask(SmartAlloc alloc, Future<Integer> own)
      throws ExecutionException, InterruptedException { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      frame.box(1);
      return own.get();
    }
  }
}
