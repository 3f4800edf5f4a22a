package io.framealloc.demo.scene;

/** A direction in 30 bits. */
public final class PackedNormal {

  private static final float ONE = 511f;

  private PackedNormal() {}

  /** Packs a vector whose components are within -1 ... 1. */
  public static int pack(float x, float y, float z) {
    return (bits(x) << 20) | (bits(y) << 10) | bits(z);
  }

  /** The x component of a packed direction. */
  public static float x(int packed) {
    return ((packed >>> 20) - 512) / ONE;
  }

  /** The y component of a packed direction. */
  public static float y(int packed) {
    return (((packed >>> 10) & 1023) - 512) / ONE;
  }

  /** The z component of a packed direction. */
  public static float z(int packed) {
    return ((packed & 1023) - 512) / ONE;
  }

  private static int bits(float value) {
    return (int) (value * ONE + 512.5f) & 1023;
  }
}
