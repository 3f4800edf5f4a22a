package io.framealloc.internal.account;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many frames used how much: a histogram with four buckets for each power of two, so that a
 * bucket is at most a quarter wider than its lower bound.
 */
public final class UsageCounts {

  private static final int SUB_BITS = 2;
  private static final int SUB = 1 << SUB_BITS;

  /** How many buckets there are. */
  public static final int BUCKETS = (Long.SIZE - SUB_BITS) * SUB;

  private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

  void add(long bytes) {
    counts.getAndIncrement(bucketOf(bytes));
  }

  void reset() {
    for (int i = 0; i < BUCKETS; i++) {
      counts.set(i, 0);
    }
  }

  /** How many frames are in a bucket. */
  public long count(int bucket) {
    return counts.get(bucket);
  }

  static int bucketOf(long bytes) {
    if (bytes < SUB) {
      return (int) bytes;
    }
    int shift = Long.SIZE - 1 - SUB_BITS - Long.numberOfLeadingZeros(bytes);
    return (shift << SUB_BITS) + (int) (bytes >>> shift);
  }

  /** The least bytes that belong to a bucket. */
  public static long from(int bucket) {
    if (bucket < 2 * SUB) {
      return bucket;
    }
    int shift = (bucket >>> SUB_BITS) - 1;
    return (long) (SUB + (bucket & (SUB - 1))) << shift;
  }
}
