package io.framealloc;

import io.framealloc.internal.pool.Slab;
import java.lang.foreign.MemorySegment;
import java.util.function.UnaryOperator;

/** A received value that is larger than the largest slot: a heap box, with a slot as receipt. */
final class LargeBox<T> extends CargoBox<T> {

  private final HeapBox<T> value;

  LargeBox(Slab slab, int slot, int generation, HeapBox<T> value) {
    super(slab, slot, generation);
    this.value = value;
  }

  @Override
  long bytes() {
    return value.stride();
  }

  @Override
  public void abandon() {
    value.closeIfOpen();
  }

  @Override
  MemorySegment memory() {
    return value.base();
  }

  @Override
  long offset() {
    return value.at();
  }

  @Override
  void release() {
    value.closeIfOpen();
  }

  @Override
  protected Class<T> type() {
    return value.type();
  }

  @Override
  protected int stride() {
    return value.stride();
  }

  @Override
  public T get() {
    at();
    return value.get();
  }

  @Override
  public void set(T replacement) {
    at();
    value.set(replacement);
  }

  @Override
  public void update(UnaryOperator<T> function) {
    at();
    value.update(function);
  }

  @Override
  public MemorySegment segment() {
    at();
    return value.segment();
  }
}
