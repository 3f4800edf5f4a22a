package io.framealloc.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark of ours has to reach.
 *
 * @param what it is about
 * @param ours the benchmark
 * @param peer what it is compared with, or null
 * @param ratio the largest time of ours divided by the peer's, or infinite
 * @param nanos the largest time per invocation, or infinite
 * @param more the largest time of ours beyond the peer's in nanoseconds, or infinite
 * @param bytes the most bytes per invocation, or infinite
 */
record Bar(
    String what,
    Work ours,
    @Nullable Work peer,
    double ratio,
    double nanos,
    double more,
    double bytes) {

  private static final double NONE = Double.POSITIVE_INFINITY;

  /** What the other threads of the JVM may allocate during an invocation. */
  private static final double NOISE = 1;

  static Bar ratio(String what, Work ours, Work peer, double ratio) {
    return new Bar(what, ours, peer, ratio, NONE, NONE, NONE);
  }

  static Bar absolute(String what, Work ours, double nanos, double bytes) {
    return new Bar(what, ours, null, NONE, nanos, NONE, bytes);
  }

  static Bar more(String what, Work ours, Work peer, double more) {
    return new Bar(what, ours, peer, NONE, NONE, more, NONE);
  }

  Bar bytes(double most) {
    return new Bar(what, ours, peer, ratio, nanos, more, most);
  }

  /** A bar with what was measured. */
  record Outcome(Bar bar, Figure ours, @Nullable Figure peer) {

    /** Our time divided by the peer's, or NaN without a peer. */
    double ratio() {
      return peer == null ? Double.NaN : ours.nanos() / peer.nanos();
    }

    boolean isReached() {
      return (peer == null || ratio() <= bar.ratio)
          && (peer == null || ours.nanos() - peer.nanos() <= bar.more)
          && ours.nanos() <= bar.nanos
          && ours.bytes() <= bar.bytes + NOISE;
    }
  }

  /** The outcome, or null if the benchmarks were not run. */
  @Nullable Outcome outcome(Results results) {
    Figure figure = results.of(ours);
    Figure other = peer == null ? null : results.of(peer);
    boolean isComplete = figure != null && (peer == null || other != null);
    return isComplete ? new Outcome(this, figure, other) : null;
  }

  /** What has to be measured. */
  List<Work> works() {
    return peer == null ? List.of(ours) : List.of(ours, peer);
  }

  /** In the form {@code ratio <= 1.00, <= 16 B}. */
  String text() {
    List<String> parts = new ArrayList<>();
    if (more != NONE) {
      parts.add("at most " + Numbers.nanos(more) + " ns more");
    }
    if (ratio != NONE) {
      parts.add("ratio <= " + Numbers.ratio(ratio));
    }
    if (nanos != NONE) {
      parts.add("<= " + Numbers.nanos(nanos) + " ns");
    }
    if (bytes != NONE) {
      parts.add("<= " + Numbers.bytes(bytes) + " B");
    }
    return String.join(", ", parts);
  }
}
