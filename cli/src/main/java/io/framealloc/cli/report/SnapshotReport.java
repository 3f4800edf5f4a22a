package io.framealloc.cli.report;

import static java.util.Comparator.comparingLong;

import io.framealloc.Bytes;
import io.framealloc.cli.snapshot.SnapshotFiles;
import io.framealloc.diagnostics.Snapshot;
import io.framealloc.diagnostics.Snapshot.Budget;
import io.framealloc.diagnostics.Snapshot.BudgetUse;
import io.framealloc.diagnostics.Snapshot.Issue;
import io.framealloc.diagnostics.Snapshot.TagUsage;
import io.framealloc.diagnostics.Snapshot.ThreadUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report of snapshots. Totals are those of the last one, since an allocator counts from its
 * start; what was reported is gathered from all of them.
 */
final class SnapshotReport {

  private final List<Snapshot> snapshots;
  private final Snapshot last;

  private SnapshotReport(List<Snapshot> snapshots) {
    this.snapshots = new ArrayList<>(snapshots);
    SnapshotFiles.sort(this.snapshots);
    last = this.snapshots.getLast();
  }

  /** The report of at least one snapshot. */
  static ReportData of(List<Snapshot> snapshots) {
    return new SnapshotReport(snapshots).data();
  }

  private ReportData data() {
    return new ReportData(
        snapshots.size() == 1 ? "One snapshot" : snapshots.size() + " snapshots",
        facts(),
        timeline(),
        tags(),
        last.details().phases(),
        last.details().histogram(),
        budgets(),
        findings());
  }

  private Map<String, String> facts() {
    Snapshot first = snapshots.getFirst();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Frame", Long.toUnsignedString(last.frame()));
    facts.put("In use", Bytes.format(last.summary().totalBytes()));
    facts.put("Peak", Bytes.format(last.summary().peakBytes()));
    facts.put("Frame memory", Bytes.format(last.summary().frameBytes()));
    facts.put("Pools", Bytes.format(last.summary().poolBytes()));
    facts.put("Heap", Bytes.format(last.summary().heapBytes()));
    facts.put("Overflows", Long.toString(last.details().overflows()));
    facts.put(
        "Promotions",
        "%d to pools, %d to the heap, %d failed"
            .formatted(
                last.promotions().toPool(),
                last.promotions().toHeap(),
                last.promotions().failed()));
    facts.put("Transfers pending", Long.toString(last.transfers().pending()));
    facts.put("Deferred frees", last.deferred().queueDepth() + " waiting");
    facts.put(
        "Taken", first.timestamp() + (snapshots.size() == 1 ? "" : " to " + last.timestamp()));
    Duration span = Duration.between(first.timestamp(), last.timestamp());
    if (span.isPositive()) {
      facts.put("Span", span.toSeconds() + " s");
    }
    return facts;
  }

  private Timeline timeline() {
    Lane time = new Lane("frame time");
    Lane frames = new Lane("frame memory");
    Lane pools = new Lane("pools");
    Lane heap = new Lane("heap");
    Lane overflow = new Lane("overflow");
    boolean byFrame = framesRise();
    for (int i = 0; i < snapshots.size(); i++) {
      Snapshot snapshot = snapshots.get(i);
      double x = byFrame ? snapshot.frame() : i + 1;
      time.add(x, snapshot.duration().toNanos() / 1e6);
      frames.add(x, (double) snapshot.summary().frameBytes());
      pools.add(x, (double) snapshot.summary().poolBytes());
      heap.add(x, (double) snapshot.summary().heapBytes());
      if (i > 0 && snapshot.details().overflows() > snapshots.get(i - 1).details().overflows()) {
        overflow.add(x, 0);
      }
    }
    return new Timeline(
        byFrame ? "frame" : "snapshot",
        List.of(time),
        List.of(frames, pools, heap),
        List.of(overflow));
  }

  /** False where the program was started anew between two snapshots. */
  private boolean framesRise() {
    for (int i = 1; i < snapshots.size(); i++) {
      if (Long.compareUnsigned(snapshots.get(i).frame(), snapshots.get(i - 1).frame()) <= 0) {
        return false;
      }
    }
    return true;
  }

  private List<TagBytes> tags() {
    Map<List<String>, TagBytes> sums = new LinkedHashMap<>();
    for (TagUsage tag : last.tags()) {
      sums.merge(
          List.of(tag.path(), tag.allocKind()),
          new TagBytes(tag.path(), tag.allocKind(), tag.bytes(), tag.allocCount()),
          TagBytes::plus);
    }
    return sums.values().stream().sorted(comparingLong(TagBytes::bytes).reversed()).toList();
  }

  private List<Budget> budgets() {
    List<Budget> budgets = new ArrayList<>(last.details().budgets());
    for (ThreadUsage thread : last.threads()) {
      BudgetUse budget = thread.budget();
      if (budget != null) {
        budgets.add(new Budget("thread " + thread.name(), budget.used(), null, budget.limit()));
      }
    }
    return budgets;
  }

  private List<Finding> findings() {
    Findings findings = new Findings();
    snapshots.stream()
        .flatMap(snapshot -> snapshot.diagnostics().stream())
        .map(found -> Finding.of(found.code(), found.tag(), found.message(), null))
        .forEach(findings::add);
    last.details().issues().stream().map(SnapshotReport::finding).forEach(findings::add);
    return findings.worstFirst();
  }

  private static Finding finding(Issue issue) {
    return new Finding(
        issue.code(),
        issue.severity(),
        issue.tag(),
        issue.message()
            + (": observed=" + figure(issue.observed()))
            + (", threshold=" + figure(issue.threshold())),
        issue.suggestion(),
        issue.location(),
        1);
  }

  private static String figure(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
