import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameScope;
import io.framealloc.SmartAlloc;
import io.framealloc.annotation.BeginsFrame;

/** A method that is not public begins a frame for its caller only if there is one. */
final class LeftToNobody {

  static void called(SmartAlloc alloc) {
    alloc.beginFrame(); // ERROR FA103
    alloc.frameBox(1);
  }

  static void variable(SmartAlloc alloc) {
    Frame frame = alloc.beginFrame(); // ERROR FA103
    frame.box(1);
  }

  private static void start(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
  }

  static void closesIt(SmartAlloc alloc) { // CLEAN
    start(alloc);
    alloc.currentFrame().close();
  }

  static void leavesIt(SmartAlloc alloc) {
    start(alloc); // ERROR FA103
    alloc.frameBox(1);
  }

  @BeginsFrame
  static void saysSo(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
  }

  static FrameBox<Integer> givesWhatIsInIt(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    return alloc.frameBox(1);
  }

  static void scopeInAFrame(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      FrameScope scope = frame.nested(); // ERROR FA103
      frame.box(1);
    }
  }

  static void scopeClosedTooLate(SmartAlloc alloc) {
    Frame frame = alloc.beginFrame();
    FrameScope scope = frame.nested();
    frame.close(); // ERROR FA106
    scope.close();
  }
}
