package io.framealloc;

import io.framealloc.internal.struct.Shape;
import io.framealloc.internal.struct.Wrapper;
import io.framealloc.internal.struct.Wrapper.Style;
import org.jspecify.annotations.Nullable;

/**
 * The generated boxes of a value type that live outside frames, made at their first use.
 *
 * @param <T> the value type
 */
final class OwnedClasses<T> {

  private final Shape shape;

  /* Another thread may see null and go to the slow path, or all of it: it has final fields. */
  private @Nullable PoolBox<T> poolBoxes;
  private @Nullable HeapBox<T> heapBoxes;

  OwnedClasses(Shape shape) {
    this.shape = shape;
  }

  /** Makes boxes in pools. */
  PoolBox<T> poolBoxes() {
    PoolBox<T> known = poolBoxes;
    return known != null ? known : poolBoxesSlow();
  }

  @SuppressWarnings("unchecked") // a generated wrapper of a type is one of that type
  private synchronized PoolBox<T> poolBoxesSlow() {
    PoolBox<T> known = poolBoxes;
    if (known == null) {
      known = Wrapper.prototype(shape, PoolBox.class, Style.OWNED);
      poolBoxes = known;
    }
    return known;
  }

  /** Makes boxes in memory of their own. */
  HeapBox<T> heapBoxes() {
    HeapBox<T> known = heapBoxes;
    return known != null ? known : heapBoxesSlow();
  }

  @SuppressWarnings("unchecked") // a generated wrapper of a type is one of that type
  private synchronized HeapBox<T> heapBoxesSlow() {
    HeapBox<T> known = heapBoxes;
    if (known == null) {
      known = Wrapper.prototype(shape, HeapBox.class, Style.OWNED);
      heapBoxes = known;
    }
    return known;
  }
}
