package io.framealloc.fa.cli.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Analysis;
import io.framealloc.fa.cli.analysis.Progress;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.project.SourceSet;
import io.framealloc.fa.engine.Model;
import io.framealloc.fa.engine.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of fix: a file before it and the same file after it, which compiles and is clean.
 *
 * <p>Fixes that touch each other, two in one block or two that need the same import, are applied
 * one after the other.
 */
final class FixesTest {

  private static final Path SAMPLES =
      Path.of("src", "test", "resources", "io", "framealloc", "fa", "cli", "fix");

  static List<String> samples() {
    try (Stream<Path> all = Files.list(SAMPLES.resolve("before"))) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void before_becomesAfter_whichCompilesAndIsClean(String name) throws IOException {
    Path before = SAMPLES.resolve("before").resolve(name).toRealPath();
    Report first = analyze(before, Map.of());
    assertEquals(0, first.compileErrors());
    assertTrue(first.results().stream().noneMatch(r -> r.finding().fixes().isEmpty()));

    Fixer.Outcome outcome = new Fixer(texts -> analyze(before, texts)).fix(first);

    String after = name.replace(".java", ".txt"); // which the formatter leaves as it is
    assertEquals(
        Files.readString(SAMPLES.resolve("after").resolve(after)), outcome.texts().get(before));
    assertEquals(List.of(), outcome.report().results());
    assertEquals(0, outcome.report().compileErrors());
    assertEquals(List.of(), outcome.report().unreadable());
  }

  /* A fix that is shown beside its finding has to be right by itself. */
  @ParameterizedTest
  @MethodSource("samples")
  void eachFixAlone_compiles_andItsFindingIsGone(String name) throws IOException {
    Path before = SAMPLES.resolve("before").resolve(name).toRealPath();
    Report first = analyze(before, Map.of());
    String text = Files.readString(before);
    for (Result result : first.results()) {
      String fixed = Patch.apply(text, result.finding().fixes().getFirst(), before);
      Report second = analyze(before, Map.of(before, fixed));
      assertEquals(0, second.compileErrors(), () -> result.finding() + "\n" + fixed);
      assertEquals(first.results().size() - 1, second.results().size(), result::toString);
    }
  }

  @Test
  void everyKindOfFix_hasItsSample() throws IOException {
    Set<String> titles = new TreeSet<>();
    for (String name : samples()) {
      Path before = SAMPLES.resolve("before").resolve(name).toRealPath();
      for (Result result : analyze(before, Map.of()).results()) {
        titles.add(result.finding().fixes().getFirst().title());
      }
    }
    assertEquals(
        Set.of(
            "allocate it with `poolBox`, whose memory outlives the frame",
            "allocate one batch before the loop",
            "close it by try-with-resources",
            "end the frame by try-with-resources",
            "hand it over by a transfer handle",
            "open the tag once, around the loop",
            "say it: @BeginsFrame",
            "say it: @EndsFrame",
            "say it: @Escapes",
            "say it: @Transfers",
            "set the native byte order"),
        titles);
  }

  private static Report analyze(Path file, Map<Path, String> texts) throws IOException {
    SourceSet set = new SourceSet("sample", List.of(file), List.of(), List.of(), null, List.of());
    Settings settings = Settings.DEFAULT.withModels(EnumSet.of(Model.FRAMEALLOC, Model.FFM));
    return new Analysis(settings, Severity.ERROR, false, Progress.SILENT)
        .run(file.getParent(), List.of(set), texts);
  }
}
