import io.framealloc.Frame;
import io.framealloc.FrameScope;
import io.framealloc.HeapBox;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import java.lang.foreign.Arena;

final class Resources {

  static int box(SmartAlloc alloc) {
    PoolBox<Integer> box = alloc.poolBox(42);
    return box.get();
  }

  static void dropped(SmartAlloc alloc) {
    alloc.poolAlloc(64);
  }

  static int two(SmartAlloc alloc) {
    PoolBox<Integer> one = alloc.poolBox(1);
    HeapBox<Integer> two = alloc.heapBox(2);
    return one.get() + two.get();
  }

  static int frame(SmartAlloc alloc, int n) {
    alloc.beginFrame();
    if (n == 0) {
      return 0;
    }
    int result = alloc.frameBox(n).get();
    System.out.println(result);
    alloc.endFrame();
    return n;
  }

  static void scope(Frame frame) {
    FrameScope scope = frame.nested();
    frame.box(1);
  }

  static long arena() {
    Arena arena = Arena.ofConfined();
    return arena.allocate(16).byteSize();
  }
}
