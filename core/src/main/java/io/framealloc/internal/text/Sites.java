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
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final Map<Key, StackTraceElement> KEPT = new ConcurrentHashMap<>();

  private record Key(String type, String method, String descriptor, int index) {}

  private Sites() {}

  /** The place that called this library; null if the whole stack is its own. */
  public static @Nullable StackTraceElement here() {
    return STACK.walk(Sites::first).orElse(null);
  }

  private static Optional<StackTraceElement> first(Stream<StackWalker.StackFrame> frames) {
    return frames.filter(frame -> !isOurs(frame.getClassName())).findFirst().map(Sites::kept);
  }

  private static StackTraceElement kept(StackWalker.StackFrame frame) {
    Key key =
        new Key(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getDescriptor(),
            frame.getByteCodeIndex());
    StackTraceElement known = KEPT.get(key);
    if (known == null) {
      known = frame.toStackTraceElement();
      if (KEPT.size() < MOST_KEPT) {
        StackTraceElement first = KEPT.putIfAbsent(key, known);
        known = first == null ? known : first;
      }
    }
    return known;
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
