package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameStateException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("debug")
@Tag("fallback")
final class ScopedFramesTest {

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    assertFalse(alloc.inFrame());
    alloc.close();
  }

  private static int sumOfCurrent(int n) {
    FrameIntVec vec = ScopedFrames.current().intVec();
    for (int i = 1; i <= n; i++) {
      vec.push(i);
    }
    return (int) vec.sum();
  }

  @Test
  void call_givesATaskItsFrame() {
    int sum =
        ScopedFrames.call(
            alloc,
            frame -> {
              assertSame(frame, ScopedFrames.current());
              assertSame(frame, alloc.currentFrame());
              return sumOfCurrent(10);
            });
    assertEquals(55, sum);
    assertThrows(FrameStateException.class, ScopedFrames::current);
  }

  @Test
  void run_endsTheFrameWhenTheTaskFails() {
    assertThrows(
        IOException.class,
        () ->
            ScopedFrames.run(
                alloc,
                frame -> {
                  throw new IOException("no data");
                }));
    assertFalse(alloc.inFrame());
  }

  @Test
  void call_insideAFrame_isANestedScope() {
    try (Frame outer = alloc.beginFrame()) {
      FrameBox<Integer> kept = outer.box(1);
      FrameBox<Integer> inner =
          ScopedFrames.call(
              alloc,
              frame -> {
                assertSame(outer, frame);
                return frame.box(2);
              });
      assertEquals(1, kept.get());
      assertThrows(FrameEndedException.class, inner::get);
    }
  }

  @Test
  void current_onAForkedThread_isRefusedAtItsUse() {
    ScopedFrames.run(
        alloc,
        frame -> {
          FrameBox<Integer> box = frame.box(1);
          Threads.onVirtual(
              () -> {
                assertThrows(FrameStateException.class, ScopedFrames::current);
                assertThrows(WrongThreadException.class, box::get);
                assertEquals(3, (int) ScopedFrames.call(alloc, own -> sumOfCurrent(2)));
              });
        });
  }

  @Test
  void executor_givesEveryStepOfAChainAFrame() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Executor framed = ScopedFrames.executor(alloc, threads);
      int sum =
          CompletableFuture.supplyAsync(() -> sumOfCurrent(4), framed)
              .thenApplyAsync(ScopedFramesTest::sumOfCurrent, framed)
              .get();
      assertEquals(55, sum);
    }
    Executor inline = ScopedFrames.executor(alloc, Runnable::run);
    assertEquals(3, CompletableFuture.supplyAsync(() -> sumOfCurrent(2), inline).get());
  }
}
