package io.framealloc;

import io.framealloc.internal.text.ByteSizes;

/**
 * Sizes in bytes, 1024-based.
 *
 * @since 0.1
 */
public final class Bytes {

  private Bytes() {}

  /**
   * Returns {@code count} kilobytes.
   *
   * @param count how many
   * @return bytes
   * @throws ArithmeticException if the result does not fit a long
   */
  public static long kilobytes(long count) {
    return Math.multiplyExact(count, 1L << 10);
  }

  /**
   * Returns {@code count} megabytes.
   *
   * @param count how many
   * @return bytes
   * @throws ArithmeticException if the result does not fit a long
   */
  public static long megabytes(long count) {
    return Math.multiplyExact(count, 1L << 20);
  }

  /**
   * Returns {@code count} gigabytes.
   *
   * @param count how many
   * @return bytes
   * @throws ArithmeticException if the result does not fit a long
   */
  public static long gigabytes(long count) {
    return Math.multiplyExact(count, 1L << 30);
  }

  /**
   * Returns a size as people read it: {@code 512 B}, {@code 4.0 KiB}, {@code 1.5 MiB}.
   *
   * @param bytes the size
   * @return the text
   */
  public static String format(long bytes) {
    return ByteSizes.format(bytes);
  }
}
