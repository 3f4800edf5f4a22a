package io.framealloc;

import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.frame.Mark;
import io.framealloc.internal.frame.SideMemory;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Elements of one width in frame memory that grow in number.
 *
 * <p>Growth. While no nested scope is open above its own region, a collection at the bump pointer
 * grows where it is; else it moves to a place twice as large and leaves the old one to the end of
 * the frame. While one is open, the bump pointer belongs to that scope, and the collection moves to
 * side memory instead. A refused growth changes nothing.
 *
 * <p>Index checks. {@code size} is masked with {@link Memory#INDEX_MASK}, which it never exceeds:
 * the mask tells the compiler that a scaled index fits an int, without which loops do not
 * vectorize.
 */
abstract class GrowingData extends FrameData {

  private static final int LEAST_BYTES = 64;
  private static final int LEAST_ELEMENTS = 4;

  int size;
  int capacity;

  GrowingData(FrameReferences frame, int capacity, int elementBytes) {
    ThreadArena arena = frame.arena();
    if (capacity < 0) {
      throw Errors.negative("capacity", capacity);
    }
    if (capacity > Memory.INDEX_MASK) {
      throw Errors.tooManyElements(capacity);
    }
    long bytes = (long) capacity * elementBytes;
    long start = arena.bump(bytes, alignment(bytes));
    super(frame.innermost(arena), arena.block, start);
    this.capacity = capacity;
  }

  /** The width of an element. */
  abstract int elementBytes();

  /** Called when {@link #block} and {@link #address} have changed. */
  void moved() {}

  private static long alignment(long bytes) {
    return bytes < LEAST_BYTES ? Long.BYTES : Block.ALIGNMENT;
  }

  /**
   * Returns the number of elements.
   *
   * @return 0 or more
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public int size() {
    life.check();
    return size;
  }

  /**
   * Returns whether there is no element.
   *
   * @return true if {@code size() == 0}
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public boolean isEmpty() {
    return size() == 0;
  }

  /**
   * Returns how many elements fit before more memory is taken.
   *
   * @return at least {@code size()}
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public int capacity() {
    life.check();
    return capacity;
  }

  /**
   * Removes all elements; the memory is kept for new ones.
   *
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public void clear() {
    life.check();
    size = 0;
  }

  /**
   * Makes room for {@code elements} in all, so that as many can be held without taking memory.
   *
   * @param elements the least capacity afterwards
   * @throws IllegalArgumentException if {@code elements} is negative
   * @throws FrameExhaustedException if it is more than this type can hold, or the overflow policy
   *     or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public void reserve(int elements) {
    life.check();
    if (elements < 0) {
      throw Errors.negative("elements", elements);
    }
    if (elements > capacity) {
      growSlow(elements, elements);
    }
  }

  /**
   * Returns the elements as a raw segment of {@code size()} elements.
   *
   * <p>It shows the same bytes until this grows; elements added later are not in it.
   *
   * @return a segment that is dead when the frame ends
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public MemorySegment segment() {
    Block before = block;
    MemorySegment view = view((long) size * elementBytes());
    if (block != before) {
      capacity = size;
      moved();
    }
    return view;
  }

  /** Refuses a dead or foreign use, and an index that is not below the size. */
  final int checked(int index) {
    life.check();
    return Objects.checkIndex(index, size & Memory.INDEX_MASK);
  }

  /** Counts one element more, for which there is room then; returns its index. */
  final int added() {
    life.check();
    int last = size;
    if (last == capacity) {
      ensure(last + 1L);
    }
    size = last + 1;
    return last & Memory.INDEX_MASK;
  }

  /** Refuses a dead or foreign use, and a range that is not inside the size. */
  final void checkRange(int from, int length) {
    life.check();
    Objects.checkFromIndexSize(from, length, size);
  }

  /** Makes room for {@code needed} elements, and for as many again that may follow. */
  final void ensure(long needed) {
    if (needed > capacity) {
      growSlow(needed, Math.max(needed, firstOrTwice()));
    }
  }

  private long firstOrTwice() {
    return capacity == 0 ? Math.max(LEAST_ELEMENTS, LEAST_BYTES / elementBytes()) : 2L * capacity;
  }

  private void growSlow(long needed, long wanted) {
    if (needed > Memory.INDEX_MASK) {
      throw Errors.tooManyElements(needed);
    }
    int best = (int) Math.min(wanted, Memory.INDEX_MASK);
    ThreadArena arena = life.arena;
    Mark mark = arena.mark;
    if (mark != null && mark.life != life) {
      moveToSide(arena.side(), best);
    } else if (block != arena.block || !extend(arena, (int) needed, best)) {
      moveUp(arena, (int) needed, best);
    }
  }

  /** Grows in place by as much of {@code best} as the block has room for. */
  private boolean extend(ThreadArena arena, int needed, int best) {
    long width = elementBytes();
    long end = address + capacity * width;
    int elements = best;
    while (!arena.extend(end, (elements - capacity) * width)) {
      if (elements == needed) {
        return false;
      }
      elements = Math.max(needed, capacity + ((elements - capacity) >> 1));
    }
    capacity = elements;
    return true;
  }

  private void moveUp(ThreadArena arena, int needed, int best) {
    long start;
    int elements = best;
    try {
      start = bump(arena, best);
    } catch (FrameExhaustedException full) {
      if (needed == best) {
        throw full;
      }
      elements = needed;
      start = bump(arena, needed);
    }
    moveTo(arena.block, start, elements);
  }

  private long bump(ThreadArena arena, int elements) {
    long bytes = (long) elements * elementBytes();
    return arena.bump(bytes, alignment(bytes));
  }

  private void moveToSide(SideMemory side, int elements) {
    long bytes = (long) elements * elementBytes();
    long start = side.take(bytes, alignment(bytes));
    moveTo(side.block(), start, elements);
  }

  private void moveTo(Block to, long start, int elements) {
    Memory.copy(block, address, to, start, (long) size * elementBytes());
    block = to;
    address = start;
    capacity = elements;
    moved();
  }
}
