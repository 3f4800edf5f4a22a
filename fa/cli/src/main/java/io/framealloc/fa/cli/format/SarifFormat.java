package io.framealloc.fa.cli.format;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.analysis.Unreadable;
import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.Related;
import io.framealloc.fa.engine.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SARIF 2.1.0, the format of code scanning services. */
final class SarifFormat {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final String ROOT = "%SRCROOT%";

  private SarifFormat() {}

  static String write(Report report) {
    List<Code> rules = SarifRules.codes();
    Map<String, Object> run =
        Json.object(
            "tool",
            Json.object("driver", SarifRules.driver(rules)),
            "invocations",
            List.of(
                Json.object(
                    "executionSuccessful",
                    report.unreadable().isEmpty(),
                    "toolExecutionNotifications",
                    notifications(report))),
            "columnKind",
            "utf16CodeUnits",
            "originalUriBaseIds",
            Json.object(ROOT, Json.object("uri", report.base().toUri())),
            "results",
            report.results().stream().map(result -> result(report, rules, result)).toList());
    return Json.write(Json.object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run)));
  }

  private static List<Map<String, Object>> notifications(Report report) {
    List<Map<String, Object>> notifications = new ArrayList<>();
    report.unreadable().forEach(file -> notifications.add(notification(report, file)));
    for (String note : report.notes()) {
      notifications.add(Json.object("level", "note", "message", text(note)));
    }
    return notifications;
  }

  private static Map<String, Object> notification(Report report, Unreadable file) {
    Map<String, Object> physical = Json.object("artifactLocation", artifact(report, file.file()));
    if (file.line() > 0) {
      physical.put("region", Json.object("startLine", file.line()));
    }
    return Json.object(
        "level",
        "error",
        "message",
        text(file.message()),
        "locations",
        List.of(Json.object("physicalLocation", physical)));
  }

  private static Map<String, Object> result(Report report, List<Code> rules, Result result) {
    Finding finding = result.finding();
    Map<String, Object> location = location(report, result.span());
    if (!result.place().isEmpty()) {
      location.put("logicalLocations", List.of(Json.object("fullyQualifiedName", result.place())));
    }
    return Json.object(
        "ruleId",
        finding.code(),
        "ruleIndex",
        rules.indexOf(finding.code()),
        "level",
        level(finding.severity()),
        "message",
        text(message(finding)),
        "locations",
        List.of(location),
        "relatedLocations",
        related(report, finding.related()),
        "partialFingerprints",
        Json.object("framealloc/v1", result.fingerprint()),
        "fixes",
        finding.fixes().stream().map(fix -> fix(report, fix)).toList(),
        "properties",
        result.observed() == null
            ? null
            : Json.object("observed", JsonFormat.observed(result.observed())));
  }

  private static String message(Finding finding) {
    StringBuilder text = new StringBuilder(finding.message());
    finding.notes().forEach(note -> text.append("\nnote: ").append(note));
    if (!finding.help().isEmpty()) {
      text.append("\nhelp: ").append(finding.help());
    }
    return text.toString();
  }

  private static List<Map<String, Object>> related(Report report, List<Related> related) {
    List<Map<String, Object>> locations = new ArrayList<>();
    for (Related other : related) {
      Map<String, Object> location = Json.object("id", locations.size() + 1);
      location.putAll(location(report, other.span()));
      location.put("message", text(other.label()));
      locations.add(location);
    }
    return locations;
  }

  private static Map<String, Object> fix(Report report, Fix fix) {
    Map<Path, List<Map<String, Object>>> changes = new LinkedHashMap<>();
    for (Edit edit : fix.edits()) {
      changes
          .computeIfAbsent(Path.of(edit.span().file()), _ -> new ArrayList<>())
          .add(
              Json.object(
                  "deletedRegion",
                  region(edit.span()),
                  "insertedContent",
                  text(edit.replacement())));
    }
    List<Map<String, Object>> artifacts = new ArrayList<>();
    changes.forEach(
        (file, replacements) ->
            artifacts.add(
                Json.object(
                    "artifactLocation", artifact(report, file), "replacements", replacements)));
    return Json.object("description", text(fix.title()), "artifactChanges", artifacts);
  }

  private static Map<String, Object> location(Report report, Span span) {
    return Json.object(
        "physicalLocation",
        Json.object(
            "artifactLocation", artifact(report, Path.of(span.file())), "region", region(span)));
  }

  private static Map<String, Object> region(Span span) {
    return Json.object(
        "startLine",
        span.line(),
        "startColumn",
        span.column(),
        "endLine",
        span.endLine(),
        "endColumn",
        span.endColumn());
  }

  /** Relative to the root of the run, where the file is below it. */
  private static Map<String, Object> artifact(Report report, Path file) {
    if (!file.startsWith(report.base())) {
      return Json.object("uri", file.toUri());
    }
    String base = report.base().toUri().getRawPath();
    String uri = file.toUri().getRawPath().substring(base.length());
    return Json.object("uri", uri.startsWith("/") ? uri.substring(1) : uri, "uriBaseId", ROOT);
  }

  static Map<String, Object> text(String text) {
    return Json.object("text", text);
  }

  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case HINT -> "note";
    };
  }
}
