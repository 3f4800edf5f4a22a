package io.framealloc.fa.cli.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.analysis.SourceText;
import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each {@code bad} is a finding; what its fix makes of it decides what becomes of the fix. */
final class FixerTest {

  @TempDir private Path folder;
  private String replacement = "good";
  private int wide;

  @Test
  void fixes_areAppliedTogether() throws IOException {
    Fixer.Outcome outcome = fix("bad and bad");
    assertEquals("good and good", outcome.texts().get(file()));
    assertEquals(2, outcome.applied());
    assertEquals(List.of(), outcome.report().results());
    assertEquals("bad and bad", Files.readString(file()));
  }

  @Test
  void fixesThatTouch_areAppliedOneAfterTheOther() throws IOException {
    wide = 1;
    replacement = "good ";
    assertEquals("good good ", fix("bad bad ").texts().get(file()));
  }

  @Test
  void uselessFix_isLeftOut() throws IOException {
    replacement = "bad bad";
    Fixer.Outcome outcome = fix("a bad b");
    assertEquals(Map.of(), outcome.texts());
    assertEquals(0, outcome.applied());
    assertEquals(1, outcome.report().results().size());
  }

  @Test
  void fixThatDoesNotCompile_isLeftOut() throws IOException {
    replacement = "error";
    assertEquals(Map.of(), fix("a bad b").texts());
  }

  private Fixer.Outcome fix(String text) throws IOException {
    Files.writeString(file(), text);
    return new Fixer(this::analyze).fix(analyze(Map.of()));
  }

  private Path file() {
    return folder.resolve("A.java");
  }

  private Report analyze(Map<Path, String> texts) {
    String text = SourceText.read(file(), texts).text();
    List<Result> results = new ArrayList<>();
    for (int at = text.indexOf("bad"); at >= 0; at = text.indexOf("bad", at + 1)) {
      results.add(new Result(finding(at), "", "print" + results.size()));
    }
    int errors = text.contains("error") ? 1 : 0;
    return new Report(
        folder, List.of(file()), results, List.of(), errors, List.of(), Severity.ERROR);
  }

  private Finding finding(int at) {
    Span span = new Span(file().toString(), 1, at + 1, 1, at + 4, at, at + 3 + wide);
    Fix fix = new Fix("mend", List.of(new Edit(span, replacement)));
    return new Finding(
        Code.FA104, Severity.ERROR, "m", "", span, List.of(), List.of(), "", List.of(fix));
  }
}
