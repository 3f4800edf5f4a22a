package io.framealloc.fa.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.SmartAlloc;
import io.framealloc.fa.cli.doctor.Probe.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The compiler itself says whether it refuses the mistake. */
final class ProbeTest {

  @Test
  void compilerWithoutChecks_accepts() throws Exception {
    Path library =
        Path.of(SmartAlloc.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertEquals(Answer.ACCEPTED, new Probe().ask(List.of(library), null, List.of()));
    assertEquals(Answer.ACCEPTED, new Probe().ask(List.of(library), List.of(), List.of()));
  }

  @Test
  void sourceThatDoesNotCompile_isNoAnswer() throws Exception {
    assertEquals(Answer.FAILED, new Probe().ask(List.of(), null, List.of()));
  }
}
