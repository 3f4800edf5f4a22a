package io.framealloc;

/**
 * What happens when a frame needs more memory than its capacity.
 *
 * <p>Every time the policy is applied it is counted in {@link FrameStats#overflowCount()}.
 *
 * @since 0.1
 */
public enum Overflow {

  /** More blocks are chained and kept while frames need them. The default. */
  GROW,

  /** More blocks are taken for this frame alone and freed when it ends. */
  SPILL,

  /** The allocation is refused with {@code FrameExhaustedException}; the frame goes on. */
  FAIL
}
