package io.framealloc.examples.memory;

import io.framealloc.FrameRetained;
import io.framealloc.PoolBox;
import io.framealloc.PromotionResult;
import io.framealloc.RetentionPolicy;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.examples.GuideSection;
import java.util.List;

/** Frame memory cannot leak; what outlives a frame must be closed. */
@GuideSection("Memory Leaks")
final class MemoryLeaks {

  private MemoryLeaks() {}

  // region problem
  record Path(long start, long goal, double length) {}

  @SuppressWarnings("FA401") // the Problem itself: memory that nobody closes
  static void problem(List<Diagnostic> findings) {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.diagnostics(findings::add); // without it, findings go to the log
      alloc.beginFrame();
      var _ = alloc.frameRetained(new Path(1, 2, 3), RetentionPolicy.PROMOTE_TO_POOL);
      alloc.endFrame();
      // the path is in a pool now, and nobody can reach it
    } // reports it
  }

  // endregion

  // region solution
  static double solution(List<Diagnostic> findings) {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.diagnostics(findings::add);
      alloc.beginFrame();
      FrameRetained<Path> data =
          alloc.frameRetained(new Path(1, 2, 3), RetentionPolicy.PROMOTE_TO_POOL);
      alloc.endFrame();
      try (data) {
        return data.get().length(); // use the data here
      }
    } // reports nothing
  }

  // endregion

  // region tracked
  static String tracked(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameRetained<Path> kept =
        alloc.frameRetained(new Path(1, 2, 3), RetentionPolicy.PROMOTE_TO_POOL);
    var _ = alloc.frameRetained(new Path(2, 3, 4), RetentionPolicy.DISCARD);
    PromotionResult result = alloc.endFrameWithPromotions();
    kept.close();
    return result.summary().promotedCount()
        + " promoted, "
        + result.summary().discardedCount()
        + " discarded";
  }

  // endregion

  // region pooled
  @SuppressWarnings("FA401") // the Problem itself: memory that nobody closes
  static void pooled(List<Diagnostic> findings) {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.diagnostics(findings::add);
      for (int i = 0; i < 100; i++) {
        var _ = alloc.poolBox(new Path(i, i + 1, 1)); // never closed
      }
      for (int i = 0; i < 100; i++) {
        try (PoolBox<Path> path = alloc.poolBox(new Path(i, i + 1, 1))) {
          path.set(new Path(i, i + 1, 2)); // closed on every path
        }
      }
    } // reports the first hundred
  }
  // endregion
}
