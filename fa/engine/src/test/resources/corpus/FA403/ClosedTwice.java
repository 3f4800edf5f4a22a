import io.framealloc.HeapBox;
import io.framealloc.ObjectPool;
import io.framealloc.PoolBox;
import io.framealloc.PoolSlot;
import io.framealloc.SmartAlloc;

/** What is closed is closed once. */
final class ClosedTwice {

  static void box(SmartAlloc alloc) {
    PoolBox<Integer> box = alloc.poolBox(1);
    box.close();
    box.close(); // ERROR FA403
  }

  static void inItsResource(SmartAlloc alloc) {
    try (PoolBox<Integer> box = alloc.poolBox(1)) { // ERROR FA403
      box.close();
    }
  }

  static void onOnePath(SmartAlloc alloc, boolean early) {
    PoolSlot slot = alloc.poolAlloc(64);
    if (early) {
      slot.close();
    }
    slot.close(); // ERROR FA403
  }

  static void heap(SmartAlloc alloc) {
    HeapBox<Integer> one = alloc.heapBox(1);
    HeapBox<Integer> two = one;
    one.close();
    two.close(); // ERROR FA403
  }

  static void parameter(PoolBox<Integer> box) {
    box.close();
    box.close(); // ERROR FA403
  }

  static void released(ObjectPool<StringBuilder> pool) {
    StringBuilder text = pool.acquire();
    pool.release(text);
    pool.release(text); // ERROR FA403
  }

  static void inFinallyAgain(SmartAlloc alloc) {
    PoolBox<Integer> box = alloc.poolBox(1);
    try {
      box.close();
    } finally {
      box.close(); // ERROR FA403
    }
  }

  static void once(SmartAlloc alloc) { // CLEAN
    PoolBox<Integer> box = alloc.poolBox(1);
    box.close();
  }

  static void twoBoxes(SmartAlloc alloc) { // CLEAN
    PoolBox<Integer> one = alloc.poolBox(1);
    PoolBox<Integer> two = alloc.poolBox(2);
    one.close();
    two.close();
  }

  static void asked(SmartAlloc alloc, boolean early) { // CLEAN
    PoolBox<Integer> box = alloc.poolBox(1);
    if (early) {
      box.close();
    } else {
      box.close();
    }
  }

  static void allocatorTwice() { // CLEAN
    SmartAlloc alloc = SmartAlloc.create();
    alloc.close();
    alloc.close();
  }
}
