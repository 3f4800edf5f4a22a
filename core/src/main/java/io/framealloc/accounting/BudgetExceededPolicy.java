package io.framealloc.accounting;

/**
 * What happens when a request does not fit into a budget.
 *
 * @since 0.1
 */
public enum BudgetExceededPolicy {
  /** The request fails with {@code FA302}, and nothing has changed. */
  FAIL,
  /** The request is granted, and {@code FA302} is reported as a warning. */
  WARN,
  /** The request is granted. */
  ALLOW,
  /**
   * The request is granted as heap memory, paid for by the levels above the one that refused; it
   * fails if they refuse too. In a frame it gets memory of its own until the frame ends; of a pool
   * it gets its slot.
   */
  PROMOTE
}
