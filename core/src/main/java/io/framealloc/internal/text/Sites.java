package io.framealloc.internal.text;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Places in the program that called this library: the first frame on the stack outside it.
 *
 * <p>To find one costs a microsecond or two. Each place is kept once, so the same place is the same
 * object, as long as there are not absurdly many of them.
 */
public final class Sites {

  private static final int MOST_KEPT = 1 << 14;
  private static final String PACKAGE = "io.framealloc";
  private static final StackWalker STACK = StackWalker.getInstance();
  private static final Map<StackTraceElement, StackTraceElement> KEPT = new ConcurrentHashMap<>();

  private Sites() {}

  /** The place that called this library; null if the whole stack is its own. */
  public static @Nullable StackTraceElement here() {
    return STACK.walk(Sites::first).orElse(null);
  }

  private static Optional<StackTraceElement> first(Stream<StackWalker.StackFrame> frames) {
    return frames.filter(frame -> !isOurs(frame.getClassName())).findFirst().map(Sites::kept);
  }

  private static StackTraceElement kept(StackWalker.StackFrame frame) {
    StackTraceElement site = frame.toStackTraceElement();
    StackTraceElement known = KEPT.get(site);
    if (known == null && KEPT.size() < MOST_KEPT) {
      known = KEPT.putIfAbsent(site, site);
    }
    return known == null ? site : known;
  }

  /** Whether a class is of this library, by its name. */
  public static boolean isOurs(String type) {
    return type.startsWith(PACKAGE)
        && (type.startsWith(".internal.", PACKAGE.length())
            || type.lastIndexOf('.') == PACKAGE.length());
  }

  /** As the JDK prints it, without loader and module. */
  public static String text(StackTraceElement site) {
    return "%s.%s(%s:%d)"
        .formatted(
            site.getClassName(), site.getMethodName(), site.getFileName(), site.getLineNumber());
  }

  /** As {@link #text}, behind a comma and a name; nothing if the place is not known. */
  public static String field(String name, @Nullable StackTraceElement site) {
    return site == null ? "" : ", " + name + "=" + text(site);
  }
}
