package io.framealloc.internal.pool;

import io.framealloc.internal.account.Payer;
import io.framealloc.internal.text.ByteSizes;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one heap box at a time.
 *
 * <p>A box remembers the generation it was opened with. To close is to compare and set the next
 * one, so only one of several closers succeeds; with the last one the memory is given up.
 */
public final class HeapExtent implements Watched.Home {

  private static final int USED_UP = -1;
  private static final VarHandle GENERATION;

  static {
    try {
      GENERATION = MethodHandles.lookup().findVarHandle(HeapExtent.class, "generation", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The memory, which may be longer than what was asked for. */
  public final MemorySegment segment;

  final SharedMemory memory;
  private long requested;
  int generation;
  private volatile boolean ended;

  /* Who is refunded; of whoever opens and, after the claim, closes this. */
  @Nullable Payer payer;

  /* Guarded by the lock of the heap: whether the box is watched, the place among the open extents, and when it was closed. */
  @Nullable Watched watched;
  boolean isPicked;
  int index = -1;
  long order;

  HeapExtent(SharedMemory memory) {
    this.memory = memory;
    this.segment = memory.segment;
  }

  /** Opens this for {@code bytes}; nobody else has it. */
  void open(long bytes) {
    requested = bytes;
  }

  void refund() {
    Payer paid = payer;
    if (paid != null) {
      payer = null;
      paid.refund(memory.bytes());
    }
  }

  /** How many bytes were asked for. */
  public long requested() {
    return requested;
  }

  /** The generation. */
  public int generation() {
    return generation;
  }

  @Override
  public boolean isOpen(int slot, int opened) {
    return isOpen(opened);
  }

  @Override
  public String text() {
    return "size=" + ByteSizes.format(memory.bytes());
  }

  @Override
  public String kind() {
    return "Heap";
  }

  /** Whether the box of this generation is to be watched. */
  public boolean isWatched() {
    return isPicked;
  }

  /** Whether this is open with this generation. */
  public boolean isOpen(int opened) {
    return (int) GENERATION.getVolatile(this) == opened;
  }

  /** Closes this if it is open with this generation; false if it is not. */
  public boolean claim(int opened) {
    return GENERATION.compareAndSet(this, opened, opened + 1);
  }

  /** Whether its generations are used up. */
  boolean isWorn() {
    return generation == USED_UP;
  }

  /** Closes this if it is open, since the allocator is closed; false if it is not. */
  boolean end() {
    ended = true;
    return claim(generation);
  }

  /** Whether the allocator was closed while this was open. */
  public boolean isEnded() {
    return ended;
  }

  /** Whether the memory is gone. */
  public boolean isReleased() {
    return memory.isFree();
  }
}
