package io.framealloc.fa.cli.format;

import io.framealloc.Bytes;
import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Observed;
import io.framealloc.fa.cli.analysis.Observed.Where;
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

  /** {@code 1.2 MiB in 30 allocations}, and what the library said. */
  static String of(Observed observed) {
    if (observed.where() == Where.NOWHERE) {
      return "never in this recording";
    }
    List<String> words = new ArrayList<>();
    if (observed.bytes() > 0 || observed.allocations() > 0) {
      words.add(Bytes.format(observed.bytes()));
    }
    if (observed.allocations() > 0) {
      String first = words.removeFirst();
      words.add(first + " in " + plural(observed.allocations(), "recorded allocation"));
    }
    if (observed.reports() > 0) {
      words.add("reported at run time " + plural(observed.reports(), "time"));
    }
    return String.join(", ", words)
        + (observed.where() == Where.LINES ? "" : ", elsewhere in this method");
  }

  static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
