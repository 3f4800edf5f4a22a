package io.framealloc.internal.frame;

import io.framealloc.diagnostics.FrameExhaustedException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The references of one list, in an array that its thread recycles.
 *
 * <p>It belongs to the region in which the list was made. When that ends, the list is dead; the
 * references are cleared, and array and storage wait for the next list.
 */
public final class ListStorage extends Cleanup {

  private final StoragePool pool;

  /** The references from 0 to {@code size - 1}; null behind. */
  public @Nullable Object[] items = StoragePool.NONE;

  /** How many there are. */
  public int size;

  ListStorage(StoragePool pool) {
    this.pool = pool;
  }

  /** Makes room for {@code needed} references. */
  public void ensure(long needed) {
    if (needed > items.length) {
      grow(needed);
    }
  }

  private void grow(long needed) {
    if (needed > StoragePool.LARGEST) {
      throw FrameExhaustedException.impossible(
          "elements=" + needed + ", limit=" + StoragePool.LARGEST);
    }
    @Nullable Object[] larger = pool.takeArray((int) needed);
    System.arraycopy(items, 0, larger, 0, size);
    giveArrayBack();
    items = larger;
  }

  /** Lets go of the references behind the first {@code newSize}. */
  public void truncate(int newSize) {
    Arrays.fill(items, newSize, size, null);
    size = newSize;
  }

  private void giveArrayBack() {
    Arrays.fill(items, 0, size, null);
    pool.giveArray(items);
  }

  @Override
  protected void regionEnded() {
    giveArrayBack();
    items = StoragePool.NONE;
    size = 0;
    pool.giveStorage(this);
  }
}
