package io.framealloc.examples.debugging;

import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;
import io.framealloc.examples.GuideSection;

/** Memory that is filled when it is taken and given back, and guarded in between. */
@GuideSection("Memory Poisoning")
final class MemoryPoisoning {

  private MemoryPoisoning() {}

  // region solution
  static int debugAllocations(SmartAlloc alloc) {
    alloc.enableMemoryPoisoning();
    alloc.beginFrame();

    FrameBox<Integer> data = alloc.frameAlloc(Integer.class);
    int poisoned = data.get(); // 0xABABABAB

    data.set(42); // OK
    alloc.endFrame(); // the guards around data are checked here
    return poisoned;
  }
  // endregion
}
