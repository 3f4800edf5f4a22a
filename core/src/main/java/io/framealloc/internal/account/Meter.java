package io.framealloc.internal.account;

/** How far the open frame of a thread is. Asked by that thread only. */
public interface Meter {

  /** Bytes that it has taken in bump order. */
  long position();

  /** Bytes that it can take without another block. */
  long room();

  /** How many allocations it has made. */
  long allocations();
}
