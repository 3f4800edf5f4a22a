package io.framealloc;

import io.framealloc.diagnostics.FrameExhaustedException;
import java.util.ConcurrentModificationException;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A growing hash map of value types in frame memory.
 *
 * <p>Keys and values lie one behind the other, in the order of insertion until something is
 * removed; beside them lie their hashes, and a table of positions that is probed linearly and never
 * more than three quarters full. A removal closes the gap in the table by shifting back, so there
 * are no tombstones and a lookup never gets slower with time. Keys are equal by {@code equals};
 * there are no null keys or values.
 *
 * <h2>Lifetime</h2>
 *
 * Until the frame, or the nested scope that it was made in, ends. Every method then throws {@link
 * io.framealloc.diagnostics.FrameEndedException}.
 *
 * <h2>Threads</h2>
 *
 * Confined to the thread of its frame: on another, every method throws {@link
 * WrongThreadException}.
 *
 * @param <K> the value type of the keys
 * @param <V> the value type of the values
 * @since 0.1
 */
public final class FrameMap<K, V> {

  private static final int LEAST_TABLE = 8;

  private final FrameVec<K> keys;
  private final FrameVec<V> values;
  private final FrameIntVec hashes;

  /* A power of two of entries: 0 where free, else a position in the other vectors plus 1. */
  private final FrameIntVec table;

  FrameMap(Frame frame, ValueType<K> keyType, ValueType<V> valueType, int expectedSize) {
    if (expectedSize < 0) {
      throw Errors.negative("expectedSize", expectedSize);
    }
    keys = frame.vec(keyType, expectedSize);
    values = frame.vec(valueType, expectedSize);
    hashes = frame.intVec(expectedSize);
    table = frame.intVec();
    if (expectedSize > 0) {
      table.resize(tableFor(expectedSize), 0);
    }
  }

  private static int tableFor(long entries) {
    long least = Math.max(LEAST_TABLE, entries + entries / 2);
    long size = Long.highestOneBit(least - 1) << 1;
    if (size > Integer.MAX_VALUE) {
      throw FrameExhaustedException.impossible("entries=" + entries);
    }
    return (int) size;
  }

  /**
   * Maps a key to a value.
   *
   * @param key the key
   * @param value its new value
   * @return the value it had, or null if it had none
   * @throws FrameExhaustedException if there is no room; nothing has changed then
   */
  public @Nullable V put(K key, V value) {
    int hash = hash(key);
    int at = find(key, hash);
    if (at >= 0) {
      V before = values.get(at);
      values.set(at, value);
      return before;
    }
    Objects.requireNonNull(value, "value");
    add(key, value, hash);
    return null;
  }

  private void add(K key, V value, int hash) {
    int size = keys.size();
    if (4L * (size + 1) > 3L * table.size()) {
      rebuild(tableFor(2L * (size + 1)));
    }
    try {
      keys.push(key);
      values.push(value);
      hashes.push(hash);
    } catch (RuntimeException refused) {
      keep(size);
      throw refused;
    }
    link(hash, size + 1);
  }

  /** Drops what was pushed beyond {@code size}. */
  private void keep(int size) {
    if (keys.size() > size) {
      keys.pop();
    }
    if (values.size() > size) {
      values.pop();
    }
  }

  private void rebuild(int tableSize) {
    table.resize(tableSize, 0);
    table.fill(0);
    for (int i = 0; i < hashes.size(); i++) {
      link(hashes.get(i), i + 1);
    }
  }

  private void link(int hash, int entry) {
    int mask = table.size() - 1;
    int slot = hash & mask;
    while (table.get(slot) != 0) {
      slot = (slot + 1) & mask;
    }
    table.set(slot, entry);
  }

  /**
   * Returns the value of a key.
   *
   * @param key the key
   * @return its value, or null if it has none
   */
  public @Nullable V get(K key) {
    int at = find(key, hash(key));
    return at < 0 ? null : values.get(at);
  }

  /**
   * Returns the value of a key, or another value.
   *
   * @param key the key
   * @param otherwise what to return if it has none
   * @return its value, or {@code otherwise}
   */
  public V getOrDefault(K key, V otherwise) {
    V value = get(key);
    return value == null ? otherwise : value;
  }

  /**
   * Returns whether a key has a value.
   *
   * @param key the key
   * @return true if it has
   */
  public boolean containsKey(K key) {
    return find(key, hash(key)) >= 0;
  }

  /**
   * Removes a key and its value.
   *
   * @param key the key
   * @return the value it had, or null if it had none
   */
  public @Nullable V remove(K key) {
    int hash = hash(key);
    int at = find(key, hash);
    if (at < 0) {
      return null;
    }
    V before = values.get(at);
    int last = keys.size();
    unlink(slotOf(hash, at + 1));
    if (at + 1 != last) {
      table.set(slotOf(hashes.get(last - 1), last), at + 1);
    }
    keys.swapRemove(at);
    values.swapRemove(at);
    hashes.swapRemove(at);
    return before;
  }

  private int slotOf(int hash, int entry) {
    int mask = table.size() - 1;
    int slot = hash & mask;
    while (table.get(slot) != entry) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Frees a slot, and moves back every entry behind it that may lie nearer to its home. */
  private void unlink(int slot) {
    int mask = table.size() - 1;
    int gap = slot;
    int next = (gap + 1) & mask;
    int entry = table.get(next);
    while (entry != 0) {
      int home = hashes.get(entry - 1) & mask;
      if (((next - home) & mask) >= ((next - gap) & mask)) {
        table.set(gap, entry);
        gap = next;
      }
      next = (next + 1) & mask;
      entry = table.get(next);
    }
    table.set(gap, 0);
  }

  /** The position of a key, or -1. */
  private int find(K key, int hash) {
    if (keys.size() == 0) {
      return -1;
    }
    int mask = table.size() - 1;
    int slot = hash & mask;
    for (int entry = table.get(slot); entry != 0; entry = table.get(slot)) {
      if (hashes.get(entry - 1) == hash && keys.get(entry - 1).equals(key)) {
        return entry - 1;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /* Spreads the upper bits down, since the table takes the lower ones. */
  private static int hash(Object key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 16);
  }

  /**
   * Returns the number of keys.
   *
   * @return 0 or more
   */
  public int size() {
    return keys.size();
  }

  /**
   * Returns whether there is no key.
   *
   * @return true if {@code size() == 0}
   */
  public boolean isEmpty() {
    return keys.size() == 0;
  }

  /** Removes all keys and values; the memory is kept for new ones. */
  public void clear() {
    keys.clear();
    values.clear();
    hashes.clear();
    table.fill(0);
  }

  /**
   * Passes every key and its value to an action.
   *
   * @param action what to do; it may replace values, but neither add nor remove keys
   * @throws ConcurrentModificationException if the action adds or removes keys
   */
  public void forEach(BiConsumer<? super K, ? super V> action) {
    int size = keys.size();
    for (int i = 0; i < size; i++) {
      action.accept(keys.get(i), values.get(i));
      if (keys.size() != size) {
        throw new ConcurrentModificationException(
            "keys were added or removed while the map was walked");
      }
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    forEach(
        (key, value) ->
            text.append(text.length() == 1 ? "" : ", ").append(key).append('=').append(value));
    return text.append('}').toString();
  }
}
