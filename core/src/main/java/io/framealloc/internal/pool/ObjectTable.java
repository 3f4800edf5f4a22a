package io.framealloc.internal.pool;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one pool, by identity. Objects in use are held weakly, so that one which is
 * forgotten can be collected; finding and changing an entry makes no garbage. The caller holds a
 * lock.
 *
 * @param <T> the objects
 */
public final class ObjectTable<T> {

  /** What the pool knows of one object. */
  public static final class Entry<T> extends WeakReference<T> {

    /** The object while it is idle, else null. */
    public @Nullable T idle;

    /** The next idle object, or null. */
    public @Nullable Entry<T> nextIdle;

    /** Whether the object is in use. */
    public boolean live = true;

    private final int hash;
    private @Nullable Entry<T> next;

    private Entry(T object, ReferenceQueue<T> queue, int hash) {
      super(object, queue);
      this.hash = hash;
    }
  }

  private final ReferenceQueue<T> collected = new ReferenceQueue<>();
  private @Nullable Entry<T>[] chains = chains(16);
  private int size;

  /** Makes an empty table. */
  public ObjectTable() {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static <T> @Nullable Entry<T>[] chains(int length) {
    return new Entry[length];
  }

  /** The entry of {@code object}, or null. */
  public @Nullable Entry<T> find(T object) {
    int hash = System.identityHashCode(object);
    Entry<T> entry = chains[hash & (chains.length - 1)];
    while (entry != null && !entry.refersTo(object)) {
      entry = entry.next;
    }
    return entry;
  }

  /** Adds a live object that is not in the table. */
  public void add(T object) {
    if (size == chains.length) {
      grow();
    }
    insert(new Entry<>(object, collected, System.identityHashCode(object)));
    size++;
  }

  private void insert(Entry<T> entry) {
    int at = entry.hash & (chains.length - 1);
    entry.next = chains[at];
    chains[at] = entry;
  }

  private void grow() {
    @Nullable Entry<T>[] before = chains;
    chains = chains(2 * before.length);
    for (Entry<T> head : before) {
      Entry<T> entry = head;
      while (entry != null) {
        Entry<T> following = entry.next;
        insert(entry);
        entry = following;
      }
    }
  }

  /** Removes an entry. */
  public void remove(Entry<?> removed) {
    int at = removed.hash & (chains.length - 1);
    Entry<T> before = null;
    Entry<T> entry = chains[at];
    while (entry != null && entry != removed) {
      before = entry;
      entry = entry.next;
    }
    if (entry == null) {
      return;
    }
    if (before == null) {
      chains[at] = entry.next;
    } else {
      before.next = entry.next;
    }
    size--;
  }

  /** Removes the entries of objects that were collected, and tells how many. */
  public int expunge() {
    int count = 0;
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      remove((Entry<?>) gone);
      count++;
    }
    return count;
  }

  /** Removes all entries. */
  public void clear() {
    Arrays.fill(chains, null);
    size = 0;
  }
}
