package io.framealloc;

import io.framealloc.accounting.FrameEvent;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.DiagnosticException;
import io.framealloc.diagnostics.StrictMode;
import io.framealloc.internal.text.Sites;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where findings go: the user's consumer, or the log.
 *
 * <p>Of one place, or of the same words where no place is known, the first finding is told, and at
 * the close how many followed. In strict mode a finding also waits for its thread, which throws it
 * where it comes to a safe place ({@link #throwPending}); the close throws what is left.
 */
final class DiagnosticSink {

  private static final System.Logger LOG = System.getLogger("io.framealloc");
  private static final int MOST_REMEMBERED = 1024;
  private static final int MOST_RECENT = 32;

  /** To whom the acts of the allocator are told. */
  final FrameEvents events = new FrameEvents();

  private volatile @Nullable Consumer<Diagnostic> consumer;
  private volatile StrictMode strict;
  private final Map<Key, Repeats> told = new ConcurrentHashMap<>();
  private final Map<Thread, Diagnostic> pending = new ConcurrentHashMap<>();
  private final ArrayDeque<Diagnostic> recent = new ArrayDeque<>();

  private record Key(
      Code code, @Nullable String tag, @Nullable StackTraceElement location, String message) {

    static Key of(Diagnostic finding) {
      boolean placed = finding.location() != null;
      return new Key(
          finding.code(), finding.tag(), finding.location(), placed ? "" : finding.message());
    }
  }

  /** A finding that was told, and how often it was found again. */
  private record Repeats(Diagnostic first, LongAdder more) {}

  DiagnosticSink(StrictMode strict) {
    this.strict = strict;
  }

  void redirect(@Nullable Consumer<Diagnostic> to) {
    consumer = to;
  }

  StrictMode strictMode() {
    return strict;
  }

  void strictMode(StrictMode mode) {
    strict = mode;
  }

  /** Reports one finding. Never throws; must be called outside all locks. */
  void report(Diagnostic finding) {
    synchronized (recent) {
      if (recent.size() == MOST_RECENT) {
        recent.removeFirst();
      }
      recent.addLast(finding);
    }
    if (isNew(finding)) {
      deliver(finding);
    }
    if (strict.isThrown(finding.severity())) {
      pending.putIfAbsent(Thread.currentThread(), finding);
    }
  }

  /** Reports memory that nobody has given back. */
  void report(Diagnostic finding, FrameEvent.Leak leak) {
    if (events.isOn()) {
      events.later(leak);
    }
    report(finding);
  }

  private boolean isNew(Diagnostic finding) {
    Key key = Key.of(finding);
    Repeats known = told.get(key);
    if (known == null && told.size() < MOST_REMEMBERED) {
      known = told.putIfAbsent(key, new Repeats(finding, new LongAdder()));
    } else if (known == null) {
      return true;
    }
    if (known != null) {
      known.more.increment();
    }
    return known == null;
  }

  private void deliver(Diagnostic finding) {
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

  /** The place in the program that called this library; null in a thread that it did not call. */
  static @Nullable StackTraceElement site() {
    StackTraceElement site = Sites.here();
    boolean isOfJdk =
        site == null
            || site.getClassName().startsWith("java.")
            || site.getClassName().startsWith("jdk.");
    return isOfJdk ? null : site;
  }

  /** The last findings, the oldest first. */
  List<Diagnostic> recent() {
    synchronized (recent) {
      return List.copyOf(recent);
    }
  }

  /**
   * Throws what this thread has found and not thrown yet; called where nothing is half done.
   *
   * @throws DiagnosticException in strict mode
   */
  void throwPending() {
    if (!pending.isEmpty()) {
      Diagnostic mine = pending.remove(Thread.currentThread());
      if (mine != null) {
        throw new DiagnosticException(mine);
      }
    }
  }

  /** Tells how often what was told was found again. */
  void close() {
    List<Repeats> all = new ArrayList<>(told.values());
    told.clear();
    for (Repeats each : all) {
      long more = each.more.sum();
      if (more > 0) {
        deliver(again(each.first, more));
      }
    }
  }

  private static Diagnostic again(Diagnostic first, long more) {
    String text = first.message().substring(first.code().message("").length());
    return new Diagnostic(
        first.code(),
        first.severity(),
        first.code().message("as reported before, more=" + more + ": " + text),
        first.tag(),
        first.location());
  }

  /**
   * Throws what any thread has found and not thrown; the calling thread's first.
   *
   * @throws DiagnosticException in strict mode
   */
  void throwAllPending() {
    Diagnostic first = pending.remove(Thread.currentThread());
    DiagnosticException thrown = first == null ? null : new DiagnosticException(first);
    for (Iterator<Diagnostic> left = pending.values().iterator(); left.hasNext(); ) {
      DiagnosticException other = new DiagnosticException(left.next());
      left.remove();
      if (thrown == null) {
        thrown = other;
      } else {
        thrown.addSuppressed(other);
      }
    }
    if (thrown != null) {
      throw thrown;
    }
  }
}
