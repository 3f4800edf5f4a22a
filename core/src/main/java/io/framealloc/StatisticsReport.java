package io.framealloc;

import io.framealloc.accounting.PhaseStats;
import io.framealloc.accounting.Statistics;
import io.framealloc.accounting.TagStats;
import io.framealloc.accounting.ThreadFrameStats;
import io.framealloc.accounting.UsageHistogram;
import io.framealloc.internal.account.Account;
import io.framealloc.internal.account.Accounts;
import io.framealloc.internal.account.Kind;
import io.framealloc.internal.account.Ledger;
import io.framealloc.internal.account.ThreadTotals;
import io.framealloc.internal.account.UsageCounts;
import io.framealloc.internal.text.ByteSizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** Figures as their public types, and as a page of text. */
final class StatisticsReport {

  private static final int MOST_LINES = 10;
  private static final double[] PERCENTILES = {50, 95, 99, 100};

  private final SmartAlloc alloc;
  private final Formatter out = new Formatter(Locale.ROOT);

  StatisticsReport(SmartAlloc alloc) {
    this.alloc = alloc;
  }

  static Statistics of(Account root) {
    return new Statistics(
        root.count(),
        root.taken(),
        root.peak(),
        root.live(),
        root.count(Kind.FRAME),
        root.taken(Kind.FRAME),
        root.count(Kind.POOL),
        root.taken(Kind.POOL),
        root.count(Kind.HEAP),
        root.taken(Kind.HEAP),
        root.count(Kind.SCRATCH),
        root.taken(Kind.SCRATCH));
  }

  static ThreadFrameStats of(Ledger ledger) {
    ThreadTotals totals = ledger.totals;
    return new ThreadFrameStats(
        ledger.thread.getName(),
        totals.frames(),
        totals.bytes(),
        totals.allocations(),
        totals.peak(),
        totals.overflows());
  }

  static UsageHistogram of(UsageCounts usage) {
    List<UsageHistogram.Bucket> buckets = new ArrayList<>();
    long count = 0;
    for (int i = 0; i < UsageCounts.BUCKETS; i++) {
      long frames = usage.count(i);
      if (frames > 0) {
        buckets.add(
            new UsageHistogram.Bucket(UsageCounts.from(i), UsageCounts.from(i + 1) - 1, frames));
        count += frames;
      }
    }
    return new UsageHistogram(count, buckets);
  }

  String text() {
    Accounts accounts = alloc.accounting().accounts;
    Account root = accounts.root;
    out.format("framealloc report%n");
    out.format(
        "memory      %10s in use, %s at peak, %s of the operating system%n",
        bytes(root.live()), bytes(root.peak()), bytes(alloc.reservedBytes()));
    for (Kind kind : Kind.values()) {
      out.format(
          "%-11s %10s in use, %s taken in %,d allocations%n",
          kind.name().toLowerCase(Locale.ROOT),
          bytes(root.live(kind)),
          bytes(root.taken(kind)),
          root.count(kind));
    }
    frames(of(accounts.usage));
    accounts.ledgers().stream()
        .map(StatisticsReport::of)
        .filter(thread -> thread.frames() > 0)
        .sorted(Comparator.comparingLong(ThreadFrameStats::frames).reversed())
        .limit(MOST_LINES)
        .forEach(this::thread);
    tags();
    phases();
    pools();
    return out.toString();
  }

  private void frames(UsageHistogram usage) {
    StringBuilder percentiles = new StringBuilder();
    for (double percent : PERCENTILES) {
      percentiles
          .append(", p")
          .append((int) percent)
          .append('=')
          .append(bytes(usage.percentile(percent)));
    }
    out.format("frames      %,10d ended%s%n", usage.count(), percentiles);
  }

  private void thread(ThreadFrameStats thread) {
    out.format(
        "  thread %-20s %,10d frames, %s taken in %,d allocations, %s at peak, %,d overflows%n",
        thread.thread(),
        thread.frames(),
        bytes(thread.bytesAllocated()),
        thread.allocationCount(),
        bytes(thread.peakBytes()),
        thread.overflowCount());
  }

  private void tags() {
    List<TagStats> tags = alloc.tagStats();
    tags.stream()
        .sorted(Comparator.comparingLong(TagStats::bytesAllocated).reversed())
        .limit(MOST_LINES)
        .forEach(
            tag ->
                out.format(
                    "  tag %-23s %10s in use, %s at peak, %s taken in %,d allocations%n",
                    tag.name(),
                    bytes(tag.liveBytes()),
                    bytes(tag.peakBytes()),
                    bytes(tag.bytesAllocated()),
                    tag.allocationCount()));
  }

  private void phases() {
    for (PhaseStats phase : alloc.phaseStats()) {
      out.format(
          "  phase %-21s %10s taken in %,d allocations, %s at peak%n",
          phase.name(),
          bytes(phase.bytesAllocated()),
          phase.allocationCount(),
          bytes(phase.peakBytes()));
    }
  }

  private void pools() {
    for (PoolClassStats pool : alloc.poolStats()) {
      if (pool.slabs() > 0) {
        out.format(
            "  size class %-16s %,10d live, %,d free, %,d slabs, %s wasted%n",
            bytes(pool.size()), pool.live(), pool.free(), pool.slabs(), bytes(pool.wastedBytes()));
      }
    }
  }

  private static String bytes(long bytes) {
    return ByteSizes.format(bytes);
  }
}
