package io.framealloc;

import io.framealloc.RetentionPolicy.Destination;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A retained value of a value type: a frame box, then a pool, heap or scratch box. */
final class RetainedValue<T> extends FrameRetained<T> {

  private final FrameBox<T> box;
  private @Nullable OwnedData copy;
  private @Nullable T kept;

  RetainedValue(Retention retention, RetentionPolicy policy, Frame frame, FrameBox<T> box) {
    super(retention, policy, frame, box);
    this.box = box;
  }

  @Override
  void copyTo(Destination to, Retention retention) {
    ValueClass<T> type = ValueClass.of(box.type());
    OwnedData into =
        switch (to) {
          case POOL -> retention.alloc.open(type);
          case HEAP -> retention.alloc.openHeap(type);
          case SCRATCH -> retention.scratch(policy()).open(type);
        };
    MemorySegment from = Memory.base(box.block);
    long offset = Memory.locate(box.block, box.address);
    MemorySegment.copy(from, offset, into.base(), into.at(), bytes);
    copy = into;
  }

  @Override
  void keep() {
    kept = box.get();
  }

  @Override
  long measure() {
    return box.stride();
  }

  @Override
  boolean isMoved() {
    return false;
  }

  @Override
  @Nullable OwnedData copy() {
    return copy;
  }

  @Override
  void drop() {
    kept = null;
  }

  @Override
  String what() {
    return "type=" + box.type().getSimpleName();
  }

  @Override
  public T get() {
    requireOpen();
    T object = kept;
    if (object != null) {
      return object;
    }
    return read(copy);
  }

  @SuppressWarnings("unchecked") // opened for the type of the frame box
  private T read(@Nullable OwnedData from) {
    return switch (from) {
      case null -> box.get();
      case PoolBox<?> pool -> (T) pool.get();
      case HeapBox<?> heap -> (T) heap.get();
      case ScratchBox<?> scratch -> (T) scratch.get();
      default -> throw new AssertionError(from);
    };
  }

  @Override
  public void set(T value) {
    requireOpen();
    if (kept != null) {
      kept = Objects.requireNonNull(value, "value");
      return;
    }
    write(copy, value);
  }

  @SuppressWarnings("unchecked") // opened for the type of the frame box
  private void write(@Nullable OwnedData to, T value) {
    switch (to) {
      case null -> box.set(value);
      case PoolBox<?> pool -> ((PoolBox<T>) pool).set(value);
      case HeapBox<?> heap -> ((HeapBox<T>) heap).set(value);
      case ScratchBox<?> scratch -> ((ScratchBox<T>) scratch).set(value);
      default -> throw new AssertionError(to);
    }
  }
}
