package io.framealloc.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.AllocConfig;
import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.Diagnostic;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** What the programs of the guide are given: an allocator, and a thread named worker. */
public final class Fixture implements AutoCloseable {

  public final SmartAlloc alloc = SmartAlloc.create(AllocConfig.builder().poolLimit(1000).build());
  public final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("worker").factory());
  public final List<Diagnostic> findings = new CopyOnWriteArrayList<>();

  public Fixture() {
    alloc.diagnostics(findings::add);
  }

  /** What a program gets for a parameter of this type. */
  public Object given(Class<?> type) {
    return type == SmartAlloc.class ? alloc : type == List.class ? findings : worker;
  }

  /** What a problem says when it ends, which it must do by {@code type}; the allocator goes on. */
  public String refusal(Class<? extends Throwable> type, Executable problem) {
    return onMain(
        () -> {
          Throwable thrown = refused(problem);
          assertInstanceOf(type, thrown);
          return thrown.getMessage();
        });
  }

  /** What a problem throws, or what its other thread has thrown. */
  public Throwable refused(Executable problem) {
    Throwable thrown = assertThrows(Throwable.class, problem);
    Throwable cause = thrown.getCause();
    boolean wrapped = thrown instanceof ExecutionException || thrown instanceof CompletionException;
    requireUsable();
    return wrapped && cause != null ? cause : thrown;
  }

  private void requireUsable() {
    if (alloc.inFrame()) {
      alloc.endFrame();
    }
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(7);
    assertEquals(7, box.get());
    alloc.endFrame();
  }

  /** Runs something on a thread named main, as messages name their thread. */
  public static <R> R onMain(ThrowingSupplier<R> action) {
    FutureTask<R> task =
        new FutureTask<>(
            () -> {
              try {
                return action.get();
              } catch (Exception | Error e) {
                throw e;
              } catch (Throwable e) {
                throw new AssertionError(e);
              }
            });
    Thread main = Thread.ofPlatform().name("main").start(task);
    try {
      main.join();
      return task.get();
    } catch (ExecutionException | InterruptedException e) {
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    worker.close();
    alloc.close();
  }
}
