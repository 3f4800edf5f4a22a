package io.framealloc;

import java.util.ConcurrentModificationException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part of a frame list, seen as a list; dead when the frame list is. */
final class FrameSubList<E extends @Nullable Object> extends CheckedList<E> {

  private final CheckedList<E> parent;
  private final int offset;
  private int size;

  FrameSubList(CheckedList<E> parent, int offset, int size) {
    this.parent = parent;
    this.offset = offset;
    this.size = size;
    this.modCount = parent.changes();
  }

  @Override
  void checkLife() {
    parent.checkLife();
  }

  @Override
  public int size() {
    checkLife();
    if (parent.changes() != modCount) {
      throw new ConcurrentModificationException();
    }
    return size;
  }

  @Override
  public E get(int index) {
    return parent.get(offset + checked(index));
  }

  @Override
  public E set(int index, E element) {
    return parent.set(offset + checked(index), element);
  }

  @Override
  public void add(int index, E element) {
    checkPosition(index, size());
    parent.add(offset + index, element);
    changedBy(1);
  }

  @Override
  public E remove(int index) {
    E removed = parent.remove(offset + checked(index));
    changedBy(-1);
    return removed;
  }

  @Override
  protected void removeRange(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    parent.removeRange(offset + from, offset + to);
    changedBy(from - to);
  }

  private void changedBy(int elements) {
    modCount = parent.changes();
    size += elements;
  }
}
