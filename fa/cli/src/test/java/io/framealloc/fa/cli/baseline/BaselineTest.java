package io.framealloc.fa.cli.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline hides what it knows, and says what it knows no longer. */
final class BaselineTest {

  @Test
  void knownFinding_isHidden(@TempDir Path folder) {
    Report report = report(folder, "one", "two");
    Baseline.Applied applied = Baseline.of(report(folder, "one")).apply(report);
    assertEquals(List.of("two"), fingerprints(applied.report()));
    assertEquals(1, applied.known());
    assertEquals(List.of(), applied.expired());
  }

  @Test
  void mendedFinding_expires(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("A.java"), "");
    Baseline.Applied applied =
        Baseline.of(report(folder, "one", "two")).apply(report(folder, "two"));
    assertEquals(List.of(new Baseline.Entry("one", "FA104", "A.java", "A#m()")), applied.expired());
  }

  @Test
  void findingOfAFileThatIsNotAnalysed_doesNotExpire(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("A.java"), "");
    Report other =
        new Report(folder, List.of(), List.of(), List.of(), 0, List.of(), Severity.ERROR);
    assertEquals(List.of(), Baseline.of(report(folder, "one")).apply(other).expired());
    Files.delete(folder.resolve("A.java"));
    assertEquals(1, Baseline.of(report(folder, "one")).apply(other).expired().size());
  }

  @Test
  void whatIsWritten_isReadAgain(@TempDir Path folder) throws Exception {
    Baseline baseline = Baseline.of(report(folder, "one", "two"));
    Path file = Files.writeString(folder.resolve("b.json"), baseline.json());
    assertEquals(baseline, Baseline.read(file));
  }

  @Test
  void otherVersion_isRefused() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> Baseline.parse("{\"version\": 2, \"findings\": []}"));
    assertEquals("baseline of another version: version=2, known=1", wrong.getMessage());
  }

  @Property(tries = 2000)
  void anyText_isReadOrRefused(@ForAll("texts") String text) {
    try {
      Baseline.parse(text).json();
    } catch (IllegalArgumentException e) {
      assertEquals(false, String.valueOf(e.getMessage()).isEmpty());
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"version\"",
            "1",
            "\"findings\"",
            "\"fingerprint\"",
            "\"code\"",
            "\"file\"",
            "\"place\"",
            "true",
            "\"x\"")
        .list()
        .ofMaxSize(25)
        .map(list -> String.join("", list));
  }

  private static List<String> fingerprints(Report report) {
    return report.results().stream().map(Result::fingerprint).toList();
  }

  private static Report report(Path folder, String... fingerprints) {
    Path file = folder.resolve("A.java");
    Finding finding =
        new Finding(
            Code.FA104,
            Severity.ERROR,
            "m",
            "",
            new Span(file.toString(), 1, 1, 1, 2, 0, 1),
            List.of(),
            List.of(),
            "",
            List.of());
    List<Result> results =
        Stream.of(fingerprints).map(print -> new Result(finding, "A#m()", print)).toList();
    return new Report(folder, List.of(file), results, List.of(), 0, List.of(), Severity.ERROR);
  }
}
