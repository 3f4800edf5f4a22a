package io.framealloc.demo.run;

import java.util.Arrays;

/** One number per measured frame. */
public final class Series {

  private final long[] values;

  Series(int frames) {
    values = new long[frames];
  }

  /** A series of these values. */
  public static Series of(long... values) {
    Series series = new Series(values.length);
    System.arraycopy(values, 0, series.values, 0, values.length);
    return series;
  }

  void set(int frame, long value) {
    values[frame - 1] = value;
  }

  /** The number of frames. */
  public int size() {
    return values.length;
  }

  /** The value of a frame, counted from 1. */
  public long get(int frame) {
    return values[frame - 1];
  }

  /** The smallest value that at least so many of 1000 values do not exceed. */
  public long percentile(int perMille) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    long rank = Math.ceilDiv((long) perMille * sorted.length, 1000L);
    return sorted[(int) Math.max(rank - 1, 0)];
  }

  /** The largest value. */
  public long max() {
    return percentile(1000);
  }

  /** The sum of all values. */
  public long sum() {
    return Arrays.stream(values).sum();
  }

  /** The mean of all values. */
  public double mean() {
    return (double) sum() / values.length;
  }
}
