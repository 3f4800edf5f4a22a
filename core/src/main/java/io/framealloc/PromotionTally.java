package io.framealloc;

import io.framealloc.FrameSummary.Totals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up what became of retained values. */
final class PromotionTally {

  private long promotedCount;
  private long promotedBytes;
  private long discardedCount;
  private long discardedBytes;
  private long failedCount;

  static PromotionResult of(List<FrameRetained<?>> values) {
    PromotionTally all = new PromotionTally();
    Map<String, PromotionTally> byTag = new TreeMap<>();
    Map<String, PromotionTally> byPhase = new TreeMap<>();
    for (FrameRetained<?> value : values) {
      all.add(value);
      if (value.phase != null) {
        byPhase.computeIfAbsent(value.phase, any -> new PromotionTally()).add(value);
      }
      if (!value.tag.isEmpty()) {
        byTag.computeIfAbsent(value.tag, any -> new PromotionTally()).add(value);
      }
    }
    List<Promotion> entries =
        values.stream().map(FrameRetained::promotion).flatMap(Optional::stream).toList();
    return new PromotionResult(entries, all.summary(totals(byTag), totals(byPhase)));
  }

  private static Map<String, Totals> totals(Map<String, PromotionTally> tallies) {
    Map<String, Totals> totals = new TreeMap<>();
    tallies.forEach((name, tally) -> totals.put(name, tally.totals()));
    return totals;
  }

  private void add(FrameRetained<?> value) {
    switch (value.outcome) {
      case PROMOTED -> {
        promotedCount++;
        promotedBytes += value.bytes;
      }
      case FAILED -> failedCount++;
      case PENDING, DISCARDED -> {
        discardedCount++;
        discardedBytes += value.bytes;
      }
    }
  }

  private Totals totals() {
    return new Totals(promotedCount, promotedBytes, discardedCount, discardedBytes, failedCount);
  }

  private FrameSummary summary(Map<String, Totals> byTag, Map<String, Totals> byPhase) {
    return new FrameSummary(
        promotedCount, promotedBytes, discardedCount, discardedBytes, failedCount, byTag, byPhase);
  }
}
