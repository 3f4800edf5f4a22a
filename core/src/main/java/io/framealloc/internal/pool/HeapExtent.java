package io.framealloc.internal.pool;

import io.framealloc.diagnostics.CorruptionException;
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
  private final @Nullable SlotGuards guards;
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
    this.guards = null;
  }

  /** The extent of {@code size} behind {@code lead} bytes, with guards. */
  HeapExtent(SharedMemory memory, long lead, long size, boolean zeroes) {
    this.memory = memory;
    this.segment = memory.segment.asSlice(lead, size);
    this.guards = new SlotGuards(memory.segment, lead, memory.bytes() - lead, size, 1, zeroes);
  }

  /** The size in bytes, without guards. */
  long size() {
    return segment.byteSize();
  }

  /** Opens this for {@code bytes}; nobody else has it. Returns what is wrong with it, or null. */
  @Nullable CorruptionException open(long bytes) {
    requested = bytes;
    return guards == null ? null : guards.opened(0, generation, bytes, text());
  }

  /** Whether it has guards. */
  boolean isGuarded() {
    return guards != null;
  }

  /** Checks and fills this, which was claimed; returns what is wrong, or null. */
  @Nullable CorruptionException checkClosed() {
    if (guards == null) {
      return null;
    }
    guards.closed(0, generation - 1, requested, text());
    return guards.take(0, generation - 1);
  }

  /** Where it was opened and closed in this generation, in debug mode. */
  public String history(int opened) {
    return guards == null ? "" : guards.history(0, opened);
  }

  void refund() {
    Payer paid = payer;
    if (paid != null) {
      payer = null;
      paid.refund(size());
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
    return "size=" + ByteSizes.format(size());
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
