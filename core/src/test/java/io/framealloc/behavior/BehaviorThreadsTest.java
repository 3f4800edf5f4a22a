package io.framealloc.behavior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.BehaviorIssue;
import io.framealloc.diagnostics.BehaviorReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Several threads, alive and dead, platform and virtual. */
final class BehaviorThreadsTest {

  private static final int THREADS = 4;
  private static final int FRAMES = 200;

  private final SmartAlloc alloc = SmartAlloc.create();

  private void loop() {
    for (int i = 0; i < FRAMES; i++) {
      try (Frame frame = alloc.beginFrame()) {
        for (int j = 0; j < 64; j++) {
          frame.box(j);
        }
      }
      alloc.poolBox(i).close();
    }
  }

  private void runAll(List<Thread> threads) throws InterruptedException {
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static List<Thread> platform(Runnable body) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(new Thread(body));
    }
    return threads;
  }

  @Test
  void whatThreadsHaveSeen_isAddedUpWhenTheyHaveDied() throws InterruptedException {
    alloc.enableBehaviorFilter();
    runAll(platform(this::loop));
    runAll(platform(this::loop));
    assertFound(2 * THREADS * FRAMES);
    alloc.close();
  }

  @Test
  void virtualThreads_countTogether() {
    alloc.enableBehaviorFilter();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < THREADS; i++) {
        executor.execute(this::loop);
      }
    }
    assertFound(THREADS * FRAMES);
    alloc.close();
  }

  private void assertFound(int frames) {
    BehaviorReport report = alloc.behaviorReport();
    assertEquals(frames, report.framesAnalyzed());
    assertEquals(List.of("FA602"), report.issues().stream().map(BehaviorIssue::code).toList());
    BehaviorIssue issue = report.issues().getFirst();
    assertEquals("loop", issue.location().getMethodName());
    assertEquals(64, issue.observed());
    assertEquals(
        "many small allocations from one place in one frame: allocations=64, threshold=64,"
            + " bytes=256 B, frames="
            + frames,
        issue.message());
  }

  @Test
  void theRateOfOneThread_isNotDilutedByOthers() throws InterruptedException {
    alloc.enableBehaviorFilter();
    List<Thread> threads = platform(this::loop);
    threads.add(
        new Thread(
            () -> {
              for (int i = 0; i < 20; i++) {
                try (Frame _ = alloc.beginFrame()) {
                  alloc.heapAlloc(10_000, 8).close();
                  alloc.heapAlloc(10_000, 8).close();
                }
              }
            }));
    runAll(threads);
    BehaviorIssue issue = alloc.behaviorReport().issues("FA530").getFirst();
    assertEquals(2, issue.observed());
    alloc.close();
  }

  @Test
  void switchingAndReportingWhileThreadsRun_failsNowhere() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> threads =
        platform(
            () -> {
              while (!done.get()) {
                loop();
              }
            });
    threads.forEach(
        thread -> thread.setUncaughtExceptionHandler((_, failure) -> failures.add(failure)));
    threads.forEach(Thread::start);
    for (int i = 0; i < 50; i++) {
      alloc.enableBehaviorFilter();
      alloc.behaviorReport();
      alloc.resetBehaviorStats();
      alloc.disableBehaviorFilter();
    }
    done.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), List.copyOf(failures));
    alloc.close();
  }
}
