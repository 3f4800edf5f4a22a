import io.framealloc.ObjectPool;
import io.framealloc.PoolBox;
import io.framealloc.PoolSlot;
import io.framealloc.SmartAlloc;
import io.framealloc.TaskAlloc;
import io.framealloc.TaskBox;
import io.framealloc.TransferHandle;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What is closed is gone. */
final class UsedAfterClose {

  static int box(SmartAlloc alloc) {
    PoolBox<Integer> box = alloc.poolBox(1);
    box.close();
    return box.get(); // ERROR FA402
  }

  static int outsideTheResource(SmartAlloc alloc) {
    PoolBox<Integer> box = alloc.poolBox(1);
    try (box) {
      box.set(2);
    }
    return box.get(); // ERROR FA402
  }

  static byte segment(SmartAlloc alloc) {
    PoolSlot slot = alloc.poolAlloc(64);
    MemorySegment memory = slot.segment();
    slot.close();
    return memory.get(ValueLayout.JAVA_BYTE, 0); // ERROR FA402
  }

  static int task(SmartAlloc alloc) {
    TaskAlloc task = alloc.taskAlloc();
    TaskBox<Integer> box = task.box(1);
    task.close();
    return box.get(); // ERROR FA402
  }

  static void parameter(PoolBox<Integer> box) {
    box.close();
    box.set(1); // ERROR FA402
  }

  static int onOnePath(SmartAlloc alloc, boolean early) {
    PoolBox<Integer> box = alloc.poolBox(1);
    if (early) {
      box.close();
    }
    int value = box.get(); // ERROR FA402
    if (!early) {
      box.close();
    }
    return value;
  }

  static void released(ObjectPool<StringBuilder> pool) {
    StringBuilder text = pool.acquire();
    pool.release(text);
    text.append("late"); // ERROR FA402
  }

  static PoolBox<Integer> closedHandle(SmartAlloc alloc) {
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(1);
    handle.close();
    return handle.receive(); // ERROR FA402
  }

  static int byAHelper(SmartAlloc alloc) {
    PoolBox<Integer> box = alloc.poolBox(1);
    free(box);
    return box.get(); // ERROR FA402
  }

  private static void free(PoolBox<Integer> box) { // HELPER
    box.close();
  }

  static int before(SmartAlloc alloc) { // CLEAN
    PoolBox<Integer> box = alloc.poolBox(1);
    int value = box.get();
    box.close();
    return value;
  }

  static boolean asked(SmartAlloc alloc) { // CLEAN
    PoolBox<Integer> box = alloc.poolBox(1);
    box.close();
    return box.isOpen();
  }

  static int aNewOne(SmartAlloc alloc) { // CLEAN
    PoolBox<Integer> box = alloc.poolBox(1);
    box.close();
    box = alloc.poolBox(2);
    int value = box.get();
    box.close();
    return value;
  }

  static int eachRound(SmartAlloc alloc) { // CLEAN
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      PoolBox<Integer> box = alloc.poolBox(i);
      sum += box.get();
      box.close();
    }
    return sum;
  }

  static void acquiredAgain(ObjectPool<StringBuilder> pool) { // CLEAN
    StringBuilder text = pool.acquire();
    pool.release(text);
    text = pool.acquire();
    text.append("new");
    pool.release(text);
  }
}
