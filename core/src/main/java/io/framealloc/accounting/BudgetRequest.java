package io.framealloc.accounting;

import io.framealloc.diagnostics.BudgetLevel;
import java.util.List;

/**
 * A request that does not fit into a budget.
 *
 * @param kind {@code frame}, {@code pool}, {@code heap} or {@code scratch}
 * @param requested bytes
 * @param used bytes in use at the level that refused
 * @param limit of that level, in bytes
 * @param chain every level that counts, the innermost first
 * @since 0.1
 */
public record BudgetRequest(
    String kind, long requested, long used, long limit, List<BudgetLevel> chain) {

  /** Copies the chain. */
  public BudgetRequest {
    chain = List.copyOf(chain);
  }
}
