package io.framealloc.fa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is said while an analysis runs. */
final class TerminalTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long seconds;

  @Test
  void person_seesOneLineThatChanges() {
    Terminal.show(err, "core, main", 3, 12);
    assertEquals("\r\u001B[Kanalysing core, main (3 of 12 files)", said());
    Terminal.show(err, "", 12, 12);
    assertEquals("\r\u001B[K", said());
  }

  @Test
  void log_hasLinesAboutLongRunsOnly() {
    SlowProgress progress = new SlowProgress(err, () -> TimeUnit.SECONDS.toNanos(seconds));
    seconds = 1;
    progress.at("core, main", 3, 12);
    assertEquals("", said());
    seconds = 2;
    progress.at("core, main", 4, 12);
    assertEquals("analysing core, main (4 of 12 files)" + System.lineSeparator(), said());
    seconds = 11;
    progress.at("core, main", 5, 12);
    assertEquals("", said());
    seconds = 12;
    progress.at("core, test", 6, 12);
    assertEquals("analysing core, test (6 of 12 files)" + System.lineSeparator(), said());
    seconds = 99;
    progress.at("", 12, 12);
    assertEquals("", said());
  }

  private String said() {
    String said = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return said;
  }
}
