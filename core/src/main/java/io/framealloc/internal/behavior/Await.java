package io.framealloc.internal.behavior;

import io.framealloc.internal.text.Sites;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a thread waits for something that others do.
 *
 * <p>To wait for a lock is no such place: whoever holds it is at work. Nor is a barrier of frames,
 * which is there to be waited for with a frame open.
 *
 * @param site the program's place; null if the thread waits for its next task
 */
record Await(@Nullable StackTraceElement site) {

  /** Reads the stack of a thread, the innermost frame first; empty if it does not wait. */
  static Optional<Await> of(StackTraceElement[] stack) {
    boolean waits = false;
    for (StackTraceElement each : stack) {
      String type = each.getClassName();
      if (isLock(type)) {
        return Optional.empty();
      }
      if (!isOfTheJdk(type) && !Sites.isOurs(type)) {
        return waits ? Optional.of(new Await(each)) : Optional.empty();
      }
      waits |= waits(type, each.getMethodName());
    }
    return waits ? Optional.of(new Await(null)) : Optional.empty();
  }

  private static boolean isLock(String type) {
    return type.startsWith("java.util.concurrent.locks.Reentrant")
        || type.startsWith("java.util.concurrent.locks.StampedLock")
        || type.startsWith("java.lang.ClassLoader")
        || type.equals("io.framealloc.FrameBarrier");
  }

  static boolean isOfTheJdk(String type) {
    return type.startsWith("java.")
        || type.startsWith("javax.")
        || type.startsWith("jdk.")
        || type.startsWith("sun.");
  }

  private static boolean waits(String type, String method) {
    return switch (type) {
      case "java.util.concurrent.locks.LockSupport" -> method.startsWith("park");
      case "java.lang.Object" -> method.startsWith("wait");
      case "java.lang.Thread" -> method.startsWith("sleep") || method.equals("join");
      default -> false;
    };
  }
}
