package io.framealloc.internal.pool;

/**
 * When an owner takes back the slots that others have closed, and how many may wait.
 *
 * @param when the moments
 * @param step the most slots at once
 * @param capacity how many may wait; {@link Integer#MAX_VALUE} if there is no bound
 * @param full what happens beyond the capacity
 */
public record Deferral(When when, int step, int capacity, Full full) {

  /** The moments. */
  public enum When {
    /** At the begin of a frame. */
    FRAME_BEGIN,
    /** At the end of a frame. */
    FRAME_END,
    /** At the begin of a frame, a few. */
    INCREMENTAL,
    /** When asked to. */
    EXPLICIT
  }

  /** What happens beyond the capacity. */
  public enum Full {
    /** The closer gives the slot back itself. */
    PROCESS_IMMEDIATELY,
    /** More wait. */
    GROW,
    /** The closer waits. */
    BLOCK,
    /** The close is refused. */
    FAIL,
    /** The oldest is given up. */
    DROP_OLDEST
  }

  /** Without a bound. */
  public static Deferral unbounded(When when, int step) {
    return new Deferral(when, step, Integer.MAX_VALUE, Full.GROW);
  }

  /** Whether there is a bound. */
  public boolean isBounded() {
    return capacity != Integer.MAX_VALUE;
  }

  /** Whether an owner that has no free slot takes slots out of the queue. */
  boolean isAtNeed() {
    return when != When.EXPLICIT;
  }
}
