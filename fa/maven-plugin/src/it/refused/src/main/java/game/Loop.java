package game;

import io.framealloc.FrameIntVec;
import io.framealloc.SmartAlloc;

final class Loop {

  private Loop() {}

  static int sum(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameIntVec data = alloc.frameIntVec();
    data.push(42);
    alloc.endFrame();
    return data.get(0);
  }
}
