package io.framealloc.demo.scene;

/** Numbers that look random and are a function of their arguments. */
final class Hash {

  private Hash() {}

  /** A number in [0, 1) for the given seed, item and use. */
  static float unit(long seed, int item, int use) {
    long bits = mix(mix(seed + 0x9E3779B97F4A7C15L * item) + use);
    return (bits >>> 40) * 0x1p-24f;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
