package io.framealloc.internal.pool;

import java.util.BitSet;

/** What one thread alone sees of a bounded queue; a class for each policy. */
public abstract class QueueModel {

  private final boolean refuses;
  private final BitSet closed = new BitSet();
  private int waiting;

  QueueModel(boolean refuses) {
    this.refuses = refuses;
  }

  /** Closes a slot. */
  public String close(int slot) {
    if (closed.get(slot)) {
      return "closed before";
    }
    boolean full = waiting >= QueueOperations.CAPACITY;
    if (full && refuses) {
      return "refused";
    }
    closed.set(slot);
    if (!full) {
      waiting++;
    }
    return "closed";
  }

  /** Takes some out. */
  public int take(int most) {
    int taken = Math.min(most, waiting);
    waiting -= taken;
    return taken;
  }

  /** A full queue refuses. */
  public static final class Fail extends QueueModel {
    /** Makes an empty queue. */
    public Fail() {
      super(true);
    }
  }

  /** A full queue stays full, whether it loses its oldest slot or is gone past. */
  public static final class StaysFull extends QueueModel {
    /** Makes an empty queue. */
    public StaysFull() {
      super(false);
    }
  }
}
