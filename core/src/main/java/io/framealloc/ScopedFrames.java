package io.framealloc;

import java.util.concurrent.Executor;

/**
 * Frames for tasks: each runs in a frame of its own, which code further down finds without being
 * given it.
 *
 * <p>If the thread has an open frame of the allocator already, the task gets a nested scope of it.
 *
 * <h2>Lifetime</h2>
 *
 * A frame ends with the task, on every path.
 *
 * <h2>Threads</h2>
 *
 * A frame is confined to the thread that runs the task. A task that waits in the middle should keep
 * its data in a {@link TaskAlloc}.
 *
 * @since 0.1
 */
public final class ScopedFrames {

  private static final ScopedValue<Frame> CURRENT = ScopedValue.newInstance();

  private ScopedFrames() {}

  /**
   * A task with a result.
   *
   * @param <R> the type of the result
   * @param <X> what it may throw
   */
  @FunctionalInterface
  public interface Call<R, X extends Throwable> {

    /**
     * Does the work.
     *
     * @param frame its frame
     * @return the result, which must not be frame data
     * @throws X if it fails
     */
    R apply(Frame frame) throws X;
  }

  /**
   * A task without a result.
   *
   * @param <X> what it may throw
   */
  @FunctionalInterface
  public interface Run<X extends Throwable> {

    /**
     * Does the work.
     *
     * @param frame its frame
     * @throws X if it fails
     */
    void accept(Frame frame) throws X;
  }

  /**
   * Runs a task in a frame of its own, and returns its result.
   *
   * @param <R> the type of the result
   * @param <X> what it may throw
   * @param alloc whose frame it is
   * @param task the task
   * @return what it returned
   * @throws X what the task throws
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the allocator is closed
   */
  public static <R, X extends Throwable> R call(SmartAlloc alloc, Call<? extends R, X> task)
      throws X {
    if (alloc.inFrame()) {
      Frame open = alloc.currentFrame();
      try (FrameScope _ = open.nested()) {
        return callIn(open, task);
      }
    }
    try (Frame frame = alloc.beginFrame()) {
      return callIn(frame, task);
    }
  }

  private static <R, X extends Throwable> R callIn(Frame frame, Call<? extends R, X> task)
      throws X {
    return ScopedValue.where(CURRENT, frame).<R, X>call(() -> task.apply(frame));
  }

  /**
   * Runs a task in a frame of its own.
   *
   * @param <X> what it may throw
   * @param alloc whose frame it is
   * @param task the task
   * @throws X what the task throws
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if the allocator is closed
   */
  public static <X extends Throwable> void run(SmartAlloc alloc, Run<X> task) throws X {
    ScopedFrames.<Object, X>call(
        alloc,
        frame -> {
          task.accept(frame);
          return frame;
        });
  }

  /**
   * Returns the frame of the innermost task around the caller.
   *
   * <p>A thread forked inside the task finds the frame of the task that forked it, and may not use
   * it.
   *
   * @return the frame
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if there is none
   */
  public static Frame current() {
    if (!CURRENT.isBound()) {
      throw Errors.noFrame();
    }
    return CURRENT.get();
  }

  /**
   * Returns an executor that runs every command in a frame of its own: the way to give each step of
   * a {@link java.util.concurrent.CompletableFuture} a frame.
   *
   * @param alloc whose frames they are
   * @param executor what runs the commands
   * @return the executor
   */
  public static Executor executor(SmartAlloc alloc, Executor executor) {
    return command -> {
      String tag = alloc.accounting().path();
      executor.execute(() -> runUnder(alloc, tag, command));
    };
  }

  private static void runUnder(SmartAlloc alloc, String tag, Runnable command) {
    alloc
        .accounting()
        .under(
            tag,
            () -> {
              run(alloc, _ -> command.run());
              return tag;
            });
  }
}
