package io.framealloc.examples.messages;

import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.examples.GuideSection;
import java.util.ArrayList;
import java.util.List;

/** Boxes that a list keeps are never returned to their pool. */
@GuideSection("\"Pool exhausted\"")
final class PoolExhausted {

  private PoolExhausted() {}

  record MyObject(long id, double value) {}

  @SuppressWarnings("FA401") // the Problem itself: boxes are kept and never closed
  // region problem
  static int problem(SmartAlloc alloc) {
    List<PoolBox<MyObject>> handles = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      handles.add(alloc.poolBox(MyObject.class)); // PoolExhaustedException at the limit
    }
    return handles.size();
  }

  // endregion

  // region solution
  static long solution(SmartAlloc alloc) {
    long sum = 0;
    for (int i = 0; i < 10_000; i++) {
      try (PoolBox<MyObject> object = alloc.poolBox(new MyObject(i, 0.5))) {
        sum += object.get().id();
      } // returned to the pool
    }
    return sum;
  }
  // endregion
}
