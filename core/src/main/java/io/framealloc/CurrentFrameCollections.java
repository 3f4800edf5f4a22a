package io.framealloc;

/** The part of an allocator that hands out maps and columns of the current frame. */
abstract sealed class CurrentFrameCollections extends CurrentFrameStructs
    permits CurrentFrameTransfers {

  /**
   * Makes an empty map in the current frame; see {@link Frame#map(Class, Class)}.
   *
   * @param <K> the value type of the keys
   * @param <V> the value type of the values
   * @param keys the class of the keys
   * @param values the class of the values
   * @return the map
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <K, V> FrameMap<K, V> frameMap(Class<K> keys, Class<V> values) {
    return currentFrame().map(keys, values);
  }

  /**
   * Makes an empty map in the current frame; see {@link Frame#map(ValueType, ValueType)}.
   *
   * @param <K> the value type of the keys
   * @param <V> the value type of the values
   * @param keys the type of the keys
   * @param values the type of the values
   * @return the map
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <K, V> FrameMap<K, V> frameMap(ValueType<K> keys, ValueType<V> values) {
    return currentFrame().map(keys, values);
  }

  /**
   * Makes an empty map in the current frame; see {@link Frame#map(Class, Class, int)}.
   *
   * @param <K> the value type of the keys
   * @param <V> the value type of the values
   * @param keys the class of the keys
   * @param values the class of the values
   * @param expectedSize how many keys there is room for
   * @return the map
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <K, V> FrameMap<K, V> frameMap(Class<K> keys, Class<V> values, int expectedSize) {
    return currentFrame().map(keys, values, expectedSize);
  }

  /**
   * Makes an empty map in the current frame; see {@link Frame#map(ValueType, ValueType, int)}.
   *
   * @param <K> the value type of the keys
   * @param <V> the value type of the values
   * @param keys the type of the keys
   * @param values the type of the values
   * @param expectedSize how many keys there is room for
   * @return the map
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <K, V> FrameMap<K, V> frameMap(ValueType<K> keys, ValueType<V> values, int expectedSize) {
    return currentFrame().map(keys, values, expectedSize);
  }

  /**
   * Makes empty columns in the current frame; see {@link Frame#columns(Class)}.
   *
   * @param <T> the record
   * @param type its class
   * @return the columns
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameColumns<T> frameColumns(Class<T> type) {
    return currentFrame().columns(type);
  }

  /**
   * Makes empty columns in the current frame; see {@link Frame#columns(ValueType)}.
   *
   * @param <T> the record
   * @param type its type
   * @return the columns
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameColumns<T> frameColumns(ValueType<T> type) {
    return currentFrame().columns(type);
  }
}
