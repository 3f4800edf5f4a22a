package io.framealloc;

import io.framealloc.internal.struct.Wrapper;
import io.framealloc.internal.struct.Wrapper.Style;

/**
 * A value type and the generated task boxes for it, made when the first is asked for. A record, so
 * that the compiler trusts its fields.
 */
record TaskClass<T>(ValueClass<T> value, TaskBox<T> boxes) {

  private static final ClassValue<TaskClass<?>> ALL =
      new ClassValue<>() {
        @Override
        protected TaskClass<?> computeValue(Class<?> type) {
          ValueClass<?> value = ValueClass.of(type);
          return value.type() == type ? generate(value) : of(value.type());
        }
      };

  @SuppressWarnings("unchecked") // the entry of a class is of this class
  static <T> TaskClass<T> of(Class<T> type) {
    return (TaskClass<T>) ALL.get(type);
  }

  /** The entry of a value's type. */
  @SuppressWarnings("unchecked") // the class of a T, or of a body of a constant of T
  static <T> TaskClass<T> ofValue(T value) {
    return (TaskClass<T>) ALL.get(value.getClass());
  }

  @SuppressWarnings("unchecked") // a generated wrapper of a type is one of that type
  private static <T> TaskClass<T> generate(ValueClass<T> value) {
    return new TaskClass<>(value, Wrapper.prototype(value.shape(), TaskBox.class, Style.OWNED));
  }
}
