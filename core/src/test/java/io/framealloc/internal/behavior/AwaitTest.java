package io.framealloc.internal.behavior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AwaitTest {

  private static final String PROGRAM = "game.Loop.step";
  private static final String PARK = "java.util.concurrent.locks.LockSupport.park";

  private static Optional<String> placeOf(String... stack) {
    StackTraceElement[] elements =
        Arrays.stream(stack)
            .map(
                each -> {
                  int dot = each.lastIndexOf('.');
                  return new StackTraceElement(
                      each.substring(0, dot), each.substring(dot + 1), "X.java", 1);
                })
            .toArray(StackTraceElement[]::new);
    return Await.of(elements)
        .map(await -> await.site() == null ? "none" : await.site().getClassName());
  }

  @Test
  void aFutureASleepAMonitorAndAQueue_areWaitedFor() {
    assertEquals(
        Optional.of("game.Loop"),
        placeOf(
            "jdk.internal.misc.Unsafe.park",
            PARK,
            "java.util.concurrent.CompletableFuture.join",
            PROGRAM));
    assertEquals(
        Optional.of("game.Loop"),
        placeOf("java.lang.Thread.sleep0", "java.lang.Thread.sleep", PROGRAM));
    assertEquals(
        Optional.of("game.Loop"),
        placeOf("java.lang.Object.wait0", "java.lang.Object.wait", PROGRAM));
    assertEquals(
        Optional.of("game.Loop"),
        placeOf(
            PARK,
            "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await",
            "java.util.concurrent.LinkedBlockingQueue.take",
            PROGRAM));
  }

  @Test
  void aLock_isNotWaitedFor() {
    assertEquals(
        Optional.empty(),
        placeOf(
            PARK,
            "java.util.concurrent.locks.AbstractQueuedSynchronizer.acquire",
            "java.util.concurrent.locks.ReentrantLock.lock",
            PROGRAM));
    assertEquals(
        Optional.empty(),
        placeOf(
            PARK,
            "java.util.concurrent.locks.AbstractQueuedSynchronizer.acquire",
            "java.util.concurrent.locks.ReentrantLock.lock",
            "io.framealloc.internal.memory.BlockCache.acquire",
            "io.framealloc.SmartAlloc.beginFrame",
            PROGRAM));
  }

  @Test
  void workOfTheJdk_isNoWait() {
    assertEquals(Optional.empty(), placeOf("java.util.HashMap.get", PROGRAM));
    assertEquals(Optional.empty(), placeOf(PROGRAM, PARK));
  }

  @Test
  void aBarrierOfFrames_isNotWaitedFor() {
    assertEquals(
        Optional.empty(),
        placeOf(
            PARK,
            "java.util.concurrent.Phaser.awaitAdvance",
            "io.framealloc.FrameBarrier.awaitAll",
            PROGRAM));
  }

  @Test
  void theNextTask_isWaitedForNowhereInTheProgram() {
    assertEquals(
        Optional.of("none"),
        placeOf(
            PARK,
            "java.util.concurrent.LinkedBlockingQueue.take",
            "java.util.concurrent.ThreadPoolExecutor.getTask",
            "java.util.concurrent.ThreadPoolExecutor.runWorker",
            "java.lang.Thread.run"));
  }
}
