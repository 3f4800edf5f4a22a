package io.framealloc.fa.cli.format;

import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.analysis.Unreadable;
import io.framealloc.fa.engine.Finding;

/** Workflow commands that GitHub Actions shows at the lines of a change. */
final class GithubFormat {

  private GithubFormat() {}

  static String write(Report report) {
    StringBuilder out = new StringBuilder();
    for (Unreadable file : report.unreadable()) {
      out.append(
          "::error file=%s,line=%d,title=fa::%s\n"
              .formatted(
                  property(report.show(file.file())),
                  Math.max(file.line(), 1),
                  text("cannot be analysed: " + file.message())));
    }
    for (Result result : report.results()) {
      Finding finding = result.finding();
      out.append(
          "::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n"
              .formatted(
                  command(finding.severity()),
                  property(report.show(result.file())),
                  result.span().line(),
                  result.span().endLine(),
                  result.span().column(),
                  result.span().endColumn(),
                  property(finding.code() + ": " + finding.code().title()),
                  text(finding.message() + help(finding))));
    }
    return out.toString();
  }

  private static String help(Finding finding) {
    return finding.help().isEmpty() ? "" : "\nhelp: " + finding.help();
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case HINT -> "notice";
    };
  }

  private static String text(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return text(text).replace(":", "%3A").replace(",", "%2C");
  }
}
