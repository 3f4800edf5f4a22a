package io.framealloc.fa.engine.state;

/** How far an object's life has gone. */
public enum Status {
  /** In use. */
  LIVE,
  /** Its frame has ended. */
  ENDED,
  /** Its scope was closed or rolled back. */
  ROLLED,
  /** Transferred. */
  MOVED,
  /** Closed or released. */
  CLOSED,
  /** A handle that was received. */
  RECEIVED,
  /** Kept by someone who is not followed: nothing more is said about it. */
  UNKNOWN;

  /** Returns whether a use is an error. */
  public boolean isDead() {
    return this == ENDED || this == ROLLED || this == MOVED || this == CLOSED;
  }
}
