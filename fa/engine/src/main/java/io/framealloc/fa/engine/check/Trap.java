package io.framealloc.fa.engine.check;

/** Marks a path on which something was thrown. */
public enum Trap {
  /** Something dead was used, which throws. */
  USE,
  /** A handler runs for what any call may throw. */
  CAUGHT
}
