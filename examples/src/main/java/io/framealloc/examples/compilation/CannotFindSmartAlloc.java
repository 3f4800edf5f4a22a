package io.framealloc.examples.compilation;

import io.framealloc.AllocConfig;
import io.framealloc.SmartAlloc;
import io.framealloc.examples.GuideSection;

/** Both types are in the package {@code io.framealloc}. */
@GuideSection("\"Cannot find type `SmartAlloc`\"")
final class CannotFindSmartAlloc {

  private CannotFindSmartAlloc() {}

  // region solution
  static SmartAlloc solution() {
    return SmartAlloc.create(AllocConfig.defaults());
  }
  // endregion
}
