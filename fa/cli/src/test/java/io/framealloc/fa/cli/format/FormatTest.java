package io.framealloc.fa.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exact text of each format that people and simple tools read. */
final class FormatTest {

  @TempDir private Path folder;
  private Report report;

  @BeforeEach
  void writeSources() throws IOException {
    report = Sample.report(folder.toRealPath());
  }

  @Test
  void terminal_hasTheShapeOfRustc() throws IOException {
    assertEquals(golden("terminal.txt"), Format.TERMINAL.write(report, false));
  }

  @Test
  void terminal_withoutFindings_isOneLine() {
    Report clean =
        new Report(folder, report.files(), List.of(), List.of(), 0, List.of(), Severity.ERROR);
    assertEquals("no findings, 3 files analysed\n", Format.TERMINAL.write(clean, false));
  }

  @Test
  void colors_areOnlyAdded() {
    String colored = Format.TERMINAL.write(report, true);
    assertEquals(Format.TERMINAL.write(report, false), colored.replaceAll("\u001B\\[[0-9;]*m", ""));
    assertEquals(true, colored.startsWith("\u001B[1;31merror\u001B[0m"), colored);
  }

  @Test
  void compact_isOneLineForEach() throws IOException {
    assertEquals(golden("compact.txt"), Format.COMPACT.write(report, false));
  }

  @Test
  void github_escapesWhatItsCommandsNeed() throws IOException {
    assertEquals(golden("github.txt"), Format.GITHUB.write(report, false));
  }

  @Test
  void checkstyle_groupsByFile() throws IOException {
    assertEquals(golden("checkstyle.xml"), Format.CHECKSTYLE.write(report, false));
  }

  @Test
  void junit_countsFilesAsTests() throws IOException {
    assertEquals(golden("junit.xml"), Format.JUNIT.write(report, false));
  }

  @Test
  void json_isOneDocument() throws IOException {
    assertEquals(golden("report.json"), Format.JSON.write(report, false));
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = FormatTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
