package io.framealloc.fa.cli.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.project.SourceSet;
import io.framealloc.fa.engine.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is hosted so that one bad file, or a poor class path, does not stop the rest. */
final class AnalysisTest {

  private static final String LATE =
      """
      import io.framealloc.*;

      class Late {
        int sum(SmartAlloc alloc) {
          alloc.beginFrame();
          FrameIntVec data = alloc.frameIntVec();
          alloc.endFrame();
          return data.get(0);
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void finding_hasPlaceAndPosition() throws IOException {
    Report report = run(write("Late.java", LATE));
    assertEquals(List.of("FA104 8:12 Late#sum(SmartAlloc)"), shown(report));
    assertEquals(1, report.exitCode());
  }

  @Test
  void unparsableFile_isReported_andTheRestIsAnalysed() throws IOException {
    Path broken = write("Broken.java", "class Broken { void m( }\n");
    Path worse = write("Worse.java", "}}}");
    Report report = run(broken, write("Late.java", LATE), worse);
    assertEquals(List.of("FA104 8:12 Late#sum(SmartAlloc)"), shown(report));
    assertEquals(
        List.of(broken, worse),
        report.unreadable().stream().map(Unreadable::file).sorted().toList());
    assertEquals(1, report.unreadable().getFirst().line());
    assertEquals(2, report.exitCode());
  }

  @Test
  void unknownNames_areCountedAndDoNotStop() throws IOException {
    Report report =
        run(write("Late.java", LATE), write("Other.java", "class Other { Missing field; }\n"));
    assertEquals(1, report.results().size());
    assertEquals(1, report.compileErrors());
    assertTrue(
        report.notes().getFirst().startsWith("sample: the compiler reports errors"),
        report.notes()::toString);
  }

  @Test
  void missingDependency_isNamed_andTheRestIsAnalysed() throws IOException {
    String uses = "import com.acme.Tool;\nimport org.other.*;\n" + LATE.replace("Late", "Uses");
    Report report =
        run(
            write("Late.java", LATE),
            write("Uses.java", uses.replace("int sum(", "Tool tool;\n  int sum(")));
    assertEquals(
        List.of("FA104 8:12 Late#sum(SmartAlloc)", "FA104 11:12 Uses#sum(SmartAlloc)"),
        shown(report));
    assertEquals(
        "sample: packages that the class path lacks: com.acme, org.other",
        report.notes().getFirst());
    assertEquals(1, report.exitCode());
  }

  @Test
  void fingerprint_outlivesChangesAbove() throws IOException {
    String before = print(run(write("Late.java", LATE)));
    String moved = LATE.replace("class Late {", "// a new line\n\nclass Late {\n  int other;\n");
    assertEquals(before, print(run(write("Late.java", moved))));
    String indented = LATE.replace("return data", "  return  data");
    assertEquals(before, print(run(write("Late.java", indented))));
    assertNotEquals(before, print(run(write("Late.java", LATE.replace("sum(", "add(")))));
  }

  @Test
  void equalMistakes_haveDifferentFingerprints() {
    Fingerprints fingerprints = new Fingerprints();
    String first = fingerprints.of("FA401", "A#m()", "alloc.poolBox(1);");
    assertNotEquals(first, fingerprints.of("FA401", "A#m()", "alloc.poolBox(1);"));
    assertEquals(first, new Fingerprints().of("FA401", "A#m()", " alloc.poolBox( 1 ); "));
  }

  @Test
  void givenText_standsForTheFile() throws IOException {
    Path file = write("Late.java", LATE);
    Report report =
        analysis(false).run(folder, List.of(set(file)), Map.of(file, "class Late {}\n"));
    assertEquals(List.of(), report.results());
  }

  @Test
  void failFast_stopsAfterTheFirstSetThatFails() throws IOException {
    SourceSet late = set(write("Late.java", LATE));
    SourceSet other = set(write("Other.java", "class Other {}\n"));
    assertEquals(2, analysis(false).run(folder, List.of(late, other), Map.of()).files().size());
    assertEquals(1, analysis(true).run(folder, List.of(late, other), Map.of()).files().size());
  }

  @Test
  void progress_namesEachSet_andCountsFiles() throws IOException {
    List<String> said = new ArrayList<>();
    new Analysis(
            Settings.DEFAULT,
            Severity.ERROR,
            false,
            (name, done, total) -> said.add(name + " " + done + "/" + total))
        .run(
            folder,
            List.of(set(write("A.java", "class A {} class B {}"), write("C.java", "class C {}"))),
            Map.of());
    assertEquals(List.of("sample 0/2", "sample 1/2", "sample 2/2", " 2/2"), said);
  }

  private Report run(Path... files) throws IOException {
    return analysis(false).run(folder, List.of(set(files)), Map.of());
  }

  private static Analysis analysis(boolean failFast) {
    return new Analysis(Settings.DEFAULT, Severity.ERROR, failFast, Progress.SILENT);
  }

  private static SourceSet set(Path... files) {
    return new SourceSet("sample", List.of(files), List.of(), List.of(), null, List.of());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String print(Report report) {
    return report.results().getFirst().fingerprint();
  }

  private static List<String> shown(Report report) {
    return report.results().stream()
        .map(
            result ->
                "%s %d:%d %s"
                    .formatted(
                        result.finding().code(),
                        result.span().line(),
                        result.span().column(),
                        result.place()))
        .toList();
  }
}
