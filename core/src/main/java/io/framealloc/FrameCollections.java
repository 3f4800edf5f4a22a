package io.framealloc;

import io.framealloc.internal.frame.ThreadArena;

/** The part of a frame that hands out maps and columns. */
abstract sealed class FrameCollections extends FrameStructs permits Frame {

  FrameCollections(ThreadArena arena) {
    super(arena);
  }

  private Frame frame() {
    return (Frame) this;
  }

  /**
   * Makes an empty map, which grows.
   *
   * @param <K> the value type of the keys
   * @param <V> the value type of the values
   * @param keys the class of the keys
   * @param values the class of the values
   * @return the map
   * @throws IllegalArgumentException if one of them is no value type
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <K, V> FrameMap<K, V> map(Class<K> keys, Class<V> values) {
    return map(keys, values, 0);
  }

  /**
   * Makes an empty map of known types, which grows.
   *
   * @param <K> the value type of the keys
   * @param <V> the value type of the values
   * @param keys the type of the keys, best from a {@code static final} field
   * @param values the type of the values, best from a {@code static final} field
   * @return the map
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <K, V> FrameMap<K, V> map(ValueType<K> keys, ValueType<V> values) {
    return map(keys, values, 0);
  }

  /**
   * Makes an empty map with room for some keys; it grows beyond them.
   *
   * @param <K> the value type of the keys
   * @param <V> the value type of the values
   * @param keys the class of the keys
   * @param values the class of the values
   * @param expectedSize how many keys there is room for
   * @return the map
   * @throws IllegalArgumentException if one of them is no value type, or {@code expectedSize} is
   *     negative
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <K, V> FrameMap<K, V> map(Class<K> keys, Class<V> values, int expectedSize) {
    return map(ValueClass.of(keys), ValueClass.of(values), expectedSize);
  }

  /**
   * Makes an empty map of known types with room for some keys; it grows beyond them.
   *
   * @param <K> the value type of the keys
   * @param <V> the value type of the values
   * @param keys the type of the keys, best from a {@code static final} field
   * @param values the type of the values, best from a {@code static final} field
   * @param expectedSize how many keys there is room for
   * @return the map
   * @throws IllegalArgumentException if {@code expectedSize} is negative
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <K, V> FrameMap<K, V> map(ValueType<K> keys, ValueType<V> values, int expectedSize) {
    return new FrameMap<>(frame(), keys, values, expectedSize);
  }

  /**
   * Makes empty columns, which grow: a vector for each component of a record.
   *
   * @param <T> the record
   * @param type its class
   * @return the columns
   * @throws IllegalArgumentException if {@code type} is no record that is a value type
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameColumns<T> columns(Class<T> type) {
    return columns(ValueClass.of(type));
  }

  /**
   * Makes empty columns of a known type, which grow: a vector for each component of a record.
   *
   * @param <T> the record
   * @param type its type
   * @return the columns
   * @throws IllegalArgumentException if {@code type} is no record
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <T> FrameColumns<T> columns(ValueType<T> type) {
    return new FrameColumns<>(frame(), (ValueClass<T>) type);
  }
}
