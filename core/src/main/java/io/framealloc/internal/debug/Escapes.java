package io.framealloc.internal.debug;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.internal.text.Sites;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Uses of frame data after its frame: each place that made such data is reported once, and how
 * often more at the end. Any thread.
 */
public final class Escapes {

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Consumer<Diagnostic> reports;

  /** {@code reports} is called outside all locks. */
  public Escapes(Consumer<Diagnostic> reports) {
    this.reports = reports;
  }

  /** Data was used that was made at {@code site}; {@code what} tells of which frame. */
  public void found(String what, @Nullable StackTraceElement site) {
    LongAdder count = counts.computeIfAbsent(key(site), any -> new LongAdder());
    count.increment();
    if (count.sum() == 1) {
      report(what + Sites.field("usedAt", Sites.here()) + HINT, site);
    }
  }

  private static final String HINT =
      "; hint: keep the value with poolBox, or copy it before the frame ends";

  private static String key(@Nullable StackTraceElement site) {
    return site == null ? "unknown" : Sites.text(site);
  }

  private void report(String text, @Nullable StackTraceElement site) {
    String message = Code.FA702.message("Frame allocation escaped frame boundary: " + text);
    reports.accept(new Diagnostic(Code.FA702, Code.FA702.severity(), message, null, site));
  }

  /** Reports how often each place was found beyond the first time. */
  public void close() {
    counts.forEach(
        (site, count) -> {
          if (count.sum() > 1) {
            report("as reported before: site=%s, more=%d".formatted(site, count.sum() - 1), null);
          }
        });
    counts.clear();
  }
}
