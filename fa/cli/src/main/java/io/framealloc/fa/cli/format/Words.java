package io.framealloc.fa.cli.format;

import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words that the formats have in common. */
final class Words {

  private Words() {}

  static String of(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /** {@code 2 errors, 1 hint}; empty without findings. */
  static String counts(Report report) {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = report.count(severity);
      if (count > 0) {
        counts.add(plural(count, of(severity)));
      }
    }
    return String.join(", ", counts);
  }

  static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
