package io.framealloc.cli.report;

import static io.framealloc.Bytes.kilobytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.AllocConfig;
import io.framealloc.Frame;
import io.framealloc.FramePhase;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TagScope;
import io.framealloc.cli.snapshot.SnapshotFiles;
import io.framealloc.cli.snapshot.SnapshotReader;
import io.framealloc.diagnostics.BudgetExceededException;
import io.framealloc.diagnostics.Snapshot;
import io.framealloc.diagnostics.SnapshotConfig;
import io.framealloc.diagnostics.SnapshotEmitter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that really runs, seen through what the library itself writes. */
final class RealProgramTest {

  private static final int FRAMES = 20;

  @TempDir private Path folder;

  private final List<PoolBox<Integer>> leaked = new ArrayList<>();

  /** In each frame 8 KiB for physics, 4 of them for its contacts; an overflow in the tenth. */
  private void play(SmartAlloc alloc, Runnable afterEach) {
    for (int i = 1; i <= FRAMES; i++) {
      try (Frame frame = alloc.beginFrame();
          TagScope _ = alloc.tagScope("physics")) {
        try (FramePhase _ = frame.phase("simulate")) {
          frame.alloc(kilobytes(4));
          try (TagScope _ = alloc.tagScope("contacts")) {
            frame.alloc(kilobytes(4));
          }
        }
        if (i == 10) {
          frame.alloc(kilobytes(100));
          leaked.add(alloc.poolBox(i));
        }
      }
      afterEach.run();
    }
    alloc.setTagBudget("ui", 0, 0);
    try (Frame frame = alloc.beginFrame();
        TagScope _ = alloc.tagScope("ui")) {
      assertThrows(BudgetExceededException.class, () -> frame.alloc(64));
    }
    afterEach.run();
  }

  private static SmartAlloc allocator() {
    SmartAlloc alloc =
        SmartAlloc.create(AllocConfig.builder().frameCapacity(kilobytes(64)).build());
    alloc.diagnostics(finding -> {});
    return alloc;
  }

  private static Map<String, Long> frameBytes(ReportData data) {
    return data.tags().stream()
        .filter(tag -> tag.kind().equals("frame"))
        .collect(Collectors.toMap(TagBytes::path, TagBytes::bytes));
  }

  private static Set<String> codes(ReportData data) {
    return data.findings().stream().map(Finding::code).collect(Collectors.toSet());
  }

  @Test
  void snapshotsOfAnAllocator_areReported() throws Exception {
    try (SmartAlloc alloc = allocator()) {
      SnapshotEmitter emitter =
          SnapshotEmitter.create(
              alloc, SnapshotConfig.builder().directory(folder).minInterval(Duration.ZERO).build());
      alloc.enableStatistics();
      play(alloc, emitter::emit);
    }
    List<Snapshot> snapshots = new ArrayList<>();
    for (Path file : SnapshotFiles.in(folder)) {
      snapshots.add(SnapshotReader.read(file));
    }
    ReportData data = SnapshotReport.of(snapshots);
    assertEquals(FRAMES + 1, data.timeline().times().getFirst().size());
    assertEquals(
        Map.of("physics", kilobytes(4 * FRAMES + 100), "physics::contacts", kilobytes(4L * FRAMES)),
        frameBytes(data));
    assertEquals("1", data.facts().get("Overflows"));
    assertEquals("simulate", data.phases().getFirst().name());
    assertEquals(kilobytes(8L * FRAMES), data.phases().getFirst().bytes());
    assertTrue(data.histogram().stream().mapToLong(bar -> bar.frames()).sum() >= FRAMES);
    assertEquals("tag ui", data.budgets().getFirst().level());
  }

  @Test
  void recordingOfAnAllocator_isReported() throws Exception {
    Path file = folder.resolve("run.jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      try (SmartAlloc alloc = allocator()) {
        play(alloc, () -> {});
      }
      recording.stop();
      recording.dump(file);
    }
    ReportData data = RecordingReport.of(List.of(file));
    assertEquals(Integer.toString(FRAMES + 1), data.facts().get("Frames"));
    assertEquals("1", data.facts().get("Overflows"));
    assertEquals(
        kilobytes(8 * FRAMES + 100), frameBytes(data).values().stream().mapToLong(b -> b).sum());
    assertEquals(
        List.of("simulate " + kilobytes(8L * FRAMES)),
        data.phases().stream().map(phase -> phase.name() + " " + phase.bytes()).toList());
    assertEquals(Set.of("FA107", "FA302", "FA401"), codes(data));
    assertTrue(
        data.findings().stream()
            .filter(finding -> finding.code().equals("FA107"))
            .allMatch(
                finding ->
                    String.valueOf(finding.location())
                        .startsWith("io.framealloc.cli.report.RealProgramTest.play(")),
        () -> data.findings().toString());
  }
}
