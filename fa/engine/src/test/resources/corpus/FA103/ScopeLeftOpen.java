import io.framealloc.Frame;
import io.framealloc.FrameScope;

/** A nested scope ends on every path too. */
final class ScopeLeftOpen {

  static void onOnePath(Frame frame, boolean early) {
    FrameScope scope = frame.nested(); // ERROR FA103
    if (early) {
      return;
    }
    scope.close();
  }

  static void never(Frame frame) {
    FrameScope scope = frame.nested(); // ERROR FA103
    frame.box(1);
  }

  static void inAResource(Frame frame) { // CLEAN
    try (FrameScope _ = frame.nested()) {
      frame.box(1);
    }
  }

  static FrameScope handedOver(Frame frame) { // CLEAN
    return frame.nested();
  }
}
