package io.framealloc.internal.account;

/** Where memory comes from. */
public enum Kind {
  /** Frames, until they end. */
  FRAME,
  /** Slots of size classes. */
  POOL,
  /** Single extents, and what a budget has promoted. */
  HEAP,
  /** Scratch pools. */
  SCRATCH
}
