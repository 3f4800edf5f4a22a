package io.framealloc;

import io.framealloc.internal.struct.Wrapper;
import io.framealloc.internal.struct.Wrapper.Style;

/**
 * A value type and the generated heap boxes for it, made when the first is asked for. A record, so
 * that the compiler trusts its fields.
 */
record HeapClass<T>(ValueClass<T> value, HeapBox<T> boxes) {

  private static final ClassValue<HeapClass<?>> ALL =
      new ClassValue<>() {
        @Override
        protected HeapClass<?> computeValue(Class<?> type) {
          ValueClass<?> value = ValueClass.of(type);
          return value.type() == type ? generate(value) : of(value.type());
        }
      };

  @SuppressWarnings("unchecked") // the entry of a class is of this class
  static <T> HeapClass<T> of(Class<T> type) {
    return (HeapClass<T>) ALL.get(type);
  }

  /** The entry of a value's type. */
  @SuppressWarnings("unchecked") // the class of a T, or of a body of a constant of T
  static <T> HeapClass<T> ofValue(T value) {
    return (HeapClass<T>) ALL.get(value.getClass());
  }

  @SuppressWarnings("unchecked") // a generated wrapper of a type is one of that type
  private static <T> HeapClass<T> generate(ValueClass<T> value) {
    return new HeapClass<>(value, Wrapper.prototype(value.shape(), HeapBox.class, Style.OWNED));
  }
}
