package io.framealloc.fa.engine.interpret;

/** Where a frame from outside was found. */
enum Origin {
  /** In a field: its owner lives no longer than it. */
  FIELD
}
