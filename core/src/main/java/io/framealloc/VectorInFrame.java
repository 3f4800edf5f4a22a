package io.framealloc;

import io.framealloc.internal.memory.Block;
import java.lang.foreign.MemorySegment;
import java.util.function.UnaryOperator;

/** A received vector in a frame of the receiver. */
final class VectorInFrame<V extends FrameData> extends FrameBox<V> {

  private final V vector;

  VectorInFrame(V vector) {
    super(vector.life, vector.block, vector.address);
    this.vector = vector;
  }

  @Override
  void generated() {}

  @Override
  protected FrameBox<V> make(Life life, Block block, long address) {
    throw new AssertionError("not made by a prototype");
  }

  @Override
  @SuppressWarnings("unchecked") // the class of a V
  protected Class<V> type() {
    return (Class<V>) vector.getClass();
  }

  @Override
  protected int stride() {
    return Vectors.stride(vector);
  }

  @Override
  public V get() {
    life.check();
    return vector;
  }

  @Override
  public void set(V value) {
    Vectors.replace(get(), value);
  }

  @Override
  public void update(UnaryOperator<V> function) {
    set(function.apply(get()));
  }

  @Override
  public MemorySegment segment() {
    return Vectors.segment(get());
  }
}
