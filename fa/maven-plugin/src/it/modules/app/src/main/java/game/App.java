package game;

import io.framealloc.SmartAlloc;

public final class App {

  private App() {}

  public static int play(SmartAlloc alloc) {
    alloc.beginFrame();
    int score = Score.keep(alloc).get();
    alloc.endFrame();
    return score;
  }
}
