import io.framealloc.Frame;
import io.framealloc.FrameScope;
import io.framealloc.HeapBox;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import java.lang.foreign.Arena;

final class Resources {

  static int box(SmartAlloc alloc) {
    try (PoolBox<Integer> box = alloc.poolBox(42)) {
      return box.get();
    }
  }

  static void dropped(SmartAlloc alloc) {
    try (var _ = alloc.poolAlloc(64)) {}
  }

  static int two(SmartAlloc alloc) {
    try (PoolBox<Integer> one = alloc.poolBox(1)) {
      try (HeapBox<Integer> two = alloc.heapBox(2)) {
        return one.get() + two.get();
      }
    }
  }

  static int frame(SmartAlloc alloc, int n) {
    try (var _ = alloc.beginFrame()) {
      if (n == 0) {
        return 0;
      }
      int result = alloc.frameBox(n).get();
      System.out.println(result);
    }
    return n;
  }

  static void scope(Frame frame) {
    try (FrameScope scope = frame.nested()) {
      frame.box(1);
    }
  }

  static long arena() {
    try (Arena arena = Arena.ofConfined()) {
      return arena.allocate(16).byteSize();
    }
  }
}
