package io.framealloc.cli.snapshot;

import io.framealloc.diagnostics.Snapshot;
import io.framealloc.diagnostics.Snapshot.Budget;
import io.framealloc.diagnostics.Snapshot.BudgetUse;
import io.framealloc.diagnostics.Snapshot.Deferred;
import io.framealloc.diagnostics.Snapshot.Details;
import io.framealloc.diagnostics.Snapshot.Finding;
import io.framealloc.diagnostics.Snapshot.Issue;
import io.framealloc.diagnostics.Snapshot.Phase;
import io.framealloc.diagnostics.Snapshot.Promotions;
import io.framealloc.diagnostics.Snapshot.Summary;
import io.framealloc.diagnostics.Snapshot.TagUsage;
import io.framealloc.diagnostics.Snapshot.ThreadUsage;
import io.framealloc.diagnostics.Snapshot.Transfers;
import io.framealloc.diagnostics.Snapshot.UsageBucket;
import io.framealloc.diagnostics.SnapshotConfig;
import io.framealloc.diagnostics.SnapshotEmitter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The snapshots of a game that was never played. */
public final class SampleRun {

  private static final long MIB = 1 << 20;
  private static final String[][] TAGS = {
    {"physics::contacts", "frame", "5200000"},
    {"physics::broadphase", "frame", "2600000"},
    {"physics", "frame", "900000"},
    {"render::meshes", "frame", "4100000"},
    {"render::particles", "frame", "1900000"},
    {"render::ui::text", "frame", "700000"},
    {"render::ui", "frame", "350000"},
    {"ai::paths", "pool", "2200000"},
    {"ai::<script>alert(1)</script>", "pool", "640000"},
    {"audio", "heap", "1300000"},
    {"net", "pool", "420000"},
    {"loading", "scratch", "260000"},
  };

  private SampleRun() {}

  /** So many snapshots, a second apart. */
  public static List<Snapshot> snapshots(int count) {
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      snapshots.add(snapshot(i));
    }
    return snapshots;
  }

  /** Writes them by the library's own emitter. */
  public static void write(Path folder, int count) {
    Iterator<Snapshot> snapshots = snapshots(count).iterator();
    SnapshotEmitter emitter =
        SnapshotEmitter.create(
            snapshots::next,
            SnapshotConfig.builder()
                .directory(folder)
                .minInterval(Duration.ZERO)
                .maxSnapshots(count)
                .build());
    while (snapshots.hasNext()) {
      emitter.emit();
    }
  }

  public static Snapshot snapshot(int i) {
    double wave = Math.sin(i / 4.0);
    long frame = (long) ((9 + 4 * wave) * MIB);
    long pool = (3 + i / 30) * MIB;
    return new Snapshot(
        Instant.parse("2026-11-22T20:00:00Z").plusSeconds(i),
        60L * i,
        Duration.ofNanos((long) ((14.2 + 2 * wave + (i % 17 == 0 ? 9 : 0)) * 1e6)),
        new Summary(frame, pool, 2 * MIB, frame + pool + 2 * MIB, 20 * MIB),
        List.of(
            new ThreadUsage(
                "1", "main", frame, pool, 2 * MIB, 18 * MIB, new BudgetUse(16 * MIB, frame)),
            new ThreadUsage("31", "worker-1", 0, MIB, 0, 2 * MIB, null)),
        tags(),
        new Promotions(120, 4, 1),
        new Transfers(2, 3),
        new Deferred(17, 40),
        findings(i),
        new Details(i / 17, budgets(frame, pool), phases(), histogram(), issues()));
  }

  private static List<TagUsage> tags() {
    List<TagUsage> tags = new ArrayList<>();
    for (String[] tag : TAGS) {
      long bytes = Long.parseLong(tag[2]);
      tags.add(new TagUsage(tag[0], "main", tag[1], bytes / 512, bytes, 1, 0, List.of()));
    }
    return tags;
  }

  private static List<Budget> budgets(long frame, long pool) {
    return List.of(
        new Budget("allocator", frame + pool + 2 * MIB, 56 * MIB, 64 * MIB),
        new Budget("tag physics", 8_700_000, 8 * MIB, 10 * MIB),
        new Budget("tag render::ui", 1_050_000, null, MIB));
  }

  private static List<Phase> phases() {
    return List.of(
        new Phase("simulate", 8_700_000, 17_000, 5_300_000),
        new Phase("render", 7_050_000, 13_800, 4_400_000));
  }

  private static List<UsageBucket> histogram() {
    return List.of(
        new UsageBucket(MIB, 12),
        new UsageBucket(2 * MIB, 80),
        new UsageBucket(4 * MIB, 640),
        new UsageBucket(8 * MIB, 2100),
        new UsageBucket(16 * MIB, 740),
        new UsageBucket(32 * MIB, 28));
  }

  private static List<Finding> findings(int i) {
    Finding leak =
        new Finding("FA401", "ai::paths", "[FA401] never closed: kind=pool, bytes=64 B, count=3");
    Finding lost = new Finding("FA207", null, "[FA207] never received: transfer=71, bytes=4.0 KiB");
    return i % 10 == 0 ? List.of(leak, lost) : List.of();
  }

  private static List<Issue> issues() {
    return List.of(
        new Issue(
            "FA602",
            "warning",
            "physics::contacts",
            "many small allocations from one site in one frame",
            "one frameAllocBatch takes them all in one step",
            "game.physics.Solver.step(Solver.java:88)",
            1240,
            64),
        new Issue(
            "FA510",
            "hint",
            "ai::paths",
            "pool used as scratch: freed in the frame that allocated it",
            "use frame memory",
            "game.ai.Path.find(Path.java:41)",
            0.93,
            0.8));
  }
}
