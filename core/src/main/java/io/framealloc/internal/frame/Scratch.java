package io.framealloc.internal.frame;

/**
 * Small arrays on the Java heap that the bulk work of one thread goes through.
 *
 * <p>The compiler cannot tell two ranges of native memory apart and so does not vectorize a loop
 * over two of them; it can tell an array from both. A kernel with two operands stages one of them
 * here, a chunk at a time. Contents are never kept from one call to the next.
 */
public final class Scratch {

  /** Elements of a chunk: 2 to 8 KiB, so that it stays in the first-level cache. */
  public static final int CHUNK = 1024;

  private int[] ints = {};
  private float[] floats = {};

  Scratch() {}

  /** A chunk of ints, with anything in it. */
  public int[] ints() {
    if (ints.length == 0) {
      ints = new int[CHUNK];
    }
    return ints;
  }

  /** A chunk of floats, with anything in it. */
  public float[] floats() {
    if (floats.length == 0) {
      floats = new float[CHUNK];
    }
    return floats;
  }
}
