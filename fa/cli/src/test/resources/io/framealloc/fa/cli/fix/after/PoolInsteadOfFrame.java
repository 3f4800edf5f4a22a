import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;

final class PoolInsteadOfFrame {

  static PoolBox<Integer> byName(SmartAlloc alloc) {
    alloc.beginFrame();
    PoolBox<Integer> data = alloc.poolBox(42);
    alloc.endFrame();
    return data;
  }

  static PoolBox<Integer> atOnce(SmartAlloc alloc) {
    try (var _ = alloc.beginFrame()) {
      return alloc.poolBox(42);
    }
  }
}
