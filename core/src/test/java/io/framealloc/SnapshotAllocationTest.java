package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.diagnostics.SnapshotConfig;
import io.framealloc.diagnostics.SnapshotEmitter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("allocation")
final class SnapshotAllocationTest {

  @Test
  void maybeEmit_betweenTwoLooks_makesNoGarbage(@TempDir Path folder) {
    SnapshotEmitter emitter =
        SnapshotEmitter.create(
            () -> {
              throw new AssertionError("nobody asked");
            },
            SnapshotConfig.builder().directory(folder).minInterval(Duration.ofHours(1)).build());
    assertEquals(0, HeapUse.perRun(emitter::maybeEmit), 0.5);
  }
}
