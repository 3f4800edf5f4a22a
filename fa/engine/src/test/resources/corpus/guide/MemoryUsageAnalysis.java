package guide.performance;

import io.framealloc.FrameStats;
import io.framealloc.SmartAlloc;

/** What a frame has allocated, and how much of it. */
final class MemoryUsageAnalysis {

  private MemoryUsageAnalysis() {}

  /** How many allocations of each size there were, and the frame's own count. */
  record Usage(int small, int medium, int large, FrameStats frame) {}

  // region solution
  static Usage analyzeMemory(SmartAlloc alloc) {
    alloc.beginFrame();

    int small = 0;
    int medium = 0;
    int large = 0;
    for (int i = 0; i < 1000; i++) {
      if (i < 500) {
        var _ = alloc.frameAlloc(Byte.class);
        small++;
      } else if (i < 800) {
        var _ = alloc.frameAlloc(64);
        medium++;
      } else {
        var _ = alloc.frameAlloc(1024);
        large++;
      }
    }

    FrameStats stats = alloc.frameStats();
    System.out.printf("Small: %d, Medium: %d, Large: %d%n", small, medium, large);
    System.out.printf("Total bytes: %d%n", stats.bytesAllocated());

    alloc.endFrame();
    return new Usage(small, medium, large, stats);
  }
  // endregion
}
