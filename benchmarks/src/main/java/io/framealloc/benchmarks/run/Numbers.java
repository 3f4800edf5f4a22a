package io.framealloc.benchmarks.run;

import java.util.Locale;

/** How figures are printed. */
final class Numbers {

  private Numbers() {}

  /** A time: three or more digits. */
  static String nanos(double nanos) {
    if (nanos >= 100) {
      return String.format(Locale.ROOT, "%,.0f", nanos);
    }
    return String.format(Locale.ROOT, nanos >= 10 ? "%.1f" : "%.2f", nanos);
  }

  static String bytes(double bytes) {
    return String.format(Locale.ROOT, "%,.0f", bytes);
  }

  static String ratio(double ratio) {
    return String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : "%.2f", ratio);
  }
}
