package io.framealloc;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where findings go: the user's consumer, or the log. */
final class DiagnosticSink {

  private static final System.Logger LOG = System.getLogger("io.framealloc");

  private volatile @Nullable Consumer<Diagnostic> consumer;

  void redirect(@Nullable Consumer<Diagnostic> to) {
    consumer = to;
  }

  /** Reports one finding. Never throws; must be called outside all locks. */
  void report(Diagnostic finding) {
    Consumer<Diagnostic> to = consumer;
    if (to == null) {
      LOG.log(level(finding.severity()), finding.message());
      return;
    }
    try {
      to.accept(finding);
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.WARNING, "a diagnostics consumer failed on " + finding, e);
    }
  }

  private static System.Logger.Level level(Code.Severity severity) {
    return switch (severity) {
      case ERROR -> System.Logger.Level.ERROR;
      case WARNING -> System.Logger.Level.WARNING;
      case HINT -> System.Logger.Level.INFO;
    };
  }
}
