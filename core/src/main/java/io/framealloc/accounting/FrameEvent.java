package io.framealloc.accounting;

import io.framealloc.diagnostics.Code;
import org.jspecify.annotations.Nullable;

/**
 * Something that an allocator has just done, as it tells its listeners and Flight Recorder.
 *
 * <p>A listener is called on the thread that acts, outside all locks. What happens in the middle of
 * an allocation (an overflow, a stale access, a block) it hears of at the next begin or end of a
 * phase or a frame of that thread, so that it may use the allocator. Sizes are in bytes.
 *
 * <h2>Lifetime</h2>
 *
 * Unlimited; immutable.
 *
 * <h2>Threads</h2>
 *
 * May be shared freely.
 *
 * @since 0.1
 */
public sealed interface FrameEvent {

  /**
   * A frame of this thread has begun.
   *
   * @param number of the frame, in its thread and allocator
   */
  record FrameBegin(long number) implements FrameEvent {}

  /**
   * A frame of this thread has ended.
   *
   * @param number of the frame, in its thread and allocator
   * @param bytes that it took, those rolled back included
   * @param allocations that it made
   * @param peakBytes the most in use at once
   * @param overflows how often the overflow policy was applied
   * @param nanos how long it was open, in nanoseconds
   */
  record FrameEnd(
      long number, long bytes, long allocations, long peakBytes, int overflows, long nanos)
      implements FrameEvent {}

  /**
   * A named phase of the open frame has begun.
   *
   * @param number of the frame
   * @param name of the phase
   */
  record PhaseBegin(long number, String name) implements FrameEvent {}

  /**
   * A named phase of the open frame has been closed.
   *
   * @param number of the frame
   * @param name of the phase
   * @param bytes that the frame took in it
   * @param allocations that were made in it
   * @param nanos how long it was open, in nanoseconds
   */
  record PhaseEnd(long number, String name, long bytes, long allocations, long nanos)
      implements FrameEvent {}

  /**
   * A request went beyond the capacity of the frame.
   *
   * @param number of the frame
   * @param bytes that were asked for
   * @param policy what is done then: {@code GROW}, {@code SPILL} or {@code FAIL}
   */
  record Overflow(long number, long bytes, String policy) implements FrameEvent {}

  /**
   * A request did not fit into a budget, and it was decided what is done.
   *
   * @param kind {@code frame}, {@code pool}, {@code heap} or {@code scratch}
   * @param level that refused: {@code frame}, {@code thread NAME}, {@code tag PATH} or {@code
   *     allocator}
   * @param requested bytes that were asked for
   * @param used bytes in use at that level
   * @param limit of that level
   * @param policy what was decided
   */
  record BudgetExceeded(
      String kind, String level, long requested, long used, long limit, BudgetExceededPolicy policy)
      implements FrameEvent {}

  /**
   * A level has come above its soft limit; told once until it falls below again.
   *
   * @param level {@code tag PATH} or {@code allocator}
   * @param used bytes in use
   * @param soft the soft limit
   * @param limit the hard limit; {@link Long#MAX_VALUE} for none
   */
  record SoftLimitReached(String level, long used, long soft, long limit) implements FrameEvent {}

  /**
   * A value or a vector was sent to another thread.
   *
   * @param id the number of the transfer
   * @param bytes that were sent
   */
  record TransferSent(long id, long bytes) implements FrameEvent {}

  /**
   * A value or a vector was received by this thread.
   *
   * @param id the number of the transfer
   * @param bytes that were received
   */
  record TransferReceived(long id, long bytes) implements FrameEvent {}

  /**
   * This thread has taken back pool slots that other threads closed: at one of its frames, or by
   * {@code processDeferredFrees}.
   *
   * @param count how many slots
   */
  record DeferredFree(int count) implements FrameEvent {}

  /**
   * Memory was found that nobody has given back.
   *
   * @param code of the report, {@link Code#FA401}, for example
   * @param kind {@code pool}, {@code heap}, {@code object}, {@code promoted}, {@code transfer} or
   *     {@code frame}
   * @param count how many
   * @param bytes of all of them; 0 if that is not known
   * @param tag whose, or null if not known
   * @param site where they were opened, or null if not known
   */
  record Leak(
      Code code, String kind, long count, long bytes, @Nullable String tag, @Nullable String site)
      implements FrameEvent {}

  /**
   * A block of frame memory was taken from the operating system.
   *
   * @param bytes of the block
   */
  record BlockGrown(long bytes) implements FrameEvent {}

  /**
   * Blocks of frame memory were given back to the operating system.
   *
   * @param bytes of the blocks
   */
  record BlockTrimmed(long bytes) implements FrameEvent {}

  /**
   * Data of a frame was used after its end; the exception is thrown next.
   *
   * @param code {@link Code#FA104}
   * @param number of the ended frame, or 0 if it is no longer known
   * @param framesAgo how many frames its thread has begun since, or -1 if not known
   */
  record StaleAccess(Code code, long number, long framesAgo) implements FrameEvent {}
}
