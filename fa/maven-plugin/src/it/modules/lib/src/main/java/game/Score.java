package game;

import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;

public final class Score {

  private static FrameBox<Integer> last; // allowed by the configuration in the root

  private Score() {}

  public static FrameBox<Integer> keep(SmartAlloc alloc) {
    last = alloc.frameBox(42);
    return last;
  }
}
