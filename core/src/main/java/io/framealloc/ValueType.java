package io.framealloc;

import java.lang.foreign.MemoryLayout;

/**
 * A type whose values can lie in native memory, and how they lie there.
 *
 * <p>Value types are the eight primitives (by their boxes), enums, and records made of these, of
 * other such records, and of arrays whose length is fixed by {@link
 * io.framealloc.annotation.Length}. Whatever takes a {@link Class} for one takes its {@code
 * ValueType} as well: held in a {@code static final} field it is faster where single boxes are made
 * in a loop, since the type need not be looked up, and the compiler knows it.
 *
 * <p>A value lies in memory like a C struct: each component at the next multiple of its own
 * alignment, the whole padded to a multiple of the largest. A boolean has one byte, 0 or 1; an enum
 * is the position of its constant, in one unsigned byte, or in two from 257 constants on; nested
 * records and arrays lie in place.
 *
 * <p>Records of up to 16 leaves (primitives and enum constants, those of nested records included)
 * are read and written at the speed of hand-written code. Wider ones work as well, but each {@code
 * get} is a call and makes the object that it returns: use a {@link Cursor} for single components.
 *
 * <h2>Lifetime</h2>
 *
 * As long as the class.
 *
 * <h2>Threads</h2>
 *
 * Immutable.
 *
 * @param <T> the type
 * @since 0.1
 */
public sealed interface ValueType<T> permits ValueClass {

  /**
   * Returns the value type of a class.
   *
   * @param <T> the type
   * @param type a primitive class or its box, an enum, or a record
   * @return the same for every call
   * @throws IllegalArgumentException if it cannot be stored off-heap; the message names the
   *     component and the reason. A record in a named module needs its package opened to {@code
   *     io.framealloc}
   */
  static <T> ValueType<T> of(Class<T> type) {
    return ValueClass.of(type);
  }

  /**
   * Returns the class.
   *
   * @return of a primitive its box
   */
  Class<T> type();

  /**
   * Returns how a value lies in memory.
   *
   * @return a layout whose members have the names of the components
   */
  MemoryLayout layout();

  /**
   * Returns the size of a value.
   *
   * @return bytes, a multiple of the alignment
   */
  long byteSize();
}
