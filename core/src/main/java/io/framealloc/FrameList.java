package io.framealloc;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.internal.frame.ListStorage;
import io.framealloc.internal.frame.ThreadArena;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list of references to heap objects whose storage is recycled by its thread.
 *
 * <p>Where the loop repeats itself, a list costs one small object on the heap, however many
 * elements it holds. Everything else is as with {@link java.util.ArrayList}: null is allowed, and
 * an iterator notices a change that it did not make.
 *
 * <h2>Lifetime</h2>
 *
 * Until the frame, or the nested scope that it was made in, ends. The references are let go then,
 * and every use, of iterators, sublists and streams too, throws {@link
 * io.framealloc.diagnostics.FrameEndedException}.
 *
 * <h2>Threads</h2>
 *
 * Confined to the thread of its frame: every use on another throws {@link WrongThreadException}.
 *
 * @param <E> the type of the elements
 * @since 0.1
 */
@FrameScoped
public final class FrameList<E extends @Nullable Object> extends CheckedList<E> {

  private final Life life;
  private final ListStorage storage;

  FrameList(FrameReferences frame) {
    ThreadArena arena = frame.arena();
    this.life = frame.innermost(arena);
    this.storage = arena.arrays.listStorage();
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // only elements of this list are in it
  private E item(int index) {
    return (E) storage.items[index];
  }

  @Override
  void checkLife() {
    life.check();
  }

  @Override
  public int size() {
    life.check();
    return storage.size;
  }

  @Override
  public E get(int index) {
    return item(checked(index));
  }

  @Override
  public E set(int index, E element) {
    E before = item(checked(index));
    storage.items[index] = element;
    return before;
  }

  /**
   * Appends an element.
   *
   * @return true
   */
  @Override
  public boolean add(E element) {
    int last = size();
    storage.ensure(last + 1L);
    storage.items[last] = element;
    storage.size = last + 1;
    modCount++;
    return true;
  }

  @Override
  public void add(int index, E element) {
    int n = size();
    checkPosition(index, n);
    storage.ensure(n + 1L);
    System.arraycopy(storage.items, index, storage.items, index + 1, n - index);
    storage.items[index] = element;
    storage.size = n + 1;
    modCount++;
  }

  @Override
  public boolean addAll(Collection<? extends E> elements) {
    if (elements instanceof FrameList<?> other) {
      int length = other.size();
      makeRoom(length);
      append(other.storage.items, length);
      return length > 0;
    }
    @Nullable Object[] array = elements.toArray();
    makeRoom(array.length);
    append(array, array.length);
    return array.length > 0;
  }

  private void makeRoom(int more) {
    storage.ensure((long) size() + more);
  }

  private void append(@Nullable Object[] added, int length) {
    System.arraycopy(added, 0, storage.items, storage.size, length);
    storage.size += length;
    modCount++;
  }

  @Override
  public E remove(int index) {
    E removed = get(index);
    removeRange(index, index + 1);
    return removed;
  }

  @Override
  protected void removeRange(int from, int to) {
    int n = size();
    Objects.checkFromToIndex(from, to, n);
    System.arraycopy(storage.items, to, storage.items, from, n - to);
    storage.truncate(n - (to - from));
    modCount++;
  }

  /** Tests every element first: the list is unchanged if the filter throws. */
  @Override
  public boolean removeIf(Predicate<? super E> filter) {
    int n = size();
    int expected = modCount;
    BitSet dropped = new BitSet(n);
    for (int i = 0; i < n; i++) {
      if (filter.test(get(i))) {
        dropped.set(i);
      }
      if (modCount != expected) {
        throw new ConcurrentModificationException();
      }
    }
    return drop(dropped);
  }

  private boolean drop(BitSet dropped) {
    int n = size();
    int kept = 0;
    for (int i = 0; i < n; i++) {
      if (!dropped.get(i)) {
        storage.items[kept++] = storage.items[i];
      }
    }
    storage.truncate(kept);
    modCount++;
    return kept < n;
  }

  @Override
  @SuppressWarnings("NullAway") // declared without nulls, which it has wherever E allows them
  public Object[] toArray() {
    int n = size();
    return Arrays.copyOf(storage.items, n, Object[].class);
  }
}
