package io.framealloc.examples.async;

import io.framealloc.AsyncPoolGuard;
import io.framealloc.Frame;
import io.framealloc.FrameVec;
import io.framealloc.ScopedFrames;
import io.framealloc.SmartAlloc;
import io.framealloc.TaskAlloc;
import io.framealloc.TaskVec;
import io.framealloc.examples.GuideSection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** A continuation runs later and on another thread: it needs a frame of its own. */
@GuideSection("Example Issue Report")
final class FrameInAsyncCode {

  private FrameInAsyncCode() {}

  private static CompletableFuture<Byte> something(ExecutorService worker) {
    return CompletableFuture.supplyAsync(() -> (byte) 42, worker);
  }

  @SuppressWarnings("FA604") // the Problem itself: another thread pushes into the caller's frame
  // region problem
  static void problem(SmartAlloc alloc, ExecutorService worker) {
    alloc.beginFrame();
    FrameVec<Byte> data = alloc.frameVec(Byte.class);
    something(worker)
        .thenAcceptAsync(data::push, worker) // WrongThreadException: the frame is not the worker's
        .join();
    alloc.endFrame();
  }

  // endregion

  @SuppressWarnings("FA104") // the Problem itself: and too late, too
  // region late
  static void late(SmartAlloc alloc, ExecutorService worker) {
    alloc.beginFrame();
    FrameVec<Byte> data = alloc.frameVec(Byte.class);
    alloc.endFrame();
    something(worker)
        .thenAcceptAsync(data::push, worker) // FrameEndedException: the frame is over
        .join();
  }

  // endregion

  // region solution
  static int solution(SmartAlloc alloc, ExecutorService worker) {
    return something(worker)
        .thenApplyAsync(received -> inOwnFrame(alloc, received), worker)
        .join(); // a plain value leaves the frame
  }

  private static int inOwnFrame(SmartAlloc alloc, byte received) {
    try (Frame frame = alloc.beginFrame()) {
      FrameVec<Byte> data = frame.vec(Byte.class);
      data.push(received);
      return data.get(0);
    }
  }

  // endregion

  // region framed
  static int framed(SmartAlloc alloc, ExecutorService worker) {
    Executor framed = ScopedFrames.executor(alloc, worker); // a frame around every step
    return something(worker).thenApplyAsync(FrameInAsyncCode::inCurrentFrame, framed).join();
  }

  private static int inCurrentFrame(byte received) {
    FrameVec<Byte> data = ScopedFrames.current().vec(Byte.class);
    data.push(received);
    return data.get(0);
  }

  // endregion

  // region task
  static int task(SmartAlloc alloc, ExecutorService worker) {
    try (TaskAlloc task = alloc.taskAlloc()) {
      TaskVec<Byte> data = task.vec(Byte.class);
      data.push((byte) 1);
      return something(worker)
          .thenAcceptAsync(data::push, worker) // later, on another thread
          .thenApply(_ -> data.get(0) + data.get(1))
          .join();
    } // frees the task's memory
  }

  // endregion

  // region guarded
  static int guarded(SmartAlloc alloc, ExecutorService worker) {
    try (AsyncPoolGuard guard = alloc.asyncPoolGuard()) {
      return something(worker)
          .thenApplyAsync(received -> guard.poolBox(received), worker)
          .thenApply(box -> box.get() + 1)
          .join();
    } // closes the box, also if a step failed
  }
  // endregion
}
