package io.framealloc.examples.start;

import io.framealloc.Frame;
import io.framealloc.SmartAlloc;

/** Structures of nodes that refer to each other, without an object per node. */
final class References {

  private References() {}

  // region use
  private static final long VALUE = 0; // offsets in a node of 16 bytes
  private static final long NEXT = 8;

  static long sumOfList(SmartAlloc alloc, int length) {
    try (Frame frame = alloc.beginFrame()) {
      long head = 0; // no reference
      for (int i = 1; i <= length; i++) {
        long node = frame.ref(16);
        frame.setLong(node, VALUE, i);
        frame.setLong(node, NEXT, head);
        head = node;
      }
      long sum = 0;
      for (long node = head; node != 0; node = frame.getLong(node, NEXT)) {
        sum += frame.getLong(node, VALUE);
      }
      return sum;
    }
  }
  // endregion
}
