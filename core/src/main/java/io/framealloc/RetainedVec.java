package io.framealloc;

import io.framealloc.RetentionPolicy.Destination;
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

  /* A Java array cannot hold every vector, so it is kept in pieces. */
  private static final int PIECE = 1 << 20;

  private final V vector;
  private final Life madeIn;
  private @Nullable PoolBox<V> copy;
  private byte @Nullable [][] kept;

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
    byte[][] pieces = new byte[Math.toIntExact((bytes + PIECE - 1) / PIECE)][];
    MemorySegment from = Memory.base(vector.block);
    long at = Memory.locate(vector.block, vector.address);
    for (int i = 0; i < pieces.length; i++) {
      long done = (long) i * PIECE;
      byte[] piece = new byte[(int) Math.min(PIECE, bytes - done)];
      MemorySegment.copy(from, ValueLayout.JAVA_BYTE, at + done, piece, 0, piece.length);
      pieces[i] = piece;
    }
    kept = pieces;
  }

  private PoolBox<V> tryAgain(byte[][] pieces) {
    Transfers transfers = retention.alloc.transfers();
    VectorShelf shelf = transfers.shelf();
    try {
      Block block = shelf.take(bytes);
      long address = shelf.address();
      MemorySegment to = Memory.base(block);
      long at = Memory.locate(block, address);
      for (byte[] piece : pieces) {
        MemorySegment.copy(piece, 0, to, ValueLayout.JAVA_BYTE, at, piece.length);
        at += piece.length;
      }
      int size = Math.toIntExact(bytes / Vectors.stride(vector));
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
    byte @Nullable [][] bytesKept = kept;
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
