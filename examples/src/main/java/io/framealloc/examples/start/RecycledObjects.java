package io.framealloc.examples.start;

import io.framealloc.ObjectPool;
import io.framealloc.SmartAlloc;

/** Ordinary objects that are used again. */
final class RecycledObjects {

  private RecycledObjects() {}

  // region use
  static int greet(SmartAlloc alloc, int times) {
    ObjectPool<StringBuilder> builders =
        alloc.objectPool(StringBuilder::new, text -> text.setLength(0), 4);
    int letters = 0;
    for (int i = 0; i < times; i++) {
      try (ObjectPool.Lease<StringBuilder> lease = builders.lease()) {
        letters += lease.get().append("hello ").append(i).length();
      }
    }
    return letters + builders.idle();
  }
  // endregion
}
