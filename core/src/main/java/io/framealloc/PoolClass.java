package io.framealloc;

import io.framealloc.internal.struct.Wrapper;
import io.framealloc.internal.struct.Wrapper.Style;

/**
 * A value type and the generated pool boxes for it, made when the first is asked for. A record, so
 * that the compiler trusts its fields.
 */
record PoolClass<T>(ValueClass<T> value, PoolBox<T> boxes) {

  private static final ClassValue<PoolClass<?>> ALL =
      new ClassValue<>() {
        @Override
        protected PoolClass<?> computeValue(Class<?> type) {
          ValueClass<?> value = ValueClass.of(type);
          return value.type() == type ? generate(value) : of(value.type());
        }
      };

  @SuppressWarnings("unchecked") // the entry of a class is of this class
  static <T> PoolClass<T> of(Class<T> type) {
    return (PoolClass<T>) ALL.get(type);
  }

  /** The entry of a value's type. */
  @SuppressWarnings("unchecked") // the class of a T, or of a body of a constant of T
  static <T> PoolClass<T> ofValue(T value) {
    return (PoolClass<T>) ALL.get(value.getClass());
  }

  @SuppressWarnings("unchecked") // a generated wrapper of a type is one of that type
  private static <T> PoolClass<T> generate(ValueClass<T> value) {
    return new PoolClass<>(value, Wrapper.prototype(value.shape(), PoolBox.class, Style.OWNED));
  }
}
