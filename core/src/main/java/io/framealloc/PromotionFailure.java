package io.framealloc;

/**
 * Why a value was not promoted; it is kept as a Java object then, and nothing is lost.
 *
 * @param reason the kind of refusal
 * @param message the text, which starts with {@code [FA408]}
 * @since 0.1
 */
public record PromotionFailure(Reason reason, String message) {

  /** The kinds of refusal. */
  public enum Reason {
    /** The size class is at its limit, or the scratch pool has no room left. */
    FULL,
    /** Larger than the largest size class, or than the whole scratch pool. */
    TOO_LARGE,
    /** A budget refuses it. */
    OVER_BUDGET,
    /** The operating system has no more memory. */
    OUT_OF_MEMORY,
    /** The allocator was closed while the frame was open. */
    CLOSED
  }
}
