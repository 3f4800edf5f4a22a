package io.framealloc;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Runs a piece of a test on another thread, and brings back what it returned or threw. */
final class Threads {

  private Threads() {}

  interface Task {
    void run() throws Exception;
  }

  /** On a platform thread of that name, which has terminated afterwards. */
  static void on(String name, Task task) {
    call(
        Thread.ofPlatform().name(name),
        () -> {
          task.run();
          return 0;
        });
  }

  /** On a virtual thread, which has terminated afterwards. */
  static void onVirtual(Task task) {
    call(
        Thread.ofVirtual(),
        () -> {
          task.run();
          return 0;
        });
  }

  /** On a thread of that builder, which has terminated afterwards. */
  static <R> R call(Thread.Builder builder, Callable<R> task) {
    FutureTask<R> future = new FutureTask<>(task);
    Thread thread = builder.start(future);
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return switch (future.state()) {
      case SUCCESS -> future.resultNow();
      case FAILED -> throw asUnchecked(future.exceptionNow());
      default -> throw new AssertionError(future.state());
    };
  }

  private static RuntimeException asUnchecked(Throwable thrown) {
    switch (thrown) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError(thrown);
    }
  }
}
