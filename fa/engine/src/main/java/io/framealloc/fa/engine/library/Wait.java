package io.framealloc.fa.engine.library;

/** How a method waits. */
public enum Wait {
  /** For what the receiver stands for. */
  ON_RECEIVER,
  /** For anything, without end. */
  UNBOUNDED,
  /** For a given time. */
  BOUNDED
}
