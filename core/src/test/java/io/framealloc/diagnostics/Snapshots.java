package io.framealloc.diagnostics;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Snapshots for tests. */
final class Snapshots {

  private Snapshots() {}

  static Snapshot bare(long frame) {
    return new Snapshot(
        Instant.parse("2026-11-22T23:59:59.999Z"),
        frame,
        Duration.ZERO,
        new Summary(0, 0, 0, 0, 0),
        List.of(),
        List.of(),
        new Promotions(0, 0, 0),
        new Transfers(0, 0),
        new Deferred(0, 0),
        List.of(),
        Details.NONE);
  }

  /** A bare one that reports this text. */
  static Snapshot saying(String text) {
    Snapshot bare = bare(1);
    return new Snapshot(
        bare.timestamp(),
        bare.frame(),
        bare.duration(),
        bare.summary(),
        bare.threads(),
        bare.tags(),
        bare.promotions(),
        bare.transfers(),
        bare.deferred(),
        List.of(new Finding("FA401", text, text)),
        bare.details());
  }

  static Snapshot full() {
    return new Snapshot(
        Instant.parse("2026-11-22T01:02:03.456Z"),
        1041,
        Duration.ofNanos(16_667_999),
        new Summary(1024, 256, 512, 1792, 4096),
        List.of(
            new ThreadUsage("1", "main", 1024, 256, 512, 4096, new BudgetUse(8192, 1792)),
            new ThreadUsage("27", "worker \"2\"", 0, 0, 0, 0, null)),
        List.of(
            new TagUsage(
                "physics::contacts", "main", "frame", 10, 1000, 1.25, 2.0 / 3, List.of("FA501")),
            new TagUsage("ui", "main", "pool", 0, 0, 0, 0, List.of())),
        new Promotions(1, 2, 3),
        new Transfers(4, 5),
        new Deferred(6, 7),
        List.of(
            new Finding("FA401", "ui", "[FA401] never closed: bytes=64 B"),
            new Finding("FA207", null, "[FA207] never received")),
        new Details(
            8,
            List.of(
                new Budget("allocator", 1792, 6144L, 8192),
                new Budget("tag physics", 1000, null, 2048)),
            List.of(new Phase("simulate", 1000, 10, 512)),
            List.of(new UsageBucket(1024, 1000), new UsageBucket(4096, 41)),
            List.of(
                new Issue(
                    "FA602",
                    "warning",
                    "physics",
                    "many small allocations from one site",
                    "use frameAllocBatch",
                    "game.Solver.step(Solver.java:88)",
                    120,
                    64))));
  }
}
