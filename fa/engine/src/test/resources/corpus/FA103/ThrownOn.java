import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;

/** That any call may throw is no mistake; to throw, and to go on after a handler, is. */
final class ThrownOn {

  static int thrownOn(SmartAlloc alloc, Runnable work) { // CLEAN
    try {
      alloc.beginFrame();
      FrameBox<Integer> box = alloc.frameBox(7);
      work.run();
      int value = box.get();
      alloc.endFrame();
      return value;
    } catch (RuntimeException e) {
      System.out.println("failed");
      throw e;
    }
  }

  static void goesOn(Runnable work) {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      try {
        alloc.beginFrame(); // ERROR FA103
        work.run();
        alloc.endFrame();
      } catch (RuntimeException e) {
        System.out.println("failed");
      }
    }
  }

  static void thrownItself(SmartAlloc alloc, boolean wrong) {
    alloc.beginFrame(); // ERROR FA103
    if (wrong) {
      throw new IllegalStateException();
    }
    alloc.endFrame();
  }
}
