package io.framealloc.internal.memory;

/**
 * How much was lent at most, lately; guarded by the lock of the cache.
 *
 * <p>The mark is the peak of the last window of returns, or what 1/8 off leaves of the mark before
 * if that is more. A window is long enough for all that was lent at its peak to come back twice, so
 * that waves of threads do not count as decline.
 */
final class HighWaterMark {

  private static final int SHORTEST_WINDOW = 1024;

  private long mark;
  private long peak;
  private int peakCount;
  private int returns;

  /** The mark in bytes. */
  long bytes() {
    return mark;
  }

  /** More was lent: now {@code bytes} in {@code count} blocks. */
  void lent(long bytes, int count) {
    if (bytes > peak) {
      peak = bytes;
      peakCount = count;
      mark = Math.max(mark, bytes);
    }
  }

  /** A block came back; {@code bytes} in {@code count} blocks are still lent. */
  void returned(long bytes, int count) {
    pass(1, bytes, count);
  }

  /**
   * A holder has kept one of {@code count} blocks for long: a window is over when each has said so
   * twice.
   */
  void held(long bytes, int count) {
    pass(Math.max(1, window() / (2 * Math.max(1, count))), bytes, count);
  }

  private void pass(int returned, long bytes, int count) {
    returns += returned;
    if (returns >= window()) {
      mark = Math.max(peak, mark - (mark >> 3));
      startWindow(bytes, count);
    }
  }

  private int window() {
    return Math.max(SHORTEST_WINDOW, 2 * peakCount);
  }

  /** Forgets what was. */
  void forget(long bytes, int count) {
    mark = bytes;
    startWindow(bytes, count);
  }

  private void startWindow(long bytes, int count) {
    peak = bytes;
    peakCount = count;
    returns = 0;
  }
}
