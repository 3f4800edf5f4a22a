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
@SuppressWarnings("unchecked") // a generated wrapper of a type is one of that type
final class OwnedClasses<T> {

  private final Shape shape;

  /* Another thread may see null and go to the slow path, or all of it: it has final fields. */
  private @Nullable PoolBox<T> poolBoxes;
  private @Nullable HeapBox<T> heapBoxes;
  private @Nullable ScratchBox<T> scratchBoxes;
  private @Nullable TaskBox<T> taskBoxes;

  OwnedClasses(Shape shape) {
    this.shape = shape;
  }

  /** Makes boxes in pools. */
  PoolBox<T> poolBoxes() {
    PoolBox<T> known = poolBoxes;
    return known != null ? known : poolBoxesSlow();
  }

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

  private synchronized HeapBox<T> heapBoxesSlow() {
    HeapBox<T> known = heapBoxes;
    if (known == null) {
      known = Wrapper.prototype(shape, HeapBox.class, Style.OWNED);
      heapBoxes = known;
    }
    return known;
  }

  /** Makes boxes in scratch pools. */
  ScratchBox<T> scratchBoxes() {
    ScratchBox<T> known = scratchBoxes;
    return known != null ? known : scratchBoxesSlow();
  }

  private synchronized ScratchBox<T> scratchBoxesSlow() {
    ScratchBox<T> known = scratchBoxes;
    if (known == null) {
      known = Wrapper.prototype(shape, ScratchBox.class, Style.OWNED);
      scratchBoxes = known;
    }
    return known;
  }

  /** Makes boxes in the memory of tasks. */
  TaskBox<T> taskBoxes() {
    TaskBox<T> known = taskBoxes;
    return known != null ? known : taskBoxesSlow();
  }

  private synchronized TaskBox<T> taskBoxesSlow() {
    TaskBox<T> known = taskBoxes;
    if (known == null) {
      known = Wrapper.prototype(shape, TaskBox.class, Style.OWNED);
      taskBoxes = known;
    }
    return known;
  }
}
