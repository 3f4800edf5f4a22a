package io.framealloc.internal.text;

import java.util.Locale;

/** Sizes in bytes as people read them. */
public final class ByteSizes {

  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private ByteSizes() {}

  /** Returns {@code 512 B}, {@code 4.0 KiB}, {@code 1.5 MiB}: 1024-based, one decimal. */
  public static String format(long bytes) {
    if (bytes > -1024 && bytes < 1024) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (Math.abs(value) >= 1023.95 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }
}
