package io.framealloc.internal.pool;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The memory of one heap box at a time.
 *
 * <p>Its generation is odd while it is open and even while it is not; a box remembers the one it
 * was opened with. To close is to compare and set it, so only one of several closers succeeds.
 */
public final class HeapExtent {

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
  private int generation;

  /* Guarded by the lock of the heap: the place among all open extents. */
  int index = -1;

  HeapExtent(SharedMemory memory) {
    this.memory = memory;
    this.segment = memory.segment;
  }

  /** Opens this for {@code bytes}; nobody else has it. */
  void open(long bytes) {
    requested = bytes;
    generation++;
  }

  /** How many bytes were asked for. */
  public long requested() {
    return requested;
  }

  /** The generation. */
  public int generation() {
    return generation;
  }

  /** Whether this is open with this generation. */
  public boolean isOpen(int opened) {
    return (int) GENERATION.getVolatile(this) == opened;
  }

  /** Closes this if it is open with this generation; false if it is not. */
  public boolean claim(int opened) {
    return GENERATION.compareAndSet(this, opened, opened + 1);
  }

  /** Whether a further use would begin the generations again. */
  boolean isWorn() {
    return generation == 0;
  }

  /** Whether the memory is gone. */
  public boolean isReleased() {
    return memory.isFree();
  }
}
