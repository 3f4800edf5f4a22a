package io.framealloc;

/** The part of an allocator that keeps values beyond their frame. */
abstract sealed class FrameRetention extends CurrentFrameCollections permits SmartAlloc {

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
    return frameRetained(value, importance.policy());
  }

  /**
   * Ends the open frame of the calling thread, as {@link SmartAlloc#endFrame} does, and tells what
   * became of its retained values.
   *
   * @return the retained values of the frame and their figures
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open; {@code
   *     FA106} if a nested scope in it is still open, {@code FA205} if it ends with a barrier and
   *     another party is still at work
   * @throws IllegalStateException if native code is using a segment of the frame right now
   */
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
