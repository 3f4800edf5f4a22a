package io.framealloc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The analyzer over this project, as {@code ./framealloc fa --all} runs it: it finds nothing. */
final class OwnProjectTest {

  @Test
  void fa_findsNothingInThisProject() throws Exception {
    Path root = Path.of("..").toRealPath();
    Path built = root.resolve("fa/cli/target");
    String classPath =
        built.resolve("classes")
            + File.pathSeparator
            + Files.readString(built.resolve("class-path")).strip();
    Process fa =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "io.framealloc.fa.cli.Main",
                "--all",
                "--format",
                "compact")
            .directory(root.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(fa.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, fa.waitFor(), said);
    assertEquals("", said.replaceAll("(?m)^analysing .*\\R", ""));
  }
}
