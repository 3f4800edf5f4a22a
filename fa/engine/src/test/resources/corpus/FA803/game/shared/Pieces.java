package game.shared;

import io.framealloc.Frame;
import io.framealloc.FrameBox;

public final class Pieces {
  private Pieces() {} // HELPER

  public static FrameBox<Integer> piece(Frame frame) { // HELPER
    return frame.box(1);
  }
}
