package game.shared;

import io.framealloc.Frame;
import io.framealloc.FrameBox;

public final class Pieces {
  private Pieces() {}

  public static FrameBox<Integer> piece(Frame frame) {
    return frame.box(1);
  }
}
