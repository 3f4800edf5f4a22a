package game;

import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;

final class Leak {

  private Leak() {}

  static int answer(SmartAlloc alloc) {
    PoolBox<Integer> box = alloc.poolBox(42);
    return box.get();
  }
}
