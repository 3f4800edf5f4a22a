package io.framealloc;

import io.framealloc.internal.struct.Wrapper;
import io.framealloc.internal.struct.Wrapper.Style;

/**
 * A value type and the generated scratch boxes for it, made when the first is asked for. A record,
 * so that the compiler trusts its fields.
 */
record ScratchClass<T>(ValueClass<T> value, ScratchBox<T> boxes) {

  private static final ClassValue<ScratchClass<?>> ALL =
      new ClassValue<>() {
        @Override
        protected ScratchClass<?> computeValue(Class<?> type) {
          ValueClass<?> value = ValueClass.of(type);
          return value.type() == type ? generate(value) : of(value.type());
        }
      };

  @SuppressWarnings("unchecked") // the entry of a class is of this class
  static <T> ScratchClass<T> of(Class<T> type) {
    return (ScratchClass<T>) ALL.get(type);
  }

  /** The entry of a value's type. */
  @SuppressWarnings("unchecked") // the class of a T, or of a body of a constant of T
  static <T> ScratchClass<T> ofValue(T value) {
    return (ScratchClass<T>) ALL.get(value.getClass());
  }

  @SuppressWarnings("unchecked") // a generated wrapper of a type is one of that type
  private static <T> ScratchClass<T> generate(ValueClass<T> value) {
    return new ScratchClass<>(
        value, Wrapper.prototype(value.shape(), ScratchBox.class, Style.OWNED));
  }
}
