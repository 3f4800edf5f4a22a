package io.framealloc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.cli.snapshot.SampleRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
final class WatchCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(Object... args) {
    String[] texts =
        Stream.concat(Stream.of("watch"), Stream.of(args).map(Object::toString))
            .toArray(String[]::new);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(texts);
  }

  private static Process start(Object... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.add("io.framealloc.cli.watch.WatchedProgram");
    Stream.of(args).map(Object::toString).forEach(command::add);
    Process program =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader lines = program.inputReader();
    assertEquals("ready", lines.readLine());
    return program;
  }

  @Test
  void withoutATerminal_eachSnapshotIsALine() {
    SampleRun.write(folder, 2);
    assertEquals(0, run(folder, "--count=2"), err::toString);
    assertEquals(
        """
        frame=60, time=14.69 ms, total=15.0 MiB, frames=10.0 MiB, pools=3.0 MiB, heap=2.0 MiB,\
         overflows=0, diagnostics=0
        frame=120, time=15.16 ms, total=15.9 MiB, frames=10.9 MiB, pools=3.0 MiB, heap=2.0 MiB,\
         overflows=0, diagnostics=0
        """,
        out.toString().replace(System.lineSeparator(), "\n"));
    assertEquals("", err.toString());
  }

  @Test
  void runningProgram_isFoundByItsNumberAndAskedForMore() throws Exception {
    Process program = start(folder.resolve("s"));
    try {
      assertEquals(0, run("--pid=" + program.pid(), "--interval=20", "--count=5"), err::toString);
      assertEquals(5, out.toString().lines().count(), out::toString);
      assertTrue(out.toString().startsWith("frame=60, "), out::toString);
    } finally {
      program.destroyForcibly().waitFor();
    }
  }

  @Test
  void programThatEnds_endsTheWatch() throws Exception {
    Process program = start(folder.resolve("s"));
    long pid = program.pid();
    Thread killer =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (out.toString().isEmpty()) {
                    Thread.onSpinWait();
                  }
                  program.destroyForcibly();
                });
    assertEquals(0, run("--pid=" + pid, "--interval=20"));
    killer.join();
    assertEquals("framealloc watch: process ended: pid=" + pid, err.toString().strip());
  }

  @Test
  void programWithoutSnapshots_isRefusedWithAHint() throws Exception {
    Process program = start();
    try {
      assertEquals(2, run("--pid=" + program.pid()));
      assertEquals(
          "framealloc watch: the program writes no snapshots: pid="
              + program.pid()
              + "; hint: let it create a SnapshotEmitter, and call its maybeEmit in each frame",
          err.toString().strip());
    } finally {
      program.destroyForcibly().waitFor();
    }
  }

  @Test
  void processThatIsNotThere_isRefused() throws Exception {
    Process program = start();
    program.destroyForcibly().waitFor();
    assertEquals(2, run("--pid=" + program.pid()));
    assertEquals("framealloc watch: no such process: pid=" + program.pid(), err.toString().strip());
  }

  @Test
  void fileInPlaceOfAFolder_isRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("x"));
    assertEquals(2, run(file));
    assertEquals("framealloc watch: no folder: " + file, err.toString().strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --count=1            | one of both: DIR, --pid
          x --pid=1            | one of both: DIR, --pid
          x --interval=19      | out of range: interval=19, least=20, most=60000
          x --interval=60001   | out of range: interval=60001, least=20, most=60000
          x --count=0          | out of range: count=0, least=1
          """)
  void wrongArguments_areAnErrorInOneLine(String options, String message) {
    assertEquals(2, run((Object[]) options.split(" ")));
    assertEquals("framealloc watch: " + message, err.toString().strip());
    assertEquals("", out.toString());
  }
}
