package io.framealloc.examples.memory;

import io.framealloc.PoolBox;
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

  static void problem(List<Diagnostic> findings) {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.diagnostics(findings::add); // without it, findings go to the log
      for (int i = 0; i < 100; i++) {
        var _ = alloc.poolBox(new Path(i, i + 1, 1)); // never closed
      }
    } // reports them
  }

  // endregion

  // region solution
  static void solution(List<Diagnostic> findings) {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.diagnostics(findings::add);
      for (int i = 0; i < 100; i++) {
        try (PoolBox<Path> path = alloc.poolBox(new Path(i, i + 1, 1))) {
          path.set(new Path(i, i + 1, 2)); // use the data here
        }
      }
    } // reports nothing
  }
  // endregion
}
