package io.framealloc.internal.frame;

import org.jspecify.annotations.Nullable;

/**
 * What other threads read of an arena: whose it is. The fields behind keep it off the cache line
 * that the owner writes at every frame; superclass fields come first in memory.
 */
abstract class Owned {

  /** The thread that this arena belongs to; null in a tombstone only. */
  public final @Nullable Thread owner;

  long gap0;
  long gap1;
  long gap2;
  long gap3;
  long gap4;
  long gap5;
  long gap6;
  long gap7;

  Owned(@Nullable Thread owner) {
    this.owner = owner;
  }
}
