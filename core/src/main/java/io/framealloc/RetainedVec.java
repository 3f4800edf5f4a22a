package io.framealloc;

import io.framealloc.RetentionPolicy.Destination;
import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A retained vector or slice: that of the frame, then a copy in a block, which the thread that asks
 * for it has.
 *
 * <p>If there is no memory for a copy, the bytes are kept on the Java heap, and every use tries
 * again.
 */
final class RetainedVec<V extends FrameData> extends FrameRetained<V> {

  private static final int LARGEST_KEPT = Integer.MAX_VALUE - 8;

  private final V vector;
  private final Life madeIn;
  private @Nullable PoolBox<V> copy;
  private byte @Nullable [] kept;

  RetainedVec(Retention retention, RetentionPolicy policy, Frame frame, V vector) {
    super(retention, policy, frame, vector);
    this.vector = vector;
    this.madeIn = vector.life;
  }

  @Override
  void copyTo(Destination to, Retention from) {
    Transfers transfers = from.alloc.transfers();
    VectorShelf shelf = ending.shelf(transfers);
    Block block = shelf.take(bytes);
    long address = shelf.address();
    Memory.copy(vector.block, vector.address, block, address, bytes);
    copy = transfers.keep(vector, block, address, Vectors.size(vector));
  }

  @Override
  void keep() {
    if (bytes > LARGEST_KEPT) {
      throw FrameExhaustedException.tooLarge(bytes); // refuses the end: the vector is where it was
    }
    byte[] bytesKept = new byte[(int) bytes];
    MemorySegment.copy(
        Memory.base(vector.block),
        ValueLayout.JAVA_BYTE,
        Memory.locate(vector.block, vector.address),
        bytesKept,
        0,
        bytesKept.length);
    kept = bytesKept;
  }

  private PoolBox<V> tryAgain(byte[] from) {
    Transfers transfers = retention.alloc.transfers();
    VectorShelf shelf = transfers.shelf();
    try {
      Block block = shelf.take(from.length);
      long address = shelf.address();
      MemorySegment.copy(
          from,
          0,
          Memory.base(block),
          ValueLayout.JAVA_BYTE,
          Memory.locate(block, address),
          from.length);
      int size = from.length / Vectors.stride(vector);
      PoolBox<V> made = transfers.keep(vector, block, address, size);
      copy = made;
      kept = null;
      retention.promoted(List.of(this));
      return made;
    } finally {
      shelf.clear();
    }
  }

  @Override
  long measure() {
    return (long) Vectors.size(vector) * Vectors.stride(vector);
  }

  @Override
  boolean isMoved() {
    return vector.life != madeIn;
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
    return "type=" + Vectors.nameOf(vector);
  }

  @Override
  public V get() {
    requireOpen();
    PoolBox<V> box = copy;
    byte[] bytesKept = kept;
    if (box != null) {
      return box.get();
    }
    if (bytesKept != null) {
      return tryAgain(bytesKept).get();
    }
    vector.check();
    return vector;
  }

  @Override
  public void set(V value) {
    Vectors.replace(get(), value);
  }
}
