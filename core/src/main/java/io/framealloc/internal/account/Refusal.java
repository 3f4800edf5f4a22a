package io.framealloc.internal.account;

import io.framealloc.diagnostics.BudgetLevel;
import java.util.List;

/**
 * A request that a budget refuses.
 *
 * @param kind what was asked for
 * @param requested bytes
 * @param chain the levels that were asked, the innermost first; the last is the one that refused
 */
public record Refusal(Kind kind, long requested, List<BudgetLevel> chain) {

  /** The level that refused. */
  public BudgetLevel level() {
    return chain.stream().filter(BudgetLevel::exceeded).findFirst().orElseThrow();
  }
}
