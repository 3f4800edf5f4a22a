package io.framealloc;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.diagnostics.FrameExhaustedException;
import java.util.ConcurrentModificationException;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A growing hash map of value types in frame memory.
 *
 * <p>Keys and values lie one behind the other, in the order of insertion until something is
 * removed; beside them lie their hashes, and a table of hashes and positions that is probed
 * linearly and never more than three quarters full. A removal closes the gap in the table by
 * shifting back, so there are no tombstones and a lookup never gets slower with time. Keys are
 * equal by {@code equals}; there are no null keys or values. A record that holds an array equals no
 * other by default, so it is a key only if it overrides {@code equals} and {@code hashCode}.
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
@FrameScoped
public final class FrameMap<K, V> {

  private static final int LEAST_TABLE = 8;

  private final FrameVec<K> keys;
  private final FrameVec<V> values;
  private final FrameIntVec hashes;

  /* A power of two of entries: 0 where free, else the hash above a position, counted from 1. */
  private final FrameLongVec table;

  FrameMap(Frame frame, ValueType<K> keyType, ValueType<V> valueType, int expectedSize) {
    if (expectedSize < 0) {
      throw Errors.negative("expectedSize", expectedSize);
    }
    keys = frame.vec(keyType, expectedSize);
    values = frame.vec(valueType, expectedSize);
    hashes = frame.intVec(expectedSize);
    table = frame.longVec();
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
    int slot = find(key, hash);
    if (slot >= 0) {
      int at = at(slot);
      V before = values.get(at);
      values.set(at, value);
      return before;
    }
    Objects.requireNonNull(value, "value");
    add(key, value, hash, ~slot);
    return null;
  }

  private void add(K key, V value, int hash, int free) {
    int size = keys.size();
    int slot = free;
    if (4L * (size + 1) > 3L * table.size()) {
      rebuild(tableFor(2L * (size + 1)));
      slot = slotFor(hash);
    }
    boolean added = false;
    try {
      keys.push(key);
      values.push(value);
      hashes.push(hash);
      added = true;
    } finally {
      if (!added) {
        keep(size);
      }
    }
    table.set(slot, entry(hash, size));
  }

  private static long entry(int hash, int at) {
    return (long) hash << 32 | (at + 1);
  }

  private static int hashOf(long entry) {
    return (int) (entry >>> 32);
  }

  private static int at(long entry) {
    return (int) entry - 1;
  }

  /** The position in the other vectors that a used slot leads to. */
  private int at(int slot) {
    return at(table.get(slot));
  }

  /** Drops what was pushed beyond {@code size}. */
  private void keep(int size) {
    keys.size = Math.min(keys.size, size);
    values.size = Math.min(values.size, size);
  }

  private void rebuild(int tableSize) {
    table.resize(tableSize, 0);
    table.fill(0);
    for (int i = 0; i < hashes.size(); i++) {
      int hash = hashes.get(i);
      table.set(slotFor(hash), entry(hash, i));
    }
  }

  /** The free slot for a key that is not in the table. */
  private int slotFor(int hash) {
    int mask = table.size() - 1;
    int slot = hash & mask;
    while (table.get(slot) != 0) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /**
   * Returns the value of a key.
   *
   * @param key the key
   * @return its value, or null if it has none
   */
  public @Nullable V get(K key) {
    int slot = find(key, hash(key));
    return slot < 0 ? null : values.get(at(slot));
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
    int slot = find(key, hash(key));
    if (slot < 0) {
      return null;
    }
    int at = at(slot);
    V before = values.get(at);
    int last = keys.size() - 1;
    unlink(slot);
    if (at != last) {
      int moved = hashes.get(last);
      table.set(slotOf(entry(moved, last)), entry(moved, at));
    }
    keys.swapRemove(at);
    values.swapRemove(at);
    hashes.swapRemove(at);
    return before;
  }

  /** The slot of an entry of the table. */
  private int slotOf(long entry) {
    int mask = table.size() - 1;
    int slot = hashOf(entry) & mask;
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
    long entry = table.get(next);
    while (entry != 0) {
      int home = hashOf(entry) & mask;
      if (((next - home) & mask) >= ((next - gap) & mask)) {
        table.set(gap, entry);
        gap = next;
      }
      next = (next + 1) & mask;
      entry = table.get(next);
    }
    table.set(gap, 0);
  }

  /** The slot of a key, or of none the complement of the free slot where it belongs. */
  private int find(K key, int hash) {
    int mask = table.size() - 1;
    if (mask < 0) {
      return ~0;
    }
    int slot = hash & mask;
    for (long entry = table.get(slot); entry != 0; entry = table.get(slot)) {
      if (hashOf(entry) == hash && keys.get(at(entry)).equals(key)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return ~slot;
  }

  /* Spreads the upper bits down, since the table takes the lower ones. */
  private static int hash(Object key) {
    int hash = Objects.requireNonNull(key, "key").hashCode() * 0x9E3779B9;
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
