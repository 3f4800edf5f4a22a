package io.framealloc.fa.cli.format;

import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.analysis.Unreadable;
import io.framealloc.fa.engine.Finding;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JUnit XML: each file is a test case, which fails on the findings that fail the run. Other
 * findings are its output, so that the counts of a build server are those of the exit code.
 */
final class JunitFormat {

  private JunitFormat() {}

  static String write(Report report) {
    Map<Path, Unreadable> unreadable = new LinkedHashMap<>();
    report.unreadable().forEach(file -> unreadable.put(file.file(), file));
    Map<Path, List<Result>> results =
        report.results().stream().collect(Collectors.groupingBy(Result::file));
    long failures =
        results.values().stream().filter(list -> list.stream().anyMatch(report::fails)).count();
    Xml xml =
        new Xml()
            .open(
                "testsuite",
                "name",
                "fa",
                "tests",
                report.files().size(),
                "failures",
                failures,
                "errors",
                unreadable.size(),
                "skipped",
                0);
    for (Path file : report.files()) {
      testCase(xml, report, file, results.getOrDefault(file, List.of()), unreadable.get(file));
    }
    return xml.close().end();
  }

  private static void testCase(
      Xml xml,
      Report report,
      Path file,
      List<Result> results,
      @org.jspecify.annotations.Nullable Unreadable unreadable) {
    String name = report.show(file);
    if (unreadable == null && results.isEmpty()) {
      xml.leaf("testcase", "classname", "fa", "name", name);
      return;
    }
    xml.open("testcase", "classname", "fa", "name", name);
    if (unreadable != null) {
      xml.text("error", unreadable.message(), "message", "cannot be analysed");
    }
    List<Result> failing = results.stream().filter(report::fails).toList();
    if (!failing.isEmpty()) {
      Finding first = failing.getFirst().finding();
      xml.text(
          "failure",
          lines(failing),
          "message",
          first.code().message(first.message()),
          "type",
          first.code());
    }
    List<Result> others = results.stream().filter(result -> !report.fails(result)).toList();
    if (!others.isEmpty()) {
      xml.text("system-out", lines(others));
    }
    xml.close();
  }

  private static String lines(List<Result> results) {
    return results.stream()
        .map(
            result ->
                "%d:%d: %s [%s]: %s"
                    .formatted(
                        result.span().line(),
                        result.span().column(),
                        Words.of(result.finding().severity()),
                        result.finding().code(),
                        result.finding().message()))
        .collect(Collectors.joining("\n"));
  }
}
