package io.framealloc.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SnapshotConfigTest {

  @Test
  void defaults_areThose() {
    assertEquals(
        new SnapshotConfig(Path.of("target/framealloc"), 30, Duration.ofMillis(500), true, false),
        SnapshotConfig.builder().build());
  }

  @Test
  void everySetting_isKept() {
    assertEquals(
        new SnapshotConfig(Path.of("x"), 1, Duration.ZERO, false, true),
        SnapshotConfig.builder()
            .directory(Path.of("x"))
            .maxSnapshots(1)
            .minInterval(Duration.ZERO)
            .requestFile(false)
            .autoEmit(true)
            .build());
  }

  @Test
  void settingOutOfRange_isRefused() {
    assertRefused(
        "maxSnapshots is out of range: value=0, least=1", SnapshotConfig.builder().maxSnapshots(0));
    assertRefused(
        "minInterval is out of range: value=PT-1S, least=PT0S, most=PT8760H",
        SnapshotConfig.builder().minInterval(Duration.ofSeconds(-1)));
    assertRefused(
        "minInterval is out of range: value=PT8784H, least=PT0S, most=PT8760H",
        SnapshotConfig.builder().minInterval(Duration.ofDays(366)));
  }

  private static void assertRefused(String text, SnapshotConfig.Builder settings) {
    assertEquals(text, assertThrows(IllegalArgumentException.class, settings::build).getMessage());
  }
}
