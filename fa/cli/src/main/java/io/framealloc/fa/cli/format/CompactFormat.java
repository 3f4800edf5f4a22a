package io.framealloc.fa.cli.format;

import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.analysis.Unreadable;

/** {@code file:line:column: severity [code]: message}. */
final class CompactFormat {

  private CompactFormat() {}

  static String write(Report report) {
    StringBuilder out = new StringBuilder();
    for (Unreadable file : report.unreadable()) {
      out.append(
          "%s:%d:%d: error: %s\n"
              .formatted(
                  report.show(file.file()),
                  file.line(),
                  file.column(),
                  file.message().lines().findFirst().orElse("")));
    }
    for (Result result : report.results()) {
      out.append(
          "%s:%d:%d: %s [%s]: %s%s\n"
              .formatted(
                  report.show(result.file()),
                  result.span().line(),
                  result.span().column(),
                  Words.of(result.finding().severity()),
                  result.finding().code(),
                  result.finding().message(),
                  result.observed() == null
                      ? ""
                      : " (observed: " + Words.of(result.observed()) + ")"));
    }
    return out.toString();
  }
}
