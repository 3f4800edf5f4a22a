package io.framealloc.accounting;

/**
 * Decides about a request that does not fit into a budget.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface BudgetHandler {

  /**
   * Called on the thread that asks, without any lock. It may give memory back: the budget is asked
   * again before the returned policy is applied. What it throws refuses the request.
   *
   * @param request what was refused, and by which level
   * @return what to do if the budget still refuses
   */
  BudgetExceededPolicy onBudgetExceeded(BudgetRequest request);
}
