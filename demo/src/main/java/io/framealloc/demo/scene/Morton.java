package io.framealloc.demo.scene;

/** Morton codes: 10 bits per axis interleaved, so that near codes are near in space. */
public final class Morton {

  /** The bits that one radix-sort pass looks at. */
  public static final int DIGIT_BITS = 10;

  /** The number of values of one digit. */
  public static final int DIGITS = 1 << DIGIT_BITS;

  /** The number of bits of a code. */
  public static final int BITS = 3 * DIGIT_BITS;

  private Morton() {}

  /** The code of a point whose coordinates are scaled to 0 ... 1023. */
  public static int code(float x, float y, float z) {
    return spread((int) x) | (spread((int) y) << 1) | (spread((int) z) << 2);
  }

  /** The factor that scales an extent to 0 ... 1023. */
  public static float scale(float extent) {
    return extent > 0 ? (DIGITS - 1) / extent : 0f;
  }

  private static int spread(int v) {
    int a = (v | (v << 16)) & 0x030000FF;
    int b = (a | (a << 8)) & 0x0300F00F;
    int c = (b | (b << 4)) & 0x030C30C3;
    return (c | (c << 2)) & 0x09249249;
  }
}
