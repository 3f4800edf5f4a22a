package io.framealloc;

import io.framealloc.internal.struct.CursorClass;
import io.framealloc.internal.struct.Shape;

/** The generated cursors over one value type, by the interface of their accessors. */
final class Cursors extends ClassValue<Cursor<?>> {

  private final Shape shape;

  Cursors(Shape shape) {
    this.shape = shape;
  }

  @Override
  protected Cursor<?> computeValue(Class<?> accessors) {
    return CursorClass.prototype(shape, accessors, Cursor.class);
  }

  /** A cursor over {@code data}, which holds values of this type. */
  @SuppressWarnings("unchecked") // made for this interface
  <C> Cursor<C> over(TypedData<?> data, Class<C> accessors) {
    data.check();
    return ((Cursor<C>) get(accessors)).make(data);
  }
}
