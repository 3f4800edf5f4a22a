package io.framealloc.cli.report;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What happened one after the other.
 *
 * @param axis what x is
 * @param times milliseconds per frame
 * @param bytes memory, in bytes
 * @param marks moments that get a tick on the edge; their y says nothing
 */
record Timeline(String axis, List<Lane> times, List<Lane> bytes, List<Lane> marks) {

  Timeline {
    times = List.copyOf(times);
    bytes = List.copyOf(bytes);
    marks = marks.stream().filter(lane -> lane.size() > 0).toList();
  }

  /** All values of some lanes, the least first. */
  static double[] sorted(List<Lane> lanes) {
    return lanes.stream()
        .flatMapToDouble(lane -> DoubleStream.of(lane.values()))
        .sorted()
        .toArray();
  }

  /** The value below or at which so many of a hundred lie; 0 if there is none. */
  static double percentile(double[] sorted, double percent) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }
}
