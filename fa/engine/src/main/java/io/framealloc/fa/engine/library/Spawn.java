package io.framealloc.fa.engine.library;

/** Who runs what is given to a spawn point. */
public enum Spawn {
  /** A platform thread of its own. */
  THREAD,
  /** A pool, a virtual thread or a continuation: code that should not wait. */
  TASK
}
