package io.framealloc.fa.cli.format;

import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Observed;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.Span;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One JSON document; {@code report.schema.json} describes it. */
final class JsonFormat {

  private static final int VERSION = 1;

  private JsonFormat() {}

  static String write(Report report) {
    return Json.write(
        Json.object(
            "version",
            VERSION,
            "summary",
            Json.object(
                "files",
                report.files().size(),
                "errors",
                report.count(Severity.ERROR),
                "warnings",
                report.count(Severity.WARNING),
                "hints",
                report.count(Severity.HINT),
                "failed",
                report.exitCode() != 0),
            "findings",
            report.results().stream().map(result -> finding(report, result)).toList(),
            "unreadable",
            report.unreadable().stream()
                .map(
                    file ->
                        Json.object(
                            "file",
                            report.show(file.file()),
                            "line",
                            file.line(),
                            "column",
                            file.column(),
                            "message",
                            file.message()))
                .toList(),
            "notes",
            report.notes()));
  }

  private static Map<String, Object> finding(Report report, Result result) {
    Finding finding = result.finding();
    Map<String, Object> object =
        Json.object(
            "code",
            finding.code(),
            "severity",
            Words.of(finding.severity()),
            "title",
            finding.code().title(),
            "message",
            finding.message());
    object.putAll(span(report, result.span()));
    object.putAll(
        Json.object(
            "label",
            finding.label(),
            "place",
            result.place(),
            "fingerprint",
            result.fingerprint(),
            "related",
            finding.related().stream()
                .map(
                    related -> {
                      Map<String, Object> other = span(report, related.span());
                      other.put("label", related.label());
                      return other;
                    })
                .toList(),
            "notes",
            finding.notes(),
            "help",
            finding.help(),
            "fixes",
            finding.fixes().stream().map(fix -> fix(report, fix)).toList()));
    if (result.observed() != null) {
      object.put("observed", observed(result.observed()));
    }
    return object;
  }

  static Map<String, Object> observed(Observed observed) {
    return Json.object(
        "where",
        observed.where().name().toLowerCase(Locale.ROOT),
        "bytes",
        observed.bytes(),
        "allocations",
        observed.allocations(),
        "reports",
        observed.reports());
  }

  private static Map<String, Object> fix(Report report, Fix fix) {
    return Json.object(
        "title",
        fix.title(),
        "edits",
        fix.edits().stream().map(edit -> edit(report, edit)).toList());
  }

  private static Map<String, Object> edit(Report report, Edit edit) {
    Map<String, Object> object = span(report, edit.span());
    object.put("start", edit.span().start());
    object.put("end", edit.span().end());
    object.put("replacement", edit.replacement());
    return object;
  }

  private static Map<String, Object> span(Report report, Span span) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", report.show(Path.of(span.file())));
    object.put("line", span.line());
    object.put("column", span.column());
    object.put("endLine", span.endLine());
    object.put("endColumn", span.endColumn());
    return object;
  }
}
