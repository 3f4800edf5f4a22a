package io.framealloc.cli.report;

import io.framealloc.diagnostics.Code;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something to look at: a leak, an error, a behaviour issue.
 *
 * @param code such as {@code FA401}
 * @param severity {@code error}, {@code warning} or {@code hint}
 * @param tag the tag in effect, or null
 * @param message the text, without its code
 * @param suggestion what to do, or null
 * @param location the place in the program, or null if not known
 * @param count how often it was seen
 */
record Finding(
    String code,
    String severity,
    @Nullable String tag,
    String message,
    @Nullable String suggestion,
    @Nullable String location,
    long count) {

  /** A finding as bad as its code is in the catalogue. */
  static Finding of(String code, @Nullable String tag, String message, @Nullable String location) {
    String severity = known(code).map(Code::severity).orElse(Code.Severity.WARNING).name();
    String text = message.startsWith("[" + code + "] ") ? message.substring(8) : message;
    return new Finding(code, severity.toLowerCase(Locale.ROOT), tag, text, null, location, 1);
  }

  static Optional<Code> known(String code) {
    try {
      return Optional.of(Code.valueOf(code));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean isLeak() {
    return code.equals("FA401") || code.equals("FA207") || code.equals("FA103");
  }

  /** Whether the behaviour filter found it: only that says what to do. */
  boolean isBehaviour() {
    return suggestion != null;
  }

  /** The worst first, then the most frequent. */
  int compareBadness(Finding other) {
    int bySeverity = Integer.compare(rank(), other.rank());
    return bySeverity != 0 ? bySeverity : Long.compare(other.count, count);
  }

  private int rank() {
    return switch (severity) {
      case "error" -> 0;
      case "warning" -> 1;
      default -> 2;
    };
  }
}
