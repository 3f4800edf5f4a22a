package io.framealloc;

import io.framealloc.annotation.EndsFrame;

/** The part of an allocator that keeps values beyond their frame. */
abstract sealed class FrameRetention extends CurrentFrameTransfers permits TaggedAlloc {

  abstract Retention retention();

  /**
   * Puts a value into the current frame, and decides what becomes of it when the frame ends.
   *
   * @param <T> the value type
   * @param value the value
   * @param policy what becomes of it
   * @return a handle that reads the value in the frame, and its copy afterwards
   * @throws NullPointerException if the value, or a component of it, or the policy is null
   * @throws IllegalArgumentException if the value is of no value type, or an array in it has a
   *     wrong length
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room in the frame
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameRetained<T> frameRetained(T value, RetentionPolicy policy) {
    Frame frame = currentFrame();
    return new RetainedValue<>(retention(), policy, frame, frame.box(value));
  }

  /**
   * Puts a value into the current frame, and says how long it matters.
   *
   * @param <T> the value type
   * @param value the value
   * @param importance how long it matters
   * @return a handle as from {@link #frameRetained} with {@link Importance#policy}
   * @throws NullPointerException if the value, or a component of it, or the importance is null
   * @throws IllegalArgumentException if the value is of no value type, or an array in it has a
   *     wrong length
   * @throws io.framealloc.diagnostics.FrameExhaustedException if there is no room in the frame
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameRetained<T> frameWithImportance(T value, Importance importance) {
    Frame frame = currentFrame();
    return new RetainedValue<>(retention(), importance.policy(), frame, frame.box(value));
  }

  /* Vectors and slices. */

  private <V extends FrameData> FrameRetained<V> retained(V vec, RetentionPolicy policy) {
    Frame frame = currentFrame();
    if (policy.destination() == RetentionPolicy.Destination.SCRATCH) {
      throw Errors.vectorForScratch(policy);
    }
    vec.check();
    return new RetainedVec<>(retention(), policy, frame, vec);
  }

  /**
   * Decides what becomes of a vector of the current frame when that ends.
   *
   * <p>A vector is copied once, at the end; until then the handle gives the vector itself. Promoted
   * to whichever destination, it has a part of a block to itself, not a pool slot.
   *
   * @param <T> the value type
   * @param vec the vector, of this thread and allocator
   * @param policy what becomes of it; not {@link RetentionPolicy#promoteToScratch}
   * @return a handle that gives the vector in the frame, and its copy afterwards, which has one
   *     thread at a time: the one that asks the handle for it
   * @throws IllegalArgumentException if the policy names a scratch pool
   * @throws io.framealloc.diagnostics.FrameEndedException if the vector is dead
   * @throws WrongThreadException if it is another thread's
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameRetained<FrameVec<T>> frameVecRetained(FrameVec<T> vec, RetentionPolicy policy) {
    return retained(vec, policy);
  }

  /**
   * Decides what becomes of a slice of the current frame when that ends.
   *
   * <p>A slice is copied once, at the end; until then the handle gives the slice itself. Promoted
   * to whichever destination, it has a part of a block to itself, not a pool slot.
   *
   * @param <T> the value type
   * @param vec the slice, of this thread and allocator
   * @param policy what becomes of it; not {@link RetentionPolicy#promoteToScratch}
   * @return a handle that gives the slice in the frame, and its copy afterwards, which has one
   *     thread at a time: the one that asks the handle for it
   * @throws IllegalArgumentException if the policy names a scratch pool
   * @throws io.framealloc.diagnostics.FrameEndedException if the slice is dead
   * @throws WrongThreadException if it is another thread's
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public <T> FrameRetained<FrameSlice<T>> frameVecRetained(
      FrameSlice<T> vec, RetentionPolicy policy) {
    return retained(vec, policy);
  }

  /**
   * Decides what becomes of a vector of ints of the current frame when that ends.
   *
   * <p>The vector is copied once, at the end; until then the handle gives the vector itself.
   * Promoted to whichever destination, it has a part of a block to itself, not a pool slot.
   *
   * @param vec the vector, of this thread and allocator
   * @param policy what becomes of it; not {@link RetentionPolicy#promoteToScratch}
   * @return a handle that gives the vector in the frame, and its copy afterwards, which has one
   *     thread at a time: the one that asks the handle for it
   * @throws IllegalArgumentException if the policy names a scratch pool
   * @throws io.framealloc.diagnostics.FrameEndedException if the vector is dead
   * @throws WrongThreadException if it is another thread's
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameRetained<FrameIntVec> frameVecRetained(FrameIntVec vec, RetentionPolicy policy) {
    return retained(vec, policy);
  }

  /**
   * Decides what becomes of a vector of longs of the current frame when that ends.
   *
   * <p>The vector is copied once, at the end; until then the handle gives the vector itself.
   * Promoted to whichever destination, it has a part of a block to itself, not a pool slot.
   *
   * @param vec the vector, of this thread and allocator
   * @param policy what becomes of it; not {@link RetentionPolicy#promoteToScratch}
   * @return a handle that gives the vector in the frame, and its copy afterwards, which has one
   *     thread at a time: the one that asks the handle for it
   * @throws IllegalArgumentException if the policy names a scratch pool
   * @throws io.framealloc.diagnostics.FrameEndedException if the vector is dead
   * @throws WrongThreadException if it is another thread's
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameRetained<FrameLongVec> frameVecRetained(FrameLongVec vec, RetentionPolicy policy) {
    return retained(vec, policy);
  }

  /**
   * Decides what becomes of a vector of floats of the current frame when that ends.
   *
   * <p>The vector is copied once, at the end; until then the handle gives the vector itself.
   * Promoted to whichever destination, it has a part of a block to itself, not a pool slot.
   *
   * @param vec the vector, of this thread and allocator
   * @param policy what becomes of it; not {@link RetentionPolicy#promoteToScratch}
   * @return a handle that gives the vector in the frame, and its copy afterwards, which has one
   *     thread at a time: the one that asks the handle for it
   * @throws IllegalArgumentException if the policy names a scratch pool
   * @throws io.framealloc.diagnostics.FrameEndedException if the vector is dead
   * @throws WrongThreadException if it is another thread's
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameRetained<FrameFloatVec> frameVecRetained(FrameFloatVec vec, RetentionPolicy policy) {
    return retained(vec, policy);
  }

  /**
   * Decides what becomes of a vector of doubles of the current frame when that ends.
   *
   * <p>The vector is copied once, at the end; until then the handle gives the vector itself.
   * Promoted to whichever destination, it has a part of a block to itself, not a pool slot.
   *
   * @param vec the vector, of this thread and allocator
   * @param policy what becomes of it; not {@link RetentionPolicy#promoteToScratch}
   * @return a handle that gives the vector in the frame, and its copy afterwards, which has one
   *     thread at a time: the one that asks the handle for it
   * @throws IllegalArgumentException if the policy names a scratch pool
   * @throws io.framealloc.diagnostics.FrameEndedException if the vector is dead
   * @throws WrongThreadException if it is another thread's
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameRetained<FrameDoubleVec> frameVecRetained(
      FrameDoubleVec vec, RetentionPolicy policy) {
    return retained(vec, policy);
  }

  /**
   * Decides what becomes of a vector of bytes of the current frame when that ends.
   *
   * <p>The vector is copied once, at the end; until then the handle gives the vector itself.
   * Promoted to whichever destination, it has a part of a block to itself, not a pool slot.
   *
   * @param vec the vector, of this thread and allocator
   * @param policy what becomes of it; not {@link RetentionPolicy#promoteToScratch}
   * @return a handle that gives the vector in the frame, and its copy afterwards, which has one
   *     thread at a time: the one that asks the handle for it
   * @throws IllegalArgumentException if the policy names a scratch pool
   * @throws io.framealloc.diagnostics.FrameEndedException if the vector is dead
   * @throws WrongThreadException if it is another thread's
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameRetained<FrameByteVec> frameVecRetained(FrameByteVec vec, RetentionPolicy policy) {
    return retained(vec, policy);
  }

  /**
   * Decides what becomes of a vector of shorts of the current frame when that ends.
   *
   * <p>The vector is copied once, at the end; until then the handle gives the vector itself.
   * Promoted to whichever destination, it has a part of a block to itself, not a pool slot.
   *
   * @param vec the vector, of this thread and allocator
   * @param policy what becomes of it; not {@link RetentionPolicy#promoteToScratch}
   * @return a handle that gives the vector in the frame, and its copy afterwards, which has one
   *     thread at a time: the one that asks the handle for it
   * @throws IllegalArgumentException if the policy names a scratch pool
   * @throws io.framealloc.diagnostics.FrameEndedException if the vector is dead
   * @throws WrongThreadException if it is another thread's
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FrameRetained<FrameShortVec> frameVecRetained(FrameShortVec vec, RetentionPolicy policy) {
    return retained(vec, policy);
  }

  /**
   * Ends the open frame of the calling thread, as {@link SmartAlloc#endFrame} does, and tells what
   * became of its retained values.
   *
   * @return the retained values of the frame and their figures
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open; {@code
   *     FA106} if a nested scope in it was still open, {@code FA205} if it was to end with a
   *     barrier and another party is still at work: it has ended all the same, and each handle
   *     tells what became of its value
   * @throws IllegalStateException if native code is using a segment of the frame right now
   */
  @EndsFrame
  public PromotionResult endFrameWithPromotions() {
    Frame frame = currentFrame();
    FrameEnding ending = FrameEnding.of(frame.arena);
    frame.close();
    return ending.result();
  }

  /**
   * Returns the scratch pool of a name, of 1 MiB if it is new.
   *
   * @param name the name
   * @return the pool
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public ScratchPool scratchPool(String name) {
    return retention().scratch(name, 0);
  }

  /**
   * Returns the scratch pool of a name and a size.
   *
   * @param name the name
   * @param capacity bytes, at least 1
   * @return the pool
   * @throws IllegalArgumentException if {@code capacity} is less than 1, or there is a pool of this
   *     name with another
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   */
  public ScratchPool scratchPool(String name, long capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("scratch pool without room: capacity=" + capacity);
    }
    return retention().scratch(name, capacity);
  }
}
