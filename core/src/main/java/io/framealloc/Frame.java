package io.framealloc;

import io.framealloc.annotation.EndsFrame;
import io.framealloc.annotation.FrameScoped;
import io.framealloc.annotation.MustClose;
import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.frame.RawMemory;
import io.framealloc.internal.frame.ThreadArena;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One frame: scratch memory that is all given back at once when the frame ends.
 *
 * <p>A frame is an {@link Arena}, so any code that takes an arena or a segment allocator can
 * allocate in it. Its own forms are faster: boxes, slices, vectors, maps and checked references
 * cost a few additions each, and nothing on the Java heap where they stay local.
 *
 * <h2>Lifetime</h2>
 *
 * From {@link SmartAlloc#beginFrame} to {@link #close} or {@link SmartAlloc#endFrame}. Everything
 * allocated in it is dead afterwards; every later use is refused.
 *
 * <h2>Threads</h2>
 *
 * Confined to the thread that began it. Use by another thread raises {@link WrongThreadException}.
 *
 * @since 0.1
 */
@MustClose
public final class Frame extends FrameCollections implements Arena {

  Frame(ThreadArena arena) {
    super(arena);
  }

  /* The life cycle. */

  /**
   * Ends the frame and gives all its memory back.
   *
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA102} if it has ended already;
   *     {@code FA106} if a nested scope in it was still open, which ends with it, so that a loop
   *     can go on after an exception; {@code FA205} if it was to end with a barrier and another
   *     party is still at work: it has ended all the same
   * @throws WrongThreadException {@code FA201} if called by another thread
   * @throws io.framealloc.diagnostics.DiagnosticException in {@linkplain
   *     SmartAlloc#strictMode(io.framealloc.diagnostics.StrictMode) strict mode}, after it has
   *     ended, for what was found in it
   * @throws IllegalStateException if native code is using a segment of this frame right now; it
   *     goes on then, but raw segments taken since a checkpoint in it may be dead
   */
  @Override
  @EndsFrame
  public void close() {
    ThreadArena a = arena;
    if (a.owner != Thread.currentThread()) {
      throw a.owner == null ? Errors.endedTwice(this) : Errors.wrongThread(a);
    }
    if (a.isPlain()) {
      arena = a.tombstone;
      a.end();
    } else {
      closeSlow(a);
    }
  }

  private void closeSlow(ThreadArena a) {
    if (a.isPlainButScoped()) {
      RawMemory.closeScope(a);
      arena = a.tombstone;
      a.endScoped();
      ((FrameArena) a).sink.throwPending();
      return;
    }
    RuntimeException early = null; // thrown when the frame has ended
    if (a.ending != null) {
      early = a.ending.beforeEnd(null);
      if (arena != a) {
        return; // what was told of a failure has ended the frame
      }
    }
    boolean inOrder = FrameScope.isNoneAbove(a, null);
    RuntimeException broken = endNow(a);
    if (broken != null) {
      throw broken;
    }
    if (!inOrder) {
      throw Errors.endedWithScopes();
    }
    if (early != null) {
      throw early;
    }
    ((FrameArena) a).sink.throwPending();
  }

  /** Ends the frame with whatever is open in it; returns what is broken in its memory, or null. */
  @Nullable RuntimeException endNow(ThreadArena a) {
    RuntimeException broken = a.ending(null);
    RawMemory.closeScopes(a, null);
    killRegions(a, null);
    arena = a.tombstone;
    a.endSlow();
    return broken;
  }

  /* Facts. */

  /**
   * Returns the number of this frame in its thread and allocator.
   *
   * @return 1 for the first
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public long number() {
    return arena().number;
  }

  /**
   * Returns how much of this frame is in use.
   *
   * @return bytes, alignment included
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public long used() {
    return arena().used();
  }

  /**
   * Returns how much this frame may still take before the overflow policy applies.
   *
   * @return bytes
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public long remaining() {
    return arena().remaining();
  }

  /**
   * Returns what this frame has allocated so far.
   *
   * @return a snapshot
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameStats stats() {
    return SmartAlloc.statsOf(arena());
  }

  /* Raw segments. */

  /**
   * Takes raw memory, as found.
   *
   * @param bytes the size
   * @return a segment that is dead when the frame ends
   * @throws IllegalArgumentException if {@code bytes} is negative
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @FrameScoped
  public MemorySegment alloc(long bytes) {
    return allocate(bytes, 1);
  }

  /**
   * Takes aligned raw memory, as found.
   *
   * @param bytes the size
   * @param alignment in bytes, a power of two from 1 to 4096
   * @return a segment that is dead when the frame ends
   * @throws IllegalArgumentException if an argument is out of range
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @FrameScoped
  public MemorySegment alloc(long bytes, long alignment) {
    return allocate(bytes, alignment);
  }

  /**
   * Takes raw memory for one value of a layout, as found.
   *
   * @param layout gives size and alignment
   * @return a segment that is dead when the frame ends
   * @throws IllegalArgumentException if the alignment is above 4096
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @FrameScoped
  public MemorySegment alloc(MemoryLayout layout) {
    return allocate(layout.byteSize(), layout.byteAlignment());
  }

  /**
   * Takes raw memory, as found; the {@link Arena} name of {@link #alloc(long, long)}.
   *
   * @param bytes the size
   * @param alignment in bytes, a power of two from 1 to 4096
   * @return a segment that is dead when the frame ends
   * @throws IllegalArgumentException if an argument is out of range
   * @throws FrameExhaustedException if the overflow policy or the operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @Override
  @FrameScoped
  public MemorySegment allocate(long bytes, long alignment) {
    ThreadArena a = arena();
    Requests.checkSize(bytes, alignment);
    return RawMemory.take(a, bytes, alignment);
  }

  /**
   * Takes raw memory for {@code n} values of a layout, as found, in one step.
   *
   * @param element gives size and alignment of one value
   * @param n how many
   * @return a segment that is dead when the frame ends
   * @throws IllegalArgumentException if {@code n} is negative or the alignment above 4096
   * @throws FrameExhaustedException if no memory can hold it, or the overflow policy or the
   *     operating system refuses
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  @FrameScoped
  public MemorySegment batch(MemoryLayout element, long n) {
    return allocate(Requests.total(element.byteSize(), n), element.byteAlignment());
  }

  /**
   * Returns the scope of the raw segments that this frame hands out now.
   *
   * @return a scope that is alive until this frame, or the nested scope open in it, ends; after the
   *     end of the frame one that is not alive, on any thread
   * @throws WrongThreadException if called by another thread before the end
   */
  @Override
  public MemorySegment.Scope scope() {
    if (!isAlive()) {
      return arena.history.closedScope(frameNumber(arena.tombstone));
    }
    ThreadArena a = arena();
    return RawMemory.scopeOf(a, innermost(a)).scope();
  }

  /* Scopes inside the frame. */

  /**
   * Opens a scope inside this frame, whose memory is given back when it closes.
   *
   * @return the scope, to be closed before the frame and in the reverse order of opening
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FrameScope nested() {
    return new FrameScope(arena());
  }

  /**
   * Begins a named phase of this frame, which counts what is allocated in it.
   *
   * @param name what the phase is called
   * @return the phase, best closed by try-with-resources; phases may nest
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public FramePhase phase(String name) {
    return new FramePhase(this, Objects.requireNonNull(name, "name"));
  }

  /**
   * Marks the point that {@link #rollbackTo} goes back to.
   *
   * @return the checkpoint
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public Checkpoint checkpoint() {
    return new Checkpoint(arena());
  }

  /**
   * Gives back everything allocated since a checkpoint; all of it is dead afterwards.
   *
   * @param checkpoint of this frame; good for further rollbacks
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA106} if it is of another frame,
   *     was rewound past, or a nested scope opened after it is still open
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public void rollbackTo(Checkpoint checkpoint) {
    checkpoint.rollback(arena());
  }

  /**
   * Tries something, and gives its memory back if it fails.
   *
   * @param <R> the type of the result
   * @param attempt returns its result, or an empty optional if it failed; what it allocates lives
   *     on in this frame if it succeeds; a checkpoint taken in it ends with it
   * @return what the attempt returned
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA106} if the attempt leaves a
   *     nested scope open
   * @throws NullPointerException if the attempt returns null, which counts as a failure
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public <R> Optional<R> speculative(Function<? super Frame, Optional<R>> attempt) {
    Checkpoint before = checkpoint();
    Optional<R> result;
    try {
      result = Objects.requireNonNull(attempt.apply(this), "the attempt returned null");
    } catch (Throwable thrown) {
      abandonAfter(thrown, before);
      throw thrown;
    }
    if (result.isPresent()) {
      before.commit(arena());
    } else {
      before.abandon(arena());
    }
    return result;
  }

  private void abandonAfter(Throwable thrown, Checkpoint before) {
    try {
      before.abandon(arena());
    } catch (IllegalStateException refused) {
      thrown.addSuppressed(refused);
    }
  }

  @Override
  long frameNumber(ThreadArena origin) {
    return origin.history.numberOf(this);
  }
}
