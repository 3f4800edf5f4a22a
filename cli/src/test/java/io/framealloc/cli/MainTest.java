package io.framealloc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @Test
  void version_namesTheBuildAndTheJdk() {
    assertEquals(0, run("--version"));
    assertTrue(
        out.toString().matches("framealloc \\d+\\.\\d+\\.\\d+\\S*\\RJDK 2\\d.*\\R"), out::toString);
  }

  @Test
  void noCommand_isOneLineAndExitCode2() {
    assertEquals(2, run());
    assertEquals("", out.toString());
    assertEquals("framealloc: missing command; see framealloc --help", err.toString().strip());
  }

  @Test
  void unknownCommand_isOneLineThatNamesIt() {
    assertEquals(2, run("polish"));
    assertEquals(
        "framealloc: Unmatched argument at index 0: 'polish'; see framealloc --help",
        err.toString().strip());
  }

  @Test
  void unknownOption_isOneLineThatNamesTheCommand() {
    assertEquals(2, run("doctor", "--fast"));
    assertEquals("", out.toString());
    assertEquals(
        "framealloc doctor: Unknown option: '--fast'; see framealloc doctor --help",
        err.toString().strip());
  }

  @Test
  void help_goesToStandardOutput() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().startsWith("Usage: framealloc"), out::toString);
    assertEquals("", err.toString());
  }
}
