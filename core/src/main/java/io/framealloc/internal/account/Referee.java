package io.framealloc.internal.account;

import io.framealloc.diagnostics.BudgetLevel;

/** Decides what happens at the limits. Called without any lock, on the thread that asks. */
public interface Referee {

  /** Decides about a request over a hard limit. */
  Decision decide(Refusal refusal);

  /** Whether {@link #decide} runs code that may give memory back, so that asking again helps. */
  boolean mayFree();

  /** The exception of a refused request. */
  RuntimeException exception(Refusal refusal);

  /** A level has gone beyond its soft limit. */
  void softLimitReached(BudgetLevel level);

  /** Called where a report of this thread may be thrown: what was asked for can be given back. */
  default void reported() {}
}
