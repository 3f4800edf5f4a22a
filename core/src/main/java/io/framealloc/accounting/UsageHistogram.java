package io.framealloc.accounting;

import java.util.List;

/**
 * How many frames used how much memory at their peak.
 *
 * @param count how many frames
 * @param buckets the ranges that hold at least one frame, ascending
 * @since 0.1
 */
public record UsageHistogram(long count, List<Bucket> buckets) {

  /** Copies the buckets. */
  public UsageHistogram {
    buckets = List.copyOf(buckets);
  }

  /**
   * Frames that used about as much.
   *
   * @param from the least bytes
   * @param to the most bytes; at most a quarter above {@code from}
   * @param count how many frames
   */
  public record Bucket(long from, long to, long count) {}

  /**
   * Returns what so many percent of the frames did not exceed.
   *
   * @param percent above 0 and at most 100
   * @return bytes, at most a quarter too high; 0 if there was no frame
   * @throws IllegalArgumentException if {@code percent} is out of range
   */
  public long percentile(double percent) {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          "percentile out of range: percent=" + percent + ", min=0 (exclusive), max=100");
    }
    long rank = (long) Math.ceil(percent / 100 * count);
    long seen = 0;
    for (Bucket bucket : buckets) {
      seen += bucket.count();
      if (seen >= rank) {
        return bucket.to();
      }
    }
    return 0;
  }
}
