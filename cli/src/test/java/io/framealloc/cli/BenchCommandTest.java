package io.framealloc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class BenchCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return new CommandLine(new BenchCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setParameterExceptionHandler(
            (e, _) -> {
              e.getCommandLine().getErr().println(e.getMessage());
              return 2;
            })
        .execute(args);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --forks=0               | out of range: forks=0, least=1, most=20
          --forks=21              | out of range: forks=21, least=1, most=20
          --quick --forks=21      | out of range: forks=21, least=1, most=20
          --quick --row=physics   | --quick does not go with --row
          --report=a.md --quick   | --report goes with no other option: report=a.md
          --json=no/such/x.json   | no file can be written there: json=no/such/x.json
          """)
  void wrongArguments_areAnErrorInOneLine(String options, String message) {
    assertEquals(2, run(options.split(" ")));
    assertEquals("", out.toString());
    assertEquals(message, err.toString().strip());
  }

  @Test
  void unknownRow_isAnErrorThatNamesTheRows() {
    assertEquals(2, run("--row=cooking"));
    assertTrue(
        err.toString().startsWith("no such row: row=cooking; one of: one-allocation, allocations"),
        err::toString);
    assertEquals(1, err.toString().lines().count());
  }

  @Test
  void report_ofAPageThatIsNotThere_isAnError() {
    Path page = folder.resolve("page.md");
    assertEquals(2, run("--report=" + page));
    assertEquals("no such file: " + folder.resolve("page"), err.toString().strip());
  }

  @Test
  void report_withoutFigures_isAnErrorAndLeavesThePageAlone() throws Exception {
    Path page = Files.writeString(folder.resolve("page.md"), "text");
    Path figures = Files.createDirectory(folder.resolve("page"));
    assertEquals(2, run("--report=" + page));
    assertEquals("no figures: folder=" + figures, err.toString().strip());
    assertEquals("text", Files.readString(page));
  }

  @Test
  void help_namesTheRows() {
    assertEquals(0, run("--help"));
    assertTrue(
        Stream.of("begin-end", "records-12", "update-loop").allMatch(out.toString()::contains),
        out::toString);
  }
}
