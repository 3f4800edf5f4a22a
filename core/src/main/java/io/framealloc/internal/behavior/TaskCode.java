package io.framealloc.internal.behavior;

import java.util.Set;
import java.util.stream.Stream;

/**
 * The innermost task, continuation or virtual thread on a stack.
 *
 * <p>It is told by the method of the JDK that runs it. A {@code FutureTask} that is all a platform
 * thread runs is that thread's own code, as a {@code Runnable} would be; so is a {@code Runnable}
 * of the JDK that the program itself runs, as an executor does that puts a frame around each step.
 *
 * @param depth how many frames of the stack are below it; 0 if there is none
 * @param body what it runs
 */
record TaskCode(int depth, String body) {

  static final TaskCode NONE = new TaskCode(0, "");

  private static final StackWalker STACK = StackWalker.getInstance();
  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String RUN = "run";
  private static final String FUTURE = "CompletableFuture";
  private static final String FUTURE_TASK = "FutureTask";
  private static final Set<String> RUNNERS =
      Set.of(
          "ThreadPoolExecutor.runWorker",
          "ForkJoinTask.doExec",
          "FutureTask.run",
          "FutureTask.runAndReset",
          "ThreadPerTaskExecutor$TaskRunner.run",
          "ThreadPerTaskExecutor$ThreadBoundFuture.run",
          "StructuredTaskScopeImpl$SubtaskImpl.run");

  /** Finds it on the stack of the calling thread. */
  static TaskCode innermost() {
    return STACK.walk(TaskCode::of);
  }

  private static TaskCode of(Stream<StackWalker.StackFrame> stack) {
    Search search = new Search();
    stack.forEach(search::look);
    return search.found();
  }

  /** From the innermost frame of a stack outwards. */
  private static final class Search {

    private int seen;
    private int at;
    private boolean isFound;
    private boolean isFutureTask;
    private String above = "";
    private String body = "";
    private String entry = "";

    void look(StackWalker.StackFrame frame) {
      seen++;
      if (!isFound) {
        String type = frame.getClassName();
        String method = frame.getMethodName();
        if (at > 0) {
          goOut(type, method);
        }
        if (at == 0 && isRunner(type, method)) {
          at = seen;
          body = above;
          isFutureTask = type.equals(CONCURRENT + FUTURE_TASK);
          isFound = !type.startsWith(CONCURRENT);
          entry = method;
        }
        above = type + "." + method;
      }
    }

    /* Out of the runner's own methods: who has called it, and how? */
    private void goOut(String type, String method) {
      if (type.startsWith(CONCURRENT)) {
        entry = method;
      } else if (entry.equals(RUN) && !Await.isOfTheJdk(type)) {
        at = 0;
      } else {
        isFound = true;
      }
    }

    TaskCode found() {
      int depth = at == 0 ? 0 : seen - at + 1;
      boolean ownThread = isFutureTask && depth == 2;
      return depth == 0 || ownThread ? NONE : new TaskCode(depth, body);
    }
  }

  private static boolean isRunner(String type, String method) {
    if (!type.startsWith(CONCURRENT)) {
      return (type.equals("java.lang.VirtualThread") && method.equals(RUN))
          || (type.equals("java.lang.ThreadBuilders$BoundVirtualThread") && method.equals(RUN))
          || (type.equals("java.util.TimerThread") && method.equals("mainLoop"));
    }
    String name = type.substring(CONCURRENT.length());
    return name.startsWith(FUTURE) ? runsStage(method) : RUNNERS.contains(name + "." + method);
  }

  /* The methods of a CompletableFuture that call what a stage does. */
  private static boolean runsStage(String method) {
    return method.equals(RUN)
        || method.equals("tryFire")
        || method.startsWith("uni")
        || method.startsWith("bi")
        || method.startsWith("or");
  }

  boolean isTask() {
    return depth > 0;
  }

  /** Whether a frame that was begun in this is another's, seen from {@code now}. */
  boolean isForeignTo(TaskCode now) {
    return now.depth > depth || (now.depth == depth && !now.body.equals(body));
  }
}
