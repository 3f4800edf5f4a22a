package io.framealloc;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/** A list whose every use first checks that it is alive and on its thread. */
abstract sealed class CheckedList<E extends @Nullable Object> extends AbstractList<E>
    implements RandomAccess permits FrameList, FrameSubList {

  CheckedList() {}

  /** Refuses a dead or foreign use; so does {@link #size}. */
  abstract void checkLife();

  /** The number of structural changes, for views of this list. */
  final int changes() {
    return modCount;
  }

  /** Removes the elements from {@code from} up to, not including, {@code to}. */
  @Override
  protected abstract void removeRange(int from, int to);

  final int checked(int index) {
    return Objects.checkIndex(index, size());
  }

  static void checkPosition(int index, int size) {
    if (index < 0 || index > size) {
      throw new IndexOutOfBoundsException("Index " + index + " out of bounds for length " + size);
    }
  }

  @Override
  public Iterator<E> iterator() {
    checkLife();
    return super.iterator();
  }

  @Override
  public Spliterator<E> spliterator() {
    checkLife();
    return super.spliterator();
  }

  @Override
  public List<E> subList(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return new FrameSubList<>(this, from, to - from);
  }

  @Override
  public void clear() {
    removeRange(0, size());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    checkLife();
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
