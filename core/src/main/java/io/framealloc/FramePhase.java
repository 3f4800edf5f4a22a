package io.framealloc;

import io.framealloc.annotation.MustClose;
import io.framealloc.internal.frame.ThreadArena;
import org.jspecify.annotations.Nullable;

/**
 * A named part of a frame, with what was allocated in it.
 *
 * <h2>Lifetime</h2>
 *
 * Counts until {@link #close}; its figures stay readable afterwards.
 *
 * <h2>Threads</h2>
 *
 * Confined to the thread of its frame while it is open.
 *
 * @since 0.1
 */
@MustClose
public final class FramePhase implements AutoCloseable {

  private final Frame frame;
  private final String name;
  final @Nullable FramePhase outer;
  private final long bytesBefore;
  private final long allocationsBefore;
  private long bytes;
  private long allocations;
  private boolean closed;

  FramePhase(Frame frame, String name) {
    ThreadArena arena = frame.arena();
    this.frame = frame;
    this.name = name;
    this.bytesBefore = arena.allocatedBytes();
    this.allocationsBefore = arena.allocations();
    this.outer = FrameEnding.of(arena).opened(this);
    FrameWatch watch = ((FrameArena) arena).watch;
    if (watch != null) {
      watch.phaseBegan(this);
    }
  }

  boolean isOpen() {
    return !closed && frame.isAlive();
  }

  /**
   * Returns the name.
   *
   * @return as given
   */
  public String name() {
    return name;
  }

  /**
   * Returns how much the frame has taken in this phase.
   *
   * @return bytes, those rolled back since included; final once the phase is closed
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame ended before the phase
   * @throws WrongThreadException if the phase is open and this is another thread
   */
  public long bytesAllocated() {
    return closed ? bytes : frame.arena().allocatedBytes() - bytesBefore;
  }

  /**
   * Returns how many allocations were made in this phase.
   *
   * @return a count; final once the phase is closed
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame ended before the phase
   * @throws WrongThreadException if the phase is open and this is another thread
   */
  public long allocationCount() {
    return closed ? allocations : frame.arena().allocations() - allocationsBefore;
  }

  /**
   * Ends the phase.
   *
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA106} if it has ended already, or
   *     its frame has
   * @throws WrongThreadException if called by another thread
   */
  @Override
  public void close() {
    if (closed || !frame.isAlive()) {
      throw Errors.scopeOver("phase");
    }
    bytes = bytesAllocated();
    allocations = allocationCount();
    closed = true;
    FrameArena arena = (FrameArena) frame.arena();
    PhaseTable.Sum sum = arena.phases.of(name);
    sum.add(bytes, allocations);
    arena.onRegionEnd(sum.lowering(bytes));
    if (arena.watch != null) {
      arena.watch.phaseEnded(this);
    }
  }
}
