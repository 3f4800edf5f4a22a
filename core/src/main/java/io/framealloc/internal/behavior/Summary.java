package io.framealloc.internal.behavior;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The figures of several lanes. */
final class Summary {

  /** A tag's frames: those of the threads that took part. */
  static final class Rates {
    long heapFrames;
    long promotionFrames;
  }

  final Map<Place, Totals> places = new HashMap<>();
  final Map<String, Rates> rates = new HashMap<>();
  long frames;

  /** Adds a lane with so many frames, in which {@code now} is the number of the current one. */
  void add(Map<Place, Totals> lane, long laneFrames, long now) {
    Set<String> withHeap = new HashSet<>();
    Set<String> withPromotions = new HashSet<>();
    lane.forEach(
        (place, totals) -> {
          places.computeIfAbsent(place, any -> new Totals()).add(totals, now);
          if (totals.heap > 0 && withHeap.add(place.tag())) {
            ratesOf(place.tag()).heapFrames += laneFrames;
          }
          if (totals.promoted > 0 && withPromotions.add(place.tag())) {
            ratesOf(place.tag()).promotionFrames += laneFrames;
          }
        });
    frames += laneFrames;
  }

  /** Adds what was added up before. */
  void add(Summary other) {
    other.places.forEach(
        (place, totals) -> places.computeIfAbsent(place, any -> new Totals()).add(totals, 0));
    other.rates.forEach(
        (tag, more) -> {
          Rates sum = ratesOf(tag);
          sum.heapFrames += more.heapFrames;
          sum.promotionFrames += more.promotionFrames;
        });
    frames += other.frames;
  }

  Rates ratesOf(String tag) {
    return rates.computeIfAbsent(tag, any -> new Rates());
  }
}
