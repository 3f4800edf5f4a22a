package io.framealloc.internal.frame;

/**
 * Arrays on the Java heap that the bulk work of one thread goes through.
 *
 * <p>The compiler cannot tell two ranges of native memory apart and so does not vectorize a loop
 * over two of them; it can tell an array from both. A kernel with two operands stages one of them
 * here, a chunk at a time. Contents are never kept from one call to the next.
 */
public final class Scratch {

  /** Elements of a chunk, which stays in the first-level cache. */
  public static final int CHUNK = 1024;

  /** Longer arrays, which only sorting asks for, are not kept. */
  private static final int LONGEST_KEPT = 1 << 18;

  private byte[] bytes = {};
  private short[] shorts = {};
  private int[] ints = {};
  private long[] longs = {};
  private float[] floats = {};
  private double[] doubles = {};

  Scratch() {}

  private static int lengthFor(int length) {
    return Math.max(CHUNK, length + (length >> 1));
  }

  /** At least {@code length} bytes, with anything in them. */
  public byte[] bytes(int length) {
    if (length > LONGEST_KEPT) {
      return new byte[length];
    }
    if (length > bytes.length) {
      bytes = new byte[lengthFor(length)];
    }
    return bytes;
  }

  /** At least {@code length} shorts, with anything in them. */
  public short[] shorts(int length) {
    if (length > LONGEST_KEPT) {
      return new short[length];
    }
    if (length > shorts.length) {
      shorts = new short[lengthFor(length)];
    }
    return shorts;
  }

  /** At least {@code length} ints, with anything in them. */
  public int[] ints(int length) {
    if (length > LONGEST_KEPT) {
      return new int[length];
    }
    if (length > ints.length) {
      ints = new int[lengthFor(length)];
    }
    return ints;
  }

  /** At least {@code length} longs, with anything in them. */
  public long[] longs(int length) {
    if (length > LONGEST_KEPT) {
      return new long[length];
    }
    if (length > longs.length) {
      longs = new long[lengthFor(length)];
    }
    return longs;
  }

  /** At least {@code length} floats, with anything in them. */
  public float[] floats(int length) {
    if (length > LONGEST_KEPT) {
      return new float[length];
    }
    if (length > floats.length) {
      floats = new float[lengthFor(length)];
    }
    return floats;
  }

  /** At least {@code length} doubles, with anything in them. */
  public double[] doubles(int length) {
    if (length > LONGEST_KEPT) {
      return new double[length];
    }
    if (length > doubles.length) {
      doubles = new double[lengthFor(length)];
    }
    return doubles;
  }
}
