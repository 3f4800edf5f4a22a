package game;

import io.framealloc.FrameIntVec;
import io.framealloc.SmartAlloc;

final class AppCheck {

  private AppCheck() {}

  static int late(SmartAlloc alloc) {
    int score = App.play(alloc);
    alloc.beginFrame();
    FrameIntVec data = alloc.frameIntVec();
    data.push(score);
    alloc.endFrame();
    return data.get(0);
  }
}
