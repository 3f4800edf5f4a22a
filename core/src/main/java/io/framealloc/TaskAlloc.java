package io.framealloc;

import io.framealloc.annotation.MustClose;
import io.framealloc.diagnostics.PoolExhaustedException;
import io.framealloc.internal.behavior.Recorder;
import io.framealloc.internal.pool.PoolErrors;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one asynchronous task: it may wait and go on in another thread.
 *
 * <p>A frame belongs to a thread; a task of many steps does not. What is made here stays valid from
 * step to step, and is freed all at once. Values lie one behind the other, in a pool slot first and
 * then in pieces of native memory that double in size.
 *
 * <h2>Lifetime</h2>
 *
 * From {@link SmartAlloc#taskAlloc} to {@link #close}; nothing made here can be used afterwards.
 * One that is never closed is reported as memory never closed when its allocator is closed.
 *
 * <h2>Threads</h2>
 *
 * Used by one thread at a time, whichever runs the task. Uses by several at once mix their data up,
 * but never reach memory that is not theirs or this task's.
 *
 * @since 0.1
 */
@MustClose
public final class TaskAlloc implements AutoCloseable {

  private static final int FIRST = 1024;
  private static final long SECOND = Bytes.kilobytes(16);
  private static final long LARGEST = Bytes.megabytes(1);
  private static final VarHandle CLOSED;

  static {
    try {
      CLOSED = MethodHandles.lookup().findVarHandle(TaskAlloc.class, "closed", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Where something lies: an offset in a piece, whose bounds the JDK checks. */
  record Place(MemorySegment base, long offset) {}

  private final SmartAlloc alloc;
  private final String tag;
  private final List<OwnedData> pieces = new ArrayList<>(2);
  private @Nullable MemorySegment base;
  private long top;
  private long end;
  private long nextPiece = SECOND;
  private volatile boolean closed;

  TaskAlloc(SmartAlloc alloc) {
    this.alloc = alloc;
    this.tag = alloc.accounting().path();
  }

  void check() {
    if (closed) {
      throw PoolErrors.usedAfterClose("task memory", false);
    }
  }

  /** Takes {@code bytes}, as found. */
  Place take(long bytes, long alignment) {
    check();
    MemorySegment current = base;
    long start = current == null ? 0 : aligned(current, top, alignment);
    if (current == null || bytes > end - start) {
      current = open(bytes, alignment);
      start = aligned(current, top, alignment);
    }
    top = start + bytes;
    return new Place(current, start);
  }

  private static long aligned(MemorySegment base, long offset, long alignment) {
    long address = base.address();
    return ((address + offset + alignment - 1) & -alignment) - address;
  }

  private MemorySegment open(long bytes, long alignment) {
    OwnedData piece;
    long size;
    Recorder recorder = alloc.behavior().moves(null);
    try {
      if (pieces.isEmpty() && bytes + alignment <= FIRST && alloc.pool().classOf(FIRST) >= 0) {
        size = FIRST;
        piece = alloc.accounting().under(tag, () -> alloc.poolAlloc(FIRST));
      } else {
        size = Math.max(bytes, nextPiece);
        long aligned = Math.max(alignment, Long.BYTES);
        piece = alloc.accounting().under(tag, () -> alloc.heapAlloc(size, aligned));
        nextPiece = Math.min(2 * nextPiece, LARGEST);
      }
    } finally {
      BehaviorWatch.back(recorder);
    }
    pieces.add(piece);
    MemorySegment opened = piece.view();
    base = opened;
    top = 0;
    end = size;
    return opened;
  }

  /**
   * Puts a value into the memory of this task.
   *
   * @param <T> the value type
   * @param value a primitive's box, an enum constant, or a record
   * @return a box that holds it until this is closed
   * @throws NullPointerException if the value, or a component of it, is null
   * @throws IllegalArgumentException if it is of no value type, or an array in it has a wrong
   *     length
   * @throws PoolExhaustedException {@code FA404} if there is no memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this, or its allocator,
   *     is closed
   */
  public <T> TaskBox<T> box(T value) {
    ValueClass<T> type = ValueClass.ofValue(value);
    TaskBox<T> box = make(type, take(type.byteSize(), Long.BYTES));
    box.set(value);
    return box;
  }

  private <T> TaskBox<T> make(ValueClass<T> type, Place place) {
    return type.owned().taskBoxes().make(this, place.base, place.offset);
  }

  /**
   * Takes memory for several values, zeroed.
   *
   * @param <T> the value type
   * @param type their class
   * @param length how many
   * @return a slice whose numbers are 0, whose booleans are false, and whose enums are the first
   *     constant
   * @throws IllegalArgumentException if {@code type} is no value type, or {@code length} is
   *     negative
   * @throws PoolExhaustedException {@code FA404} if there is no memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this, or its allocator,
   *     is closed
   */
  public <T> TaskSlice<T> slice(Class<T> type, int length) {
    if (length < 0) {
      throw Errors.negative("length", length);
    }
    ValueClass<T> known = ValueClass.of(type);
    long bytes = known.byteSize() * length;
    Place place = take(bytes, Long.BYTES);
    place.base.asSlice(place.offset, bytes).fill((byte) 0);
    return new TaskSlice<>(make(known, place), length);
  }

  /**
   * Makes an empty vector, which grows.
   *
   * @param <T> the value type
   * @param type the class of its elements
   * @return the vector
   * @throws IllegalArgumentException if {@code type} is no value type
   * @throws PoolExhaustedException {@code FA404} if there is no memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this, or its allocator,
   *     is closed
   */
  public <T> TaskVec<T> vec(Class<T> type) {
    return vec(type, 0);
  }

  /**
   * Makes an empty vector with room for some elements; it grows beyond them.
   *
   * @param <T> the value type
   * @param type the class of its elements
   * @param capacity how many elements there is room for
   * @return the vector
   * @throws IllegalArgumentException if {@code type} is no value type, or {@code capacity} is
   *     negative
   * @throws PoolExhaustedException {@code FA404} if there is no memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this, or its allocator,
   *     is closed
   */
  public <T> TaskVec<T> vec(Class<T> type, int capacity) {
    if (capacity < 0) {
      throw Errors.negative("capacity", capacity);
    }
    ValueClass<T> known = ValueClass.of(type);
    Place place = take(known.byteSize() * capacity, Long.BYTES);
    return new TaskVec<>(make(known, place), capacity);
  }

  /**
   * Takes raw memory, as found, at a multiple of 8.
   *
   * <p>Do not use the segment once this is closed: it cannot tell, and reads what the memory is
   * then used for.
   *
   * @param bytes the size
   * @return a segment that any thread may access
   * @throws IllegalArgumentException if {@code bytes} is negative
   * @throws PoolExhaustedException {@code FA404} if there is no memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this, or its allocator,
   *     is closed
   */
  public MemorySegment segment(long bytes) {
    return segment(bytes, Long.BYTES);
  }

  /**
   * Takes aligned raw memory, as found.
   *
   * <p>Do not use the segment once this is closed: it cannot tell, and reads what the memory is
   * then used for.
   *
   * @param bytes the size
   * @param alignment in bytes, a power of two from 1 to 4096
   * @return a segment that any thread may access
   * @throws IllegalArgumentException if an argument is out of range
   * @throws PoolExhaustedException {@code FA404} if there is no memory
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this, or its allocator,
   *     is closed
   */
  public MemorySegment segment(long bytes, long alignment) {
    Requests.checkSize(bytes, alignment);
    Place place = take(bytes, alignment);
    return place.base.asSlice(place.offset, bytes);
  }

  /**
   * Returns whether this is open.
   *
   * @return false after {@link #close}
   */
  public boolean isOpen() {
    return !closed;
  }

  /**
   * Frees everything made here. Closing again does nothing.
   *
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if its allocator was closed
   *     before, which has freed everything
   */
  @Override
  public void close() {
    if (CLOSED.compareAndSet(this, false, true)) {
      pieces.forEach(TaskAlloc::close);
    }
  }

  private static void close(OwnedData piece) {
    if (piece instanceof PoolData slot) {
      slot.closeAnyway();
    } else {
      piece.close();
    }
  }
}
