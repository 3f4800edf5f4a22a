package io.framealloc.internal.pool;

import java.util.BitSet;

/** What one thread alone sees of the slots of a slab. */
public class StackModel {

  private final BitSet closed = new BitSet();

  /** Closes a slot; false if it is closed. */
  public boolean close(int slot) {
    boolean first = !closed.get(slot);
    closed.set(slot);
    return first;
  }

  /** Changes nothing that a closer sees. */
  public void drain() {}

  /** Changes nothing that a closer sees. */
  public void takeOne() {}

  /** Changes nothing that a closer sees. */
  public void handOn() {}
}
