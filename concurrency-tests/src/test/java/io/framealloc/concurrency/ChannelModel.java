package io.framealloc.concurrency;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Queue;

/** What one thread alone sees of a channel. */
public class ChannelModel {

  private final Queue<Integer> inside = new ArrayDeque<>();
  private final BitSet freed = new BitSet();
  private boolean closed;

  /** Sends, unless the channel is full. */
  public String send(int transfer) {
    if (closed || freed.get(transfer)) {
      return "refused";
    }
    if (inside.size() == ChannelOperations.CAPACITY) {
      return "full";
    }
    inside.add(transfer);
    return "sent";
  }

  /** Takes a transfer out. */
  public int receive() {
    Integer first = inside.poll();
    return first == null ? -1 : first;
  }

  /** Frees what is inside. */
  public void close() {
    closed = true;
    inside.forEach(freed::set);
    inside.clear();
  }
}
