package io.framealloc.internal.pool;

import java.util.ArrayList;
import java.util.List;

/** An open slot, as a box would hold it. */
record Opened(Slab slab, int slot, int generation) {

  static Opened in(Pool pool, int bytes) {
    Slab slab = pool.lend(pool.classOf(bytes));
    int slot = slab.open(bytes);
    int generation = slab.generation(slot);
    slab.lent();
    return new Opened(slab, slot, generation);
  }

  static List<Opened> many(Pool pool, int bytes, int count) {
    List<Opened> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(in(pool, bytes));
    }
    return all;
  }

  boolean close() {
    return slab.close(slot, generation);
  }

  static void closeAll(List<Opened> all) {
    all.forEach(Opened::close);
  }
}
