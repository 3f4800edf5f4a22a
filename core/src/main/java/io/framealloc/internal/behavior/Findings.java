package io.framealloc.internal.behavior;

import io.framealloc.diagnostics.BehaviorIssue;
import io.framealloc.diagnostics.BehaviorThresholds;
import io.framealloc.diagnostics.Code;
import io.framealloc.internal.text.ByteSizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Compares figures with thresholds. */
final class Findings {

  private static final Comparator<BehaviorIssue> WORST_FIRST =
      Comparator.comparing(BehaviorIssue::severity)
          .thenComparing(BehaviorIssue::code)
          .thenComparing(Comparator.comparingDouble(BehaviorIssue::observed).reversed())
          .thenComparing(issue -> issue.location().toString())
          .thenComparing(issue -> issue.tag() == null ? "" : issue.tag());

  private final Summary sum;
  private final BehaviorThresholds limits;
  private final List<BehaviorIssue> issues = new ArrayList<>();

  Findings(Summary sum, BehaviorThresholds limits) {
    this.sum = sum;
    this.limits = limits;
  }

  List<BehaviorIssue> issues() {
    sum.places.forEach(this::lookAtPlace);
    Map<String, Map<Place, Totals>> byTag = new TreeMap<>();
    sum.places.forEach(
        (place, totals) ->
            byTag.computeIfAbsent(place.tag(), any -> new HashMap<>()).put(place, totals));
    byTag.forEach(this::lookAtTag);
    issues.sort(WORST_FIRST);
    return issues;
  }

  /* Places. */

  private void lookAtPlace(Place place, Totals totals) {
    if (totals.foreign + totals.waited > 0) {
      allocatesInTask(place, totals);
    }
    if (totals.awaits + totals.crossings > 0) {
      crossesAwait(place, totals);
    }
    if (totals.most >= limits.hotLoop() && totals.mostBytes <= limits.smallBytes() * totals.most) {
      allocatesInLoop(place, totals);
    }
    double share = share(totals.sameFrame, totals.opened);
    if (totals.opened >= limits.minimumSamples() && share > limits.sameFrameRate()) {
      usesPoolAsScratch(place, totals, share);
    }
  }

  private void allocatesInTask(Place place, Totals totals) {
    String why =
        totals.foreign > 0
            ? "frame allocation in a task that has no frame of its own: allocations="
            : "frame allocation in a task that waits inside its frame: allocations=";
    long count = totals.foreign + totals.waited;
    add(
        Code.FA601,
        place,
        (double) count,
        0,
        why + count,
        "begin and end a frame in the task without waiting in it, or use taskAlloc");
  }

  private void crossesAwait(Place place, Totals totals) {
    String what =
        totals.crossings > 0
            ? "frame data used in a task after the frame it is of: uses=" + totals.crossings
            : "frame data alive while a task waits: frames=" + totals.awaits;
    add(
        Code.FA603,
        place,
        (double) (totals.awaits + totals.crossings),
        0,
        what,
        "end the frame before the task waits; keep what must last by taskAlloc or poolBox");
  }

  private void allocatesInLoop(Place place, Totals totals) {
    add(
        Code.FA602,
        place,
        (double) totals.most,
        limits.hotLoop(),
        "many small allocations from one place in one frame: allocations=%d, threshold=%d, bytes=%s, frames=%d"
            .formatted(
                totals.most, limits.hotLoop(), ByteSizes.format(totals.mostBytes), totals.frames),
        "allocate once: frameAllocBatch, frameSlice, or a vector");
  }

  private void usesPoolAsScratch(Place place, Totals totals, double share) {
    add(
        Code.FA510,
        place,
        share,
        limits.sameFrameRate(),
        "pool memory closed in the frame that opened it: share=%s, threshold=%s, opened=%d"
            .formatted(percent(share), percent(limits.sameFrameRate()), totals.opened),
        "use frame memory: frameBox or frameAlloc");
  }

  /* Tags. */

  private void lookAtTag(String tag, Map<Place, Totals> places) {
    Totals all = new Totals();
    places.values().forEach(totals -> all.add(totals, 0));
    Summary.Rates rates = sum.ratesOf(tag);
    lookAtLives(places, all);
    lookAtSurvival(places, all);
    lookAtPromotions(places, all, rates.promotionFrames);
    lookAtHeap(places, all, rates.heapFrames);
  }

  private void lookAtLives(Map<Place, Totals> places, Totals all) {
    double mean = share(all.livedFrames, all.lives);
    if (all.lives >= limits.minimumSamples() && mean > limits.survivalFrames()) {
      add(
          Code.FA501,
          top(places, totals -> totals.lives),
          mean,
          limits.survivalFrames(),
          "frame data lives on for many frames: frames=%s, threshold=%s, values=%d"
              .formatted(number(mean), number(limits.survivalFrames()), all.lives),
          "it is long-lived: allocate it by poolBox at once");
    }
  }

  private void lookAtSurvival(Map<Place, Totals> places, Totals all) {
    double share = share(all.survived(), all.allocations);
    if (all.allocations >= limits.minimumSamples() && share > limits.survivalRate()) {
      add(
          Code.FA502,
          top(places, Totals::survived),
          share,
          limits.survivalRate(),
          "most frame allocations outlive their frame: share=%s, threshold=%s, allocations=%d"
              .formatted(percent(share), percent(limits.survivalRate()), all.allocations),
          "allocate by poolBox what outlives the frame");
    }
  }

  private void lookAtPromotions(Map<Place, Totals> places, Totals all, long frames) {
    double rate = share(all.promoted, frames);
    if (all.promoted >= limits.minimumSamples() && rate > limits.promotionRate()) {
      add(
          Code.FA520,
          top(places, totals -> totals.promoted),
          rate,
          limits.promotionRate(),
          "values are promoted all the time: perFrame=%s, threshold=%s, promoted=%d"
              .formatted(number(rate), number(limits.promotionRate()), all.promoted),
          "keep one poolBox and set it in each frame");
    }
  }

  private void lookAtHeap(Map<Place, Totals> places, Totals all, long frames) {
    double rate = share(all.heap, frames);
    if (all.heap >= limits.minimumSamples() && rate > limits.heapRate()) {
      add(
          Code.FA530,
          top(places, totals -> totals.heap),
          rate,
          limits.heapRate(),
          "heap memory allocated inside frames: perFrame=%s, threshold=%s, allocations=%d"
              .formatted(number(rate), number(limits.heapRate()), all.heap),
          "allocate it once outside the loop, or use frame memory");
    }
  }

  private static Place top(Map<Place, Totals> places, ToLongFunction<Totals> by) {
    return places.entrySet().stream()
        .max(
            Comparator.<Map.Entry<Place, Totals>>comparingLong(e -> by.applyAsLong(e.getValue()))
                .thenComparing(e -> e.getKey().site().toString(), Comparator.reverseOrder()))
        .orElseThrow()
        .getKey();
  }

  private void add(
      Code code, Place place, double observed, double threshold, String message, String hint) {
    issues.add(
        new BehaviorIssue(
            code.name(),
            code.severity(),
            tagOf(place),
            message,
            hint,
            place.site(),
            observed,
            threshold));
  }

  /** The tag of a place, or null. */
  static @Nullable String tagOf(Place place) {
    return place.tag().isEmpty() ? null : place.tag();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * share);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
