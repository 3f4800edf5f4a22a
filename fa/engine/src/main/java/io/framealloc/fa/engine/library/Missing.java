package io.framealloc.fa.engine.library;

/** What the version of the library on the class path does not have. */
public enum Missing {
  /** Budgets of single threads. */
  THREAD_BUDGETS
}
