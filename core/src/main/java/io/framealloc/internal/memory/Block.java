package io.framealloc.internal.memory;

import io.framealloc.internal.text.ByteSizes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A long-lived range of native memory, lent to one thread at a time.
 *
 * <p>A frame never frees a block. A block is freed only when no live frame can reach it: by its
 * holder's own thread, or after that thread has terminated. Its arena is shared, so that whoever
 * may free it can; closing it stops all threads for some 60 microseconds and is therefore left to
 * {@link BlockCache}, off every frame path.
 */
public final class Block {

  /** Bytes that a buffer of a block can reach. */
  public static final long BUFFER_LIMIT = 1L << 30;

  /** Every block starts at a multiple of this many bytes: a cache line. */
  public static final long ALIGNMENT = 64;

  /** Whom a block is lent to. */
  public interface Holder {

    /** The only thread that may touch the block. */
    Thread thread();

    /**
     * Forgets all blocks, since the thread is dead and the cache takes them back. Called with the
     * lock of the cache held, once for each block.
     *
     * @return true the first time, if the thread left a frame open
     */
    boolean died();
  }

  /** The first address. */
  public final long base;

  /** The size in bytes. */
  public final long size;

  final MemorySegment segment;
  private final @Nullable Arena arena;
  private @Nullable FloatBuffer floats;
  private @Nullable DoubleBuffer doubles;

  /* Freed when it comes back to the cache, instead of kept. */
  boolean once;

  /* Of the holder: where the parts end that were moved to others; 0 while there are none. */
  long movedEnd;

  /* Guarded by the lock of the cache: the holder and the moved parts, once there are any. */
  int shares;

  /* Guarded by the lock of the cache: the list of lent blocks. */
  @Nullable Holder holder;
  @Nullable Block previous;
  @Nullable Block next;

  private Block(@Nullable Arena arena, MemorySegment segment) {
    this.arena = arena;
    this.segment = segment;
    this.base = segment.address();
    this.size = segment.byteSize();
  }

  /**
   * Takes {@code size} zeroed bytes from the operating system.
   *
   * @throws OutOfMemoryError if there are none
   */
  @SuppressWarnings("MustBeClosed") // free does
  static Block reserve(long size, long alignment) {
    Arena arena = Arena.ofShared();
    try {
      return new Block(arena, arena.allocate(size, Math.max(alignment, ALIGNMENT)));
    } catch (OutOfMemoryError | IllegalArgumentException e) {
      arena.close();
      throw e;
    }
  }

  /** Treats memory of a JDK scope as a block; it is never lent and lives as long as the scope. */
  public static Block of(MemorySegment segment) {
    return new Block(null, segment);
  }

  /** Returns whether the cache frees this when it comes back. */
  public boolean isForOnce() {
    return once;
  }

  /** Returns whether parts were moved to others, so that the holder must not reuse this. */
  public boolean isShared() {
    return movedEnd != 0;
  }

  /** Returns {@code address}, or where the parts end that were moved to others. */
  public long behindMoved(long address) {
    return Math.max(address, movedEnd);
  }

  /** Returns whether this was made by {@link #of}. */
  public boolean isScoped() {
    return arena == null;
  }

  /** The {@code bytes} at {@code address} of a block that was made by {@link #of}. */
  public MemorySegment scoped(long address, long bytes) {
    return segment.asSlice(address - base, bytes);
  }

  /** Gives the bytes back to the operating system. Nobody may reach them any more. */
  void free() {
    if (arena != null) {
      arena.close();
    }
  }

  /** The first address behind the block. */
  public long end() {
    return base + size;
  }

  /** The first {@code bytes}, alive as long as {@code scope}; only with native access. */
  public MemorySegment view(Arena scope, long bytes) {
    return NativeAccess.rescope(bytes == size ? segment : segment.asSlice(0, bytes), scope);
  }

  /** One float view of the first {@link #BUFFER_LIMIT} bytes, in native order. */
  public FloatBuffer floats() {
    FloatBuffer view = floats;
    if (view == null) {
      view = bytes().asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
      floats = view;
    }
    return view;
  }

  /** One double view of the first {@link #BUFFER_LIMIT} bytes, in native order. */
  public DoubleBuffer doubles() {
    DoubleBuffer view = doubles;
    if (view == null) {
      view = bytes().asByteBuffer().order(ByteOrder.nativeOrder()).asDoubleBuffer();
      doubles = view;
    }
    return view;
  }

  private MemorySegment bytes() {
    long reach = Math.min(size, BUFFER_LIMIT);
    return NativeAccess.ENABLED ? NativeAccess.ALL.asSlice(base, reach) : segment.asSlice(0, reach);
  }

  @Override
  public String toString() {
    return "Block[base=0x" + Long.toHexString(base) + ", size=" + ByteSizes.format(size) + "]";
  }
}
