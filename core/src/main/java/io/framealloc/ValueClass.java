package io.framealloc;

import io.framealloc.internal.struct.Shape;
import io.framealloc.internal.struct.Shapes;
import io.framealloc.internal.struct.Wrapper;
import io.framealloc.internal.struct.Wrapper.Style;
import java.lang.foreign.MemoryLayout;
import java.util.Objects;

/**
 * The one implementation of {@link ValueType}: a class and the generated wrappers for it.
 *
 * <p>It is a record since the compiler trusts the fields of records: where it knows the value type,
 * it knows the prototypes, and inlines their accessors even if the library's own call sites have
 * seen many types.
 */
record ValueClass<T>(
    Class<T> type,
    Shape shape,
    long byteSize,
    long alignment,
    MemoryLayout layout,
    FrameBox<T> boxes,
    FrameSlice<T> slices,
    FrameVec<T> vecs,
    OwnedClasses<T> owned,
    Cursors cursors)
    implements ValueType<T> {

  private static final ClassValue<ValueClass<?>> ALL =
      new ClassValue<>() {
        @Override
        protected ValueClass<?> computeValue(Class<?> type) {
          return find(type);
        }
      };

  @SuppressWarnings("unchecked") // the entry of a class is of this class
  static <T> ValueClass<T> of(Class<T> type) {
    return (ValueClass<T>) ALL.get(Objects.requireNonNull(type, "type"));
  }

  /** The value type of a value. */
  @SuppressWarnings("unchecked") // the class of a T, or of a body of a constant of T
  static <T> ValueClass<T> ofValue(T value) {
    return (ValueClass<T>) ALL.get(Objects.requireNonNull(value, "value").getClass());
  }

  private static ValueClass<?> find(Class<?> type) {
    Shape shape = Shapes.of(type);
    return shape.type() == type ? generate(type, shape) : of(shape.type());
  }

  @SuppressWarnings("unchecked") // a generated wrapper of a type is one of that type
  private static <T> ValueClass<T> generate(Class<T> type, Shape shape) {
    return new ValueClass<>(
        type,
        shape,
        shape.bytes(),
        shape.alignment(),
        shape.layout(),
        Wrapper.prototype(shape, FrameBox.class, Style.SINGLE),
        Wrapper.prototype(shape, FrameSlice.class, Style.INDEXED),
        Wrapper.prototype(shape, FrameVec.class, Style.GROWING),
        new OwnedClasses<>(shape),
        new Cursors(shape));
  }

  @Override
  public String toString() {
    return "ValueType[" + type.getTypeName() + ", " + byteSize + " bytes]";
  }
}
