package io.framealloc.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Snapshot.Budget;
import io.framealloc.diagnostics.Snapshot.UsageBucket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recording of the JVM's own recorder, read. */
final class RecordingReportTest {

  private static ReportData data;

  @BeforeAll
  static void record(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("run.jfr");
    SampleEvents.record(file, 80);
    data = RecordingReport.of(List.of(file));
  }

  @Test
  void everyFrame_isOnTheLaneOfItsThread() {
    assertEquals("Recording run.jfr", data.subtitle());
    assertEquals("seconds", data.timeline().axis());
    assertEquals(
        List.of("render, game 80", "worker-1, worker 80"),
        data.timeline().times().stream().map(lane -> lane.name() + " " + lane.size()).toList());
    assertEquals(2, data.timeline().bytes().size());
    Lane lane = data.timeline().times().getFirst();
    for (int i = 1; i < lane.size(); i++) {
      assertTrue(lane.x(i) >= lane.x(i - 1));
      assertTrue(lane.y(i) > 0.3, "milliseconds: " + lane.y(i));
    }
  }

  @Test
  void bytes_areSummedByTagAndPhase() {
    assertEquals(4, data.tags().size());
    long tagged = data.tags().stream().mapToLong(TagBytes::bytes).sum();
    long phased = data.phases().stream().mapToLong(phase -> phase.bytes()).sum();
    long drawn = 0;
    for (Lane lane : data.timeline().bytes()) {
      for (double bytes : lane.values()) {
        drawn += (long) bytes;
      }
    }
    assertEquals(drawn, tagged);
    assertEquals(drawn, phased);
    assertTrue(data.tags().stream().anyMatch(tag -> tag.path().equals("(no tag)")));
    assertEquals(160, data.histogram().stream().mapToLong(UsageBucket::frames).sum());
  }

  @Test
  void facts_countTheOtherEvents() {
    assertEquals("160", data.facts().get("Frames"));
    assertEquals("8", data.facts().get("Overflows"));
    assertEquals("4.0 MiB", data.facts().get("Blocks taken"));
    assertEquals("1.0 MiB", data.facts().get("Blocks given back"));
    assertEquals("1 sent, 1 received", data.facts().get("Transfers"));
    assertEquals("1, 128 B", data.facts().get("Allocations sampled"));
    assertEquals(List.of(new Budget("tag physics", 1 << 20, null, 1 << 20)), data.budgets());
    assertEquals("overflow", data.timeline().marks().getFirst().name());
    assertEquals(4, data.timeline().marks().getFirst().size());
  }

  @Test
  void findings_haveTheirCodeTextAndPlace() {
    assertEquals(
        List.of(
            "FA302 error budget exceeded: level=tag physics, requested=4.0 KiB, used=1.0 MiB,"
                + " limit=1.0 MiB, policy=FAIL",
            "FA104 error Attempted to use frame data after end_frame: frame=12, framesAgo=2",
            "FA107 warning frame memory exhausted: policy=GROW, frame=40, bytes=64.0 KiB",
            "FA303 warning soft limit reached: level=allocator, used=3.0 MiB, limit=2.0 MiB",
            "FA401 warning never closed: kind=pool, count=2, bytes=64 B"),
        data.findings().stream()
            .map(finding -> finding.code() + " " + finding.severity() + " " + finding.message())
            .toList());
    assertEquals("game.ai.Path.find(Path.java:41)", data.findings().getLast().location());
    assertEquals("ai", data.findings().getLast().tag());
  }

  @ParameterizedTest
  @CsvSource({"0, 1024", "1024, 1024", "1025, 2048", "2048, 2048", "3000000, 4194304"})
  void bucket_isTheNextPowerOfTwo(long bytes, long bucket) {
    assertEquals(bucket, RecordingReport.bucket(bytes));
  }
}
