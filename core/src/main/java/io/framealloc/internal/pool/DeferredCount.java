package io.framealloc.internal.pool;

/** The figures of deferred frees, added up owner by owner. */
public final class DeferredCount {

  /** Slots that were taken out of a queue. */
  public long processed;

  /** Slots in a queue. */
  public long waiting;

  /** Slots that were given up. */
  public long dropped;

  /** Slots that were given back past a full queue. */
  public long immediate;

  /** The most slots that waited at once for one owner. */
  public long highWater;

  DeferredCount() {}

  void add(DeferredCount other) {
    processed += other.processed;
    waiting += other.waiting;
    dropped += other.dropped;
    immediate += other.immediate;
    highWater = Math.max(highWater, other.highWater);
  }
}
