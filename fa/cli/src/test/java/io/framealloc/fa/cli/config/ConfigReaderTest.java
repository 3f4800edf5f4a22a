package io.framealloc.fa.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.engine.Level;
import io.framealloc.fa.engine.MethodPattern;
import io.framealloc.fa.engine.PackageGlob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key of {@code .fa.toml} arrives; what is not known is refused, with its position. */
final class ConfigReaderTest {

  @Test
  void emptyText_isTheDefault() throws ConfigException {
    assertEquals(Config.DEFAULT, ConfigReader.parse("x", ""));
  }

  @Test
  void everyKey_arrives() throws ConfigException {
    Config config =
        ConfigReader.parse(
            ".fa.toml",
            """
            [global]
            min_severity = "warning"
            exclude = ["gen/**", "**/legacy/*.java"]
            deny_warnings = true

            [lints]
            FA203 = "allow"
            FA602 = "deny"

            [tags]
            known = ["physics", "ui"]

            [tags.packages]
            "game.ui.**" = ["ui"]

            [boundaries]
            "game.ui.*" = ["game.core.**"]

            [thresholds]
            hot_loop = 128

            [spawn]
            methods = ["game.Jobs#submit"]

            [blocking]
            methods = ["game.net.Link#read", "game.net.Link#write"]

            [retain]
            methods = ["game.Cache#*"]
            """);
    assertEquals(Severity.WARNING, config.minSeverity());
    assertEquals(List.of("gen/**", "**/legacy/*.java"), config.exclude());
    assertEquals(true, config.denyWarnings());
    assertEquals(
        Map.of(Code.FA203, Level.ALLOW, Code.FA602, Level.DENY), config.settings().levels());
    assertEquals(List.of("physics", "ui"), config.settings().knownTags());
    assertEquals(
        Map.of(new PackageGlob("game.ui.**"), List.of("ui")), config.settings().packageTags());
    assertEquals(
        Map.of(new PackageGlob("game.ui.*"), List.of(new PackageGlob("game.core.**"))),
        config.settings().boundaries());
    assertEquals(128, config.settings().hotLoop());
    assertEquals(List.of(new MethodPattern("game.Jobs", "submit")), config.settings().spawn());
    assertEquals(
        List.of(
            new MethodPattern("game.net.Link", "read"),
            new MethodPattern("game.net.Link", "write")),
        config.settings().blocking());
    assertEquals(List.of(new MethodPattern("game.Cache", "*")), config.settings().retain());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [globl]                       | 1:1: globl: unknown key; known: global, lints, tags, boundaries, thresholds, spawn, blocking, retain
          [global]/severity = 1         | 2:1: severity: unknown key in [global]; known: min_severity, exclude, deny_warnings
          [global]/min_severity = "low" | 2:1: min_severity: one of "error", "warning", "hint" is expected
          [global]/exclude = "x"        | 2:1: exclude: a list of strings is expected
          [global]/exclude = [1]        | 2:1: exclude: a list of strings is expected
          [global]/deny_warnings = 1    | 2:1: deny_warnings: true or false is expected
          global = 3                    | 1:1: global: a table is expected
          [lints]/FA999 = "deny"        | 2:1: FA999: no such code; fa list shows all
          [lints]/FA404 = "deny"        | 2:1: FA404: found at run time only, not by fa
          [lints]/FA901 = "deny"        | 2:1: FA901: is for the GPU module, which this version has not
          [lints]//FA104 = "error"      | 3:1: FA104: one of "allow", "hint", "warn", "deny" is expected
          [tags.package]                | 1:1: package: unknown key in [tags]; known: known, packages
          [tags.packages]/"a..b" = []   | 2:1: a..b: a pattern is names joined by dots, * and ** for any: pattern=a..b
          [boundaries]/"a" = ["b-c"]    | 2:1: a: a pattern is names joined by dots, * and ** for any: pattern=b-c
          [thresholds]/hot_loop = 0     | 2:1: hot_loop: a number of at least 1 is expected
          [thresholds]/hot = 2          | 2:1: hot: unknown key in [thresholds]; known: hot_loop
          [thresholds]/survival_frames=1| 2:1: survival_frames: judged in the running program only, by alloc.behaviorThresholds(...)
          [thresholds]/promotion_rate=1 | 2:1: promotion_rate: judged in the running program only, by alloc.behaviorThresholds(...)
          [spawn]/method = []           | 2:1: method: unknown key in [spawn]; known: methods
          [spawn]/methods = ["a.b"]     | 2:1: methods: a method pattern has the form pkg.Type#method: pattern=a.b
          """)
  void mistake_isRefusedWithItsPosition(String lines, String message) {
    String text = lines.replace('/', '\n');
    ConfigException wrong =
        assertThrows(ConfigException.class, () -> ConfigReader.parse(".fa.toml", text));
    assertEquals(".fa.toml:" + message, wrong.getMessage());
  }

  @Test
  void syntaxError_isRefusedWithItsPosition() {
    ConfigException wrong =
        assertThrows(
            ConfigException.class, () -> ConfigReader.parse("f", "[global]\nexclude = [\n"));
    assertEquals("f:3:1", wrong.getMessage().substring(0, 5));
  }

  @Test
  void binaryFile_isRefused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("x.toml");
    Files.write(file, new byte[] {(byte) 0xC3, 0x28});
    ConfigException wrong = assertThrows(ConfigException.class, () -> ConfigReader.read(file));
    assertEquals(file + ":1:1: not a text file in UTF-8", wrong.getMessage());
  }
}
