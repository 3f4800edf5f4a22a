package io.framealloc.examples.async;

import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.BehaviorIssue;
import io.framealloc.examples.GuideSection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** What the behaviour filter finds while a program runs. */
@GuideSection("Behavior Filter")
final class BehaviorFilter {

  private static final long ANSWER_MILLIS = 200;

  private BehaviorFilter() {}

  // region application
  @SuppressWarnings("FA603") // the Problem itself: what the filter is there to find
  static void runApplication(SmartAlloc alloc, ExecutorService worker) {
    alloc.withTag("particles", _ -> hotLoop(alloc));
    CompletableFuture.runAsync(() -> asyncFunction(alloc), worker).join();
  }

  @SuppressWarnings("FA602") // the Problem itself: what the filter is there to find
  private static void hotLoop(SmartAlloc alloc) {
    alloc.beginFrame();
    for (int i = 0; i < 10_000; i++) {
      alloc.frameBox(i);
    }
    alloc.endFrame();
  }

  private static void asyncFunction(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameVec<Integer> data = alloc.frameVec(Integer.class, 16);
    data.push(something().join());
    alloc.endFrame();
  }

  private static CompletableFuture<Integer> something() {
    return new CompletableFuture<Integer>()
        .completeOnTimeout(42, ANSWER_MILLIS, TimeUnit.MILLISECONDS);
  }

  // endregion

  // region filter
  static String filter(SmartAlloc alloc, ExecutorService worker) {
    alloc.enableBehaviorFilter(); // enable runtime detection
    runApplication(alloc, worker); // run your code
    StringBuilder text = new StringBuilder();
    for (BehaviorIssue issue : alloc.behaviorReport().issues()) { // check for issues
      text.append(describe(issue)).append('\n');
    }
    return text.toString();
  }

  private static String describe(BehaviorIssue issue) {
    StackTraceElement location = issue.location();
    String at = location.getFileName() + ":" + location.getLineNumber();
    return switch (issue.code()) {
      case "FA601" -> "Frame allocation in async function at " + at;
      case "FA602" -> "Allocation in hot loop at " + at;
      case "FA603" -> "Frame data crossing await point at " + at;
      default -> "Issue " + issue.code() + ": " + issue.message();
    };
  }

  // endregion

  // region clean
  static String clean(SmartAlloc alloc, ExecutorService worker) {
    alloc.enableBehaviorFilter();
    alloc.beginFrame();
    alloc.frameSlice(Integer.class, 10_000);
    alloc.endFrame();
    something().thenAcceptAsync(received -> inOwnFrame(alloc, received), worker).join();
    return alloc.behaviorReport().summary();
  }

  private static void inOwnFrame(SmartAlloc alloc, int received) {
    alloc.beginFrame();
    FrameVec<Integer> data = alloc.frameVec(Integer.class);
    data.push(received);
    alloc.endFrame();
  }
  // endregion
}
