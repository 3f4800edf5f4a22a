package io.framealloc.internal.frame;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the lists of one thread use again: storages, and arrays by power of two.
 *
 * <p>What lay idle through a whole interval between two calls of {@link #trim} is dropped, so the
 * pool follows what is used. Only the owner's thread comes here.
 */
final class StoragePool {

  /** The array of a list that has never held anything. */
  static final @Nullable Object[] NONE = {};

  /** The longest array. */
  static final int LARGEST = 1 << 30;

  private static final int SMALLEST_BITS = 4;
  private static final int LARGEST_BITS = 30;

  /** Idle objects of one kind. */
  private static final class Shelf {

    private @Nullable Object[] idle = new Object[4];
    private int count;
    private int least;

    @Nullable Object take() {
      if (count == 0) {
        return null;
      }
      int last = --count;
      least = Math.min(least, last);
      Object taken = idle[last];
      idle[last] = null;
      return taken;
    }

    void put(Object object) {
      if (count == idle.length) {
        idle = Arrays.copyOf(idle, 2 * count);
      }
      idle[count++] = object;
    }

    /** Drops as many as were never taken since the last time. */
    void trim() {
      Arrays.fill(idle, count - least, count, null);
      count -= least;
      least = count;
    }
  }

  private final Shelf storages = new Shelf();
  private final @Nullable Shelf[] arrays = new Shelf[LARGEST_BITS + 1];

  private Shelf shelf(int bits) {
    Shelf shelf = arrays[bits];
    if (shelf == null) {
      shelf = new Shelf();
      arrays[bits] = shelf;
    }
    return shelf;
  }

  /** A storage without an array. */
  ListStorage takeStorage() {
    ListStorage idle = (ListStorage) storages.take();
    return idle != null ? idle : new ListStorage(this);
  }

  void giveStorage(ListStorage storage) {
    storages.put(storage);
  }

  /** An array of at least {@code length} nulls. */
  @Nullable Object[] takeArray(int length) {
    int bits = Math.max(SMALLEST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(length - 1));
    @Nullable Object[] idle = (@Nullable Object[]) shelf(bits).take();
    return idle != null ? idle : new Object[1 << bits];
  }

  /** Keeps an array that holds only nulls. */
  void giveArray(@Nullable Object[] nulls) {
    if (nulls.length > 0) {
      shelf(Integer.numberOfTrailingZeros(nulls.length)).put(nulls);
    }
  }

  void trim() {
    storages.trim();
    for (Shelf shelf : arrays) {
      if (shelf != null) {
        shelf.trim();
      }
    }
  }
}
