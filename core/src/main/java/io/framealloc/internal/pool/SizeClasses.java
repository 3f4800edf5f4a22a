package io.framealloc.internal.pool;

import java.util.Arrays;

/** The slot sizes of a pool, ascending; a request gets the smallest that holds it. */
public final class SizeClasses {

  /** The smallest and the largest slot that may be configured, and what every size divides by. */
  public static final int SMALLEST = 8;

  /** The largest slot that may be configured. */
  public static final int LARGEST = 32 << 10;

  private static final int GRAIN_BITS = 3;

  private final int[] sizes;
  private final byte[] byGrain;

  /**
   * Makes the classes.
   *
   * @param sizes in bytes, strictly ascending multiples of 8 from 8 to 32 KiB, at most 64 of them
   */
  public SizeClasses(int... sizes) {
    this.sizes = sizes.clone();
    byGrain = new byte[grain(largest()) + 1];
    int index = 0;
    for (int grain = 0; grain < byGrain.length; grain++) {
      if (grain << GRAIN_BITS > sizes[index]) {
        index++;
      }
      byGrain[grain] = (byte) index;
    }
  }

  /** How many classes there are. */
  public int count() {
    return sizes.length;
  }

  /** The slot size of a class in bytes. */
  public int size(int index) {
    return sizes[index];
  }

  /** The slot size of the largest class in bytes. */
  public int largest() {
    return sizes[sizes.length - 1];
  }

  /** The class for {@code bytes}, from 0 to {@link #largest}. */
  public int indexOf(long bytes) {
    return byGrain[grain(bytes)];
  }

  private static int grain(long bytes) {
    return (int) (bytes + (1 << GRAIN_BITS) - 1) >>> GRAIN_BITS;
  }

  /** The class for every number of bytes: index by a rounded-up eighth. */
  byte[] table() {
    return byGrain.clone();
  }

  /** The class for {@code bytes} at a multiple of {@code alignment}, or -1 if there is none. */
  public int indexOf(long bytes, long alignment) {
    for (int index = indexOf(bytes); index < sizes.length; index++) {
      if (alignment(index) >= alignment) {
        return index;
      }
    }
    return -1;
  }

  /** What every slot of a class is aligned to: the largest power of two that divides its size. */
  long alignment(int index) {
    return Math.min(Integer.lowestOneBit(sizes[index]), SharedMemory.ALIGNMENT);
  }

  @Override
  public String toString() {
    return Arrays.toString(sizes);
  }
}
