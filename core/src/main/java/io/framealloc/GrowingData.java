package io.framealloc;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.frame.ViewScope;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Elements of one width in frame memory that {@link Growth} makes room for.
 *
 * <p>Index checks. {@code size} is masked with {@link Memory#INDEX_MASK}, which it never exceeds:
 * the mask tells the compiler that a scaled index fits an int, without which loops do not
 * vectorize. The capacity is masked as well and compared by order, not for equality: as long as no
 * vector has grown, that is a range check, which the compiler moves out of a loop of pushes.
 */
abstract class GrowingData extends FrameData {

  int size;
  int capacity;
  @Nullable ViewScope views;

  GrowingData(FrameReferences frame, int capacity, int elementBytes) {
    ThreadArena arena = frame.arena();
    long bytes = Requests.elements(elementBytes, capacity);
    long start = arena.bump(bytes, Growth.alignment(bytes));
    super(frame.innermost(arena), arena.block, start);
    this.capacity = capacity;
  }

  GrowingData(Life life, Block block, long address, int size, int capacity) {
    super(life, block, address);
    this.size = size;
    this.capacity = capacity;
  }

  /** The width of an element. */
  abstract int elementBytes();

  /** Called when {@link #block} and {@link #address} have changed. */
  void moved() {}

  /**
   * Returns the number of elements.
   *
   * @return 0 or more
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public int size() {
    check();
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
    check();
    return capacity;
  }

  /**
   * Removes all elements; the memory is kept for new ones.
   *
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public void clear() {
    check();
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
    check();
    if (elements < 0) {
      throw Errors.negative("elements", elements);
    }
    if (elements > capacity) {
      grow(elements, elements);
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
  @FrameScoped
  public MemorySegment segment() {
    Block before = block;
    views = openViews(views);
    MemorySegment view = view((long) size * elementBytes(), views);
    if (block != before) {
      capacity = size;
      moved();
    }
    return view;
  }

  /** Refuses a dead or foreign use, and an index that is not below the size. */
  final int checked(int index) {
    check();
    return Objects.checkIndex(index, size & Memory.INDEX_MASK);
  }

  /** Counts one element more, for which there is room then; returns its index. */
  final int added() {
    check();
    int last = size;
    if (last >= (capacity & Memory.INDEX_MASK)) {
      ensure(last + 1L);
    }
    size = last + 1;
    return last & Memory.INDEX_MASK;
  }

  /** Refuses a dead or foreign use, and a range that is not inside the size. */
  final void checkRange(int from, int length) {
    check();
    Objects.checkFromIndexSize(from, length, size);
  }

  /** Makes room for {@code needed} elements, and for as many again that may follow. */
  final void ensure(long needed) {
    if (needed > capacity) {
      grow(needed, Growth.twice(capacity));
    }
  }

  private void grow(long needed, long wished) {
    int width = elementBytes();
    capacity = Growth.grow(this, (long) size * width, width, capacity, needed, wished);
    moved();
  }
}
