package guide.messages;

import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import java.util.ArrayList;
import java.util.List;

/** Boxes that a list keeps are never returned to their pool. */
final class PoolExhausted {

  private PoolExhausted() {}

  record MyObject(long id, double value) {}

  // region problem
  static int problem(SmartAlloc alloc) {
    List<PoolBox<MyObject>> handles = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      handles.add(alloc.poolBox(MyObject.class)); // WARN FA401
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
