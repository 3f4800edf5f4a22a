package io.framealloc.demo.scene;

/** A 64-bit checksum of a sequence of floats, sensitive to every bit and to their order. */
public final class Checksum {

  /** The checksum of the empty sequence. */
  public static final long EMPTY = 0x6A09E667F3BCC909L;

  private Checksum() {}

  /** The checksum after one more value. */
  public static long add(long checksum, float value) {
    return Long.rotateLeft((checksum ^ Float.floatToRawIntBits(value)) * 0x9E3779B97F4A7C15L, 29);
  }

  /** The checksum of a picture. */
  public static long of(int[] pixels) {
    long checksum = EMPTY;
    for (int pixel : pixels) {
      checksum = Long.rotateLeft((checksum ^ pixel) * 0x9E3779B97F4A7C15L, 29);
    }
    return checksum;
  }
}
