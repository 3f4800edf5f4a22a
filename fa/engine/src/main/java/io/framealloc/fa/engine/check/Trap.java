package io.framealloc.fa.engine.check;

/** Marks a path on which the run time has thrown by now. */
public enum Trap {
  /** Something dead was used. */
  USE
}
