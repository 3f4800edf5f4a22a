package io.framealloc.behavior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.AllocConfig;
import io.framealloc.Frame;
import io.framealloc.FrameBarrier;
import io.framealloc.FrameIntVec;
import io.framealloc.ScopedFrames;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.BehaviorIssue;
import io.framealloc.diagnostics.BehaviorReport;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frame memory in tasks, continuations and virtual threads. */
@Timeout(60)
final class AsyncBehaviorTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final ExecutorService worker = Executors.newSingleThreadExecutor();

  @BeforeEach
  void enable() {
    alloc.enableBehaviorFilter();
  }

  @AfterEach
  void close() {
    worker.close();
    alloc.close();
  }

  static Stream<ExecutorService> executors() {
    return Stream.of(
        Executors.newFixedThreadPool(2),
        Executors.newScheduledThreadPool(1),
        new ForkJoinPool(2),
        Executors.newVirtualThreadPerTaskExecutor(),
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory()));
  }

  private static Object await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return latch;
  }

  /* Lets Waits look at a thread that waits. */
  private static void letLook() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<BehaviorIssue> awaitIssue(String code) {
    while (true) {
      List<BehaviorIssue> found = alloc.behaviorReport().issues(code);
      if (!found.isEmpty()) {
        return found;
      }
      Thread.onSpinWait();
    }
  }

  private void assertClean(int frames) {
    BehaviorReport report = alloc.behaviorReport();
    assertTrue(report.isClean(), report::summary);
    assertEquals(frames, report.framesAnalyzed());
  }

  private void ownFrame() {
    try (Frame frame = alloc.beginFrame()) {
      frame.box(1);
    }
  }

  /* Clean. */

  @ParameterizedTest
  @MethodSource("executors")
  void aTaskWithAFrameOfItsOwn_isClean(ExecutorService executor) throws Exception {
    try (executor) {
      for (int i = 0; i < 20; i++) {
        executor.submit(this::ownFrame).get();
        executor.execute(this::ownFrame);
        CompletableFuture.runAsync(this::ownFrame, executor)
            .thenRunAsync(this::ownFrame, executor)
            .join();
      }
    }
    assertClean(80);
  }

  @Test
  void aFrameAroundEachStep_isClean() {
    Executor framed = ScopedFrames.executor(alloc, worker);
    CompletableFuture.supplyAsync(() -> ScopedFrames.current().box(1).get(), framed)
        .thenAcceptAsync(one -> ScopedFrames.current().box(one), framed)
        .thenComposeAsync(
            _ -> CompletableFuture.runAsync(() -> ScopedFrames.current().box(2), framed), framed)
        .join();
    join(worker.submit(() -> {})); // the last frame has ended
    assertClean(4);
  }

  @Test
  void anExecutorThatPutsAFrameAroundEachTask_isClean() {
    Executor framed =
        task ->
            worker.execute(
                () -> {
                  try (Frame _ = alloc.beginFrame()) {
                    task.run();
                  }
                });
    CompletableFuture.runAsync(() -> alloc.frameBox(1), framed).join();
    FutureTask<?> own = new FutureTask<>(() -> alloc.frameBox(1));
    framed.execute(own);
    join(own);
    join(worker.submit(() -> {})); // the last frame has ended
    assertClean(2);
  }

  private static void join(Future<?> future) {
    try {
      future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aLoopThatJoinsItsWorkersInsideItsFrame_isClean() throws Exception {
    Thread loop =
        new Thread(
            () -> {
              for (int i = 0; i < 5; i++) {
                try (Frame frame = alloc.beginFrame()) {
                  frame.box(1);
                  join(
                      worker.submit(
                          () -> {
                            ownFrame();
                            letLook();
                          }));
                }
              }
            });
    loop.start();
    loop.join();
    assertClean(10);
  }

  @Test
  void aThreadThatRunsAFutureTask_isNoTask() throws Exception {
    FutureTask<?> game =
        new FutureTask<>(
            () -> {
              try (Frame frame = alloc.beginFrame()) {
                frame.box(1);
                letLook();
              }
              return null;
            });
    Thread thread = new Thread(game);
    thread.start();
    game.get();
    thread.join();
    assertClean(1);
  }

  @ParameterizedTest
  @MethodSource("executors")
  void aTaskThatWaitsBetweenItsFrames_isClean(ExecutorService executor) {
    try (executor) {
      join(
          executor.submit(
              () -> {
                ownFrame();
                letLook();
                ownFrame();
              }));
    }
    assertClean(2);
  }

  @ParameterizedTest
  @MethodSource("executors")
  void aTaskThatWaitsForALockInsideItsFrame_isClean(ExecutorService executor) throws Exception {
    ReentrantLock lock = new ReentrantLock();
    CountDownLatch begun = new CountDownLatch(1);
    lock.lock();
    try (executor) {
      Future<?> task =
          executor.submit(
              () -> {
                try (Frame frame = alloc.beginFrame()) {
                  frame.box(1);
                  begun.countDown();
                  lock.lock();
                  lock.unlock();
                }
              });
      begun.await();
      while (!lock.hasQueuedThreads()) {
        Thread.onSpinWait();
      }
      letLook();
      lock.unlock();
      task.get();
    }
    assertClean(1);
  }

  @Test
  void aTaskThatWaitsForItsFramesBarrier_isClean() throws Exception {
    try (FrameBarrier barrier = FrameBarrier.of(2)) {
      Future<?> task = worker.submit(() -> frameWithBarrier(barrier, false));
      frameWithBarrier(barrier, true);
      task.get();
    }
    assertClean(2);
  }

  private Object frameWithBarrier(FrameBarrier barrier, boolean late) throws InterruptedException {
    barrier.register();
    try (Frame frame = alloc.beginFrame(barrier)) {
      frame.box(1);
      if (late) {
        letLook();
      }
      barrier.signalFrameComplete();
      barrier.awaitAll();
    }
    return barrier;
  }

  /* FA601 and FA603. */

  @ParameterizedTest
  @MethodSource("executors")
  void aTaskThatWaitsInsideItsFrame_isReportedWithBothPlaces(ExecutorService executor) {
    CountDownLatch answer = new CountDownLatch(1);
    try (executor) {
      Future<?> task = executor.submit(() -> problem(answer));
      BehaviorIssue waits = awaitIssue("FA603").getFirst();
      assertEquals("await", waits.location().getMethodName());
      assertEquals(AsyncBehaviorTest.class.getName(), waits.location().getClassName());
      assertEquals("net", waits.tag());
      assertEquals(Code.Severity.ERROR, waits.severity());
      assertEquals(1, waits.observed());
      assertEquals(0, waits.threshold());
      assertEquals("frame data alive while a task waits: frames=1", waits.message());
      assertEquals(
          "end the frame before the task waits; keep what must last by taskAlloc or poolBox",
          waits.suggestion());
      answer.countDown();
      join(task);
    }
    BehaviorIssue allocates = awaitIssue("FA601").getFirst();
    assertEquals("allocate", allocates.location().getMethodName());
    assertEquals("net", allocates.tag());
    assertEquals(
        "frame allocation in a task that waits inside its frame: allocations=1",
        allocates.message());
    assertEquals(
        "begin and end a frame in the task without waiting in it, or use taskAlloc",
        allocates.suggestion());
    assertEquals(2, alloc.behaviorReport().issues().size());
  }

  private Object problem(CountDownLatch answer) {
    return alloc.callWithTag(
        "net",
        _ -> {
          try (Frame frame = alloc.beginFrame()) {
            allocate(frame);
            return await(answer);
          }
        });
  }

  private static void allocate(Frame frame) {
    frame.box(1);
  }

  @Test
  void aTaskThatSleepsOrJoinsInsideItsFrame_isReported() throws Exception {
    Thread other = new Thread(AsyncBehaviorTest::letLook);
    other.start();
    Object monitor = new Object();
    for (Runnable wait :
        List.<Runnable>of(
            AsyncBehaviorTest::letLook,
            () -> joinAnew(),
            () -> waitFor(monitor),
            () -> CompletableFuture.runAsync(AsyncBehaviorTest::letLook).join())) {
      alloc.resetBehaviorStats();
      while (alloc.behaviorReport().issues("FA603").isEmpty()) {
        join(
            worker.submit(
                () -> {
                  try (Frame frame = alloc.beginFrame()) {
                    frame.box(1);
                    wait.run();
                  }
                }));
      }
    }
    other.join();
  }

  private static void joinAnew() {
    Thread other = new Thread(AsyncBehaviorTest::letLook);
    other.start();
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings({"WaitNotInLoop", "NullAway"})
  private static void waitFor(Object monitor) {
    synchronized (monitor) {
      try {
        monitor.wait(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void aTaskThatWaitsBeforeItAllocates_hasNoDataAlive() {
    join(
        worker.submit(
            () -> {
              try (Frame _ = alloc.beginFrame()) {
                letLook();
              }
            }));
    assertClean(1);
  }

  @Test
  void aContinuationInTheFrameOfItsCaller_isReported() {
    try (Frame frame = alloc.beginFrame()) {
      frame.box(1);
      CompletableFuture.completedFuture(frame).thenAccept(AsyncBehaviorTest::allocate).join();
    }
    BehaviorIssue issue = alloc.behaviorReport().issues().getFirst();
    assertEquals("FA601", issue.code());
    assertEquals("allocate", issue.location().getMethodName());
    assertEquals(
        "frame allocation in a task that has no frame of its own: allocations=1", issue.message());
    assertEquals(1, alloc.behaviorReport().issues().size());
  }

  @Test
  void aTaskInTheFrameThatAnotherTaskLeftOpen_isReported() {
    join(worker.submit(this::leaveOpen));
    join(worker.submit(() -> alloc.frameBox(2)));
    join(worker.submit(alloc::endFrame));
    List<BehaviorIssue> found = alloc.behaviorReport().issues("FA601");
    assertTrue(
        found.stream().anyMatch(issue -> issue.location().getMethodName().contains("lambda")),
        found::toString);
  }

  private void leaveOpen() {
    alloc.beginFrame();
    alloc.frameBox(1);
  }

  @Test
  void dataUsedByAContinuationAfterItsFrame_isReportedWhereItIsUsed() {
    alloc.beginFrame();
    FrameIntVec data = alloc.frameIntVec();
    alloc.endFrame();
    CompletableFuture<?> rest = CompletableFuture.runAsync(() -> use(data), worker);
    assertThrows(CompletionException.class, rest::join);
    BehaviorIssue issue = alloc.behaviorReport().issues().getFirst();
    assertEquals("FA603", issue.code());
    assertEquals("use", issue.location().getMethodName());
    assertEquals("frame data used in a task after the frame it is of: uses=1", issue.message());
    assertEquals(1, alloc.behaviorReport().issues().size());
  }

  @Test
  void inDebugMode_findingsAreToldAsTheyHappen() {
    List<Diagnostic> findings = new CopyOnWriteArrayList<>();
    try (SmartAlloc debug = SmartAlloc.create(AllocConfig.builder().debug(true).build())) {
      debug.diagnostics(findings::add);
      try (Frame frame = debug.beginFrame()) {
        for (int i = 0; i < 2; i++) {
          CompletableFuture.completedFuture(frame).thenAccept(AsyncBehaviorTest::allocate).join();
        }
        assertEquals(1, findings.size());
      }
    }
    Diagnostic finding = findings.getFirst();
    assertEquals(Code.FA601, finding.code());
    assertEquals(
        "[FA601] frame allocation in a task that has no frame of its own, or waits inside it; "
            + "hint: begin and end a frame in the task without waiting in it, or use taskAlloc",
        finding.message());
    StackTraceElement place = finding.location();
    assertNotNull(place);
    assertEquals("allocate", place.getMethodName());
  }

  @Test
  void dataUsedAfterItsFrameByPlainCode_isNoMatterOfTheFilter() {
    alloc.beginFrame();
    FrameIntVec data = alloc.frameIntVec();
    alloc.endFrame();
    assertThrows(IllegalStateException.class, () -> use(data));
    assertClean(1);
  }

  private static void use(FrameIntVec data) {
    data.push(1);
  }
}
