package io.framealloc;

import io.framealloc.internal.struct.Wrapper;
import io.framealloc.internal.struct.Wrapper.Style;

/**
 * The generated wrappers of one value type for memory that outlives frames. A record, so that the
 * compiler trusts its fields.
 */
record OwnedClass<T>(ValueClass<T> value, PoolBox<T> poolBoxes, HeapBox<T> heapBoxes) {

  private static final ClassValue<OwnedClass<?>> ALL =
      new ClassValue<>() {
        @Override
        protected OwnedClass<?> computeValue(Class<?> type) {
          ValueClass<?> value = ValueClass.of(type);
          return value.type() == type ? generate(value) : of(value.type());
        }
      };

  @SuppressWarnings("unchecked") // the entry of a class is of this class
  static <T> OwnedClass<T> of(Class<T> type) {
    return (OwnedClass<T>) ALL.get(type);
  }

  /** The wrappers for the type of a value. */
  @SuppressWarnings("unchecked") // the class of a T, or of a body of a constant of T
  static <T> OwnedClass<T> ofValue(T value) {
    return (OwnedClass<T>) ALL.get(value.getClass());
  }

  @SuppressWarnings("unchecked") // a generated wrapper of a type is one of that type
  private static <T> OwnedClass<T> generate(ValueClass<T> value) {
    return new OwnedClass<>(
        value,
        Wrapper.prototype(value.shape(), PoolBox.class, Style.OWNED),
        Wrapper.prototype(value.shape(), HeapBox.class, Style.OWNED));
  }
}
