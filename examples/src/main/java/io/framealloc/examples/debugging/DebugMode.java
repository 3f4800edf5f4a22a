package io.framealloc.examples.debugging;

import io.framealloc.AllocConfig;
import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.examples.GuideSection;

/** Debug mode, and what it says that the allocator does not say without it. */
@GuideSection("Enable Debug Mode")
final class DebugMode {

  private DebugMode() {}

  @SuppressWarnings("FA104") // the Problem itself: a late use, for what debug mode says
  // region solution
  static String solution() {
    AllocConfig config = AllocConfig.builder().debug(true).build();
    try (SmartAlloc alloc = SmartAlloc.create(config)) {
      Frame frame = alloc.beginFrame();
      FrameBox<Integer> box = frame.box(42);
      frame.close();
      try {
        return "value " + box.get();
      } catch (FrameEndedException late) {
        return "refused: "
            + late.getMessage(); // with site=... of the box, and ended=... of the frame
      }
    }
  }
  // endregion
}
