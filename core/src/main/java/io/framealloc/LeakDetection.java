package io.framealloc;

/**
 * Which boxes and slots of pools and of the heap are watched, so that one which becomes unreachable
 * before it is closed is reported with the place where it was opened: {@code FA401}.
 *
 * <p>Such a leak is noticed after a garbage collection, when the next watched box is opened, or at
 * {@link SmartAlloc#trim}, {@link SmartAlloc#poolStats} or {@link SmartAlloc#close}. Each place is
 * reported once; {@code close} tells how often more. The memory stays taken until then, since a raw
 * segment of it does not keep its box reachable.
 *
 * <h2>Threads</h2>
 *
 * Constants may be shared freely.
 *
 * @since 0.1
 */
public enum LeakDetection {
  /** None; what is open when the allocator is closed is still counted and reported. */
  OFF,

  /**
   * One of 128. The place is found for at most some ten thousand a second, so that the cost stays
   * small in the busiest program.
   */
  SAMPLED,

  /** Every one, each with its place; costs a microsecond or more each. */
  ALL
}
