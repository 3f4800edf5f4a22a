import io.framealloc.HeapBox;
import io.framealloc.ObjectPool;
import io.framealloc.PoolBox;
import io.framealloc.PoolSlot;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferHandle;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.ExecutorService;
import java.util.function.IntSupplier;

/** What is used too late, and what is not. */
final class Late {

  record Holder(PoolBox<Integer> box) implements AutoCloseable {
    @Override
    public void close() { // CLEAN
      box.close();
    }
  }

  static int ofAResource(SmartAlloc alloc) {
    PoolBox<Integer> outer;
    try (PoolBox<Integer> box = alloc.poolBox(1)) {
      outer = box;
    }
    return outer.get(); // ERROR FA402
  }

  static int inAHolder(SmartAlloc alloc) {
    Holder holder = new Holder(alloc.poolBox(1));
    holder.close();
    return holder.box().get(); // ERROR FA402
  }

  static IntSupplier inALambda(SmartAlloc alloc) {
    PoolBox<Integer> box = alloc.poolBox(1);
    IntSupplier read = () -> box.get(); // ERROR FA402
    box.close();
    read.getAsInt();
    return () -> 0;
  }

  static void inATask(SmartAlloc alloc, ExecutorService worker) {
    HeapBox<Integer> box = alloc.heapBox(1);
    box.close();
    worker.execute(() -> box.set(2)); // ERROR FA402
  }

  static int afterASwitch(SmartAlloc alloc, int kind) {
    PoolBox<Integer> box = alloc.poolBox(kind);
    switch (kind) {
      case 0, 1 -> box.close();
      default -> {
        box.set(0);
        box.close();
      }
    }
    return box.get(); // ERROR FA402
  }

  static byte slice(SmartAlloc alloc) {
    MemorySegment half;
    try (PoolSlot slot = alloc.poolAlloc(64)) {
      half = slot.segment().asSlice(32);
    }
    return half.get(ValueLayout.JAVA_BYTE, 0); // ERROR FA402
  }

  static int copied(SmartAlloc alloc) { // CLEAN
    int value;
    try (PoolBox<Integer> box = alloc.poolBox(1)) {
      value = box.get();
    }
    return value;
  }

  static int holderInItsResource(SmartAlloc alloc) { // CLEAN
    try (Holder holder = new Holder(alloc.poolBox(1))) {
      return holder.box().get();
    }
  }

  static boolean handleAsked(SmartAlloc alloc) { // CLEAN
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(1);
    handle.close();
    return handle.state() == null;
  }

  static void inALoopOfAPool(ObjectPool<StringBuilder> pool, int n) { // CLEAN
    for (int i = 0; i < n; i++) {
      StringBuilder text = pool.acquire();
      text.append(i);
      pool.release(text);
    }
  }

  static int onlyIfOpen(SmartAlloc alloc, boolean early) { // CLEAN
    PoolBox<Integer> box = alloc.poolBox(1);
    if (early) {
      box.close();
      return 0;
    }
    int value = box.get();
    box.close();
    return value;
  }
}
