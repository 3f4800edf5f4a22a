package io.framealloc;

/**
 * What happens when a thread closes a slot of another thread whose queue of deferred frees is full.
 *
 * <p>What closes several things at once, such as {@link TaskAlloc} or {@link AsyncPoolGuard}, and a
 * transfer that nobody receives, is never refused and does not wait: it goes past a full queue.
 *
 * <p>Each overflow is reported as {@code FA204}: the first, the second, the fourth, and so on.
 *
 * <h2>Threads</h2>
 *
 * Constants may be shared freely.
 *
 * @since 0.1
 */
public enum QueueFullPolicy {
  /**
   * The closing thread itself gives the slot back, past the queue; the owner uses it again as soon
   * as it has no other.
   */
  PROCESS_IMMEDIATELY,

  /** The queue grows; the capacity only says from where on this is reported. */
  GROW,

  /**
   * The closing thread waits until the owner has processed some, or has ended. A program in which
   * the owner in turn waits for that thread stands still.
   */
  BLOCK,

  /** The close is refused with {@code FA204}; the box stays open and may be closed again later. */
  FAIL,

  /**
   * The slot that waits longest is given up and reported as leaked, {@code FA401}: it stays taken
   * until the allocator is closed.
   */
  DROP_OLDEST
}
