package io.framealloc.fa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Analysis;
import io.framealloc.fa.cli.analysis.Progress;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.SourceText;
import io.framealloc.fa.cli.catalog.Group;
import io.framealloc.fa.cli.config.ConfigReader;
import io.framealloc.fa.cli.project.SourceSet;
import io.framealloc.fa.engine.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The code of the pages is true: all of it compiles, the wrong code is reported with exactly its
 * code at the marked line, and the right code is clean.
 */
final class PagesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Code.class)
  void code_compiles(Code code) throws Exception {
    PageCode page = new PageCode(code);
    for (String section : List.of("Wrong", "Right")) {
      Path sources = folder.resolve(section);
      for (List<Path> files : together(page.write(section, sources))) {
        Report report = analyze(files, Settings.DEFAULT);
        assertEquals(List.of(), report.unreadable());
        assertEquals(0, report.compileErrors(), () -> section + ": " + report.notes());
      }
    }
  }

  static Stream<Code> found() {
    return Group.ALL.codes().stream();
  }

  @ParameterizedTest
  @MethodSource("found")
  void wrongCode_isReportedAtItsLine(Code code) throws Exception {
    PageCode page = new PageCode(code);
    for (List<Path> files : together(page.write("Wrong", folder))) {
      Set<String> marked = new TreeSet<>();
      for (Path file : files) {
        List<String> lines = SourceText.read(file).lines();
        for (int i = 0; i < lines.size(); i++) {
          if (lines.get(i).contains("// " + code)) {
            marked.add(file + ":" + (i + 1) + " " + code);
          }
        }
      }
      assertEquals(marked, findings(files, page));
    }
  }

  @ParameterizedTest
  @MethodSource("found")
  void rightCode_isClean(Code code) throws Exception {
    PageCode page = new PageCode(code);
    for (List<Path> files : together(page.write("Right", folder))) {
      assertEquals(Set.of(), findings(files, page));
    }
  }

  private Set<String> findings(List<Path> files, PageCode page) throws Exception {
    Settings settings = ConfigReader.parse("page", page.settings()).settings();
    Set<String> found = new TreeSet<>();
    analyze(files, settings)
        .results()
        .forEach(
            result ->
                found.add(
                    result.file() + ":" + result.span().line() + " " + result.finding().code()));
    return found;
  }

  /** Blocks with a package see each other; the others each stand for themselves. */
  private static List<List<Path>> together(List<Path> files) {
    boolean packages = files.stream().noneMatch(file -> file.endsWith("Example.java"));
    return packages ? List.of(files) : files.stream().map(List::of).toList();
  }

  private Report analyze(List<Path> files, Settings settings) throws Exception {
    SourceSet set = new SourceSet("page", files, List.of(), List.of(), null, List.of());
    return new Analysis(settings, Severity.ERROR, false, Progress.SILENT)
        .run(folder, files.isEmpty() ? List.of() : List.of(set), Map.of());
  }
}
