package io.framealloc.examples.debugging;

import io.framealloc.AllocConfig;
import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.examples.GuideSection;
import java.util.List;

/** All that helps to find a mistake. */
@GuideSection("Use Debug Features")
final class UseDebugFeatures {

  private UseDebugFeatures() {}

  // region solution
  static String solution(List<Diagnostic> findings) {
    try (SmartAlloc alloc = SmartAlloc.create(AllocConfig.defaults())) {
      alloc.diagnostics(findings::add);
      alloc.enableBehaviorFilter();
      alloc.enableStatistics();
      alloc.enableMemoryPoisoning();
      alloc.beginFrame();
      FrameVec<Integer> data = alloc.frameVec(Integer.class);
      data.push(42);
      alloc.endFrame();
      return alloc.statistics().frameAllocations()
          + " allocations, "
          + alloc.behaviorReport().issues().size()
          + " issues";
    }
  }
  // endregion
}
