package io.framealloc.fa.cli.format;

import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.analysis.Unreadable;

/** The XML of Checkstyle, which most build servers read. */
final class CheckstyleFormat {

  private CheckstyleFormat() {}

  static String write(Report report) {
    Xml xml = new Xml().open("checkstyle", "version", "10.0");
    for (Unreadable file : report.unreadable()) {
      xml.open("file", "name", report.show(file.file()));
      xml.leaf(
          "error",
          "line",
          file.line(),
          "column",
          file.column(),
          "severity",
          "error",
          "message",
          file.message(),
          "source",
          "io.framealloc.fa");
      xml.close();
    }
    String open = "";
    for (Result result : report.results()) {
      String file = report.show(result.file());
      if (!file.equals(open)) {
        if (!open.isEmpty()) {
          xml.close();
        }
        xml.open("file", "name", file);
        open = file;
      }
      error(xml, result);
    }
    if (!open.isEmpty()) {
      xml.close();
    }
    return xml.close().end();
  }

  private static void error(Xml xml, Result result) {
    Severity severity = result.finding().severity();
    xml.leaf(
        "error",
        "line",
        result.span().line(),
        "column",
        result.span().column(),
        "severity",
        severity == Severity.HINT ? "info" : Words.of(severity),
        "message",
        result.finding().message(),
        "source",
        "io.framealloc.fa." + result.finding().code());
  }
}
