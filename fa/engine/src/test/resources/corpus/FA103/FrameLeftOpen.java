import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import java.io.IOException;

/** A frame ends on every path. */
final class FrameLeftOpen {

  interface Work {
    void run() throws IOException;
  }

  static int earlyReturn(SmartAlloc alloc, int n) {
    alloc.beginFrame(); // ERROR FA103
    if (n == 0) {
      return 0;
    }
    int result = alloc.frameBox(n).get();
    alloc.endFrame();
    return result;
  }

  static void thrown(SmartAlloc alloc, int n) {
    alloc.beginFrame(); // ERROR FA103
    if (n < 0) {
      throw new IllegalArgumentException("n=" + n);
    }
    alloc.endFrame();
  }

  static void caught(SmartAlloc alloc, Work work) {
    try {
      alloc.beginFrame(); // ERROR FA103
      work.run();
      alloc.endFrame();
    } catch (IOException e) {
      System.out.println("failed");
    }
  }

  static void broken(SmartAlloc alloc, int[] values) {
    for (int value : values) {
      alloc.beginFrame(); // ERROR FA103
      if (value < 0) {
        break;
      }
      alloc.endFrame();
    }
  }

  static void onlySometimes(SmartAlloc alloc, boolean end) {
    alloc.beginFrame(); // ERROR FA103
    if (end) {
      alloc.endFrame();
    }
  }

  static void ownAllocator() {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.beginFrame(); // ERROR FA103
      alloc.frameBox(1);
    }
  }

  static void inATask(SmartAlloc alloc) {
    new Thread(
            () -> {
              alloc.beginFrame(); // ERROR FA103, HINT FA203
              alloc.frameBox(1);
            })
        .start();
  }

  static void inAFinallyThatSkipsIt(SmartAlloc alloc, boolean done) {
    alloc.beginFrame(); // ERROR FA103
    try {
      alloc.frameBox(1);
    } finally {
      if (done) {
        alloc.endFrame();
      }
    }
  }

  static void inAResource(SmartAlloc alloc, int n) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      if (n < 0) {
        throw new IllegalArgumentException("n=" + n);
      }
      frame.box(n);
    }
  }

  static void inFinally(SmartAlloc alloc, int n) { // CLEAN
    alloc.beginFrame();
    try {
      if (n == 0) {
        return;
      }
      alloc.frameBox(n);
    } finally {
      alloc.endFrame();
    }
  }

  static void caughtAndEnded(SmartAlloc alloc, Work work) { // CLEAN
    alloc.beginFrame();
    try {
      work.run();
    } catch (IOException e) {
      System.out.println("failed");
    }
    alloc.endFrame();
  }

  static void caughtOutside(SmartAlloc alloc, Work work) { // CLEAN
    try (Frame _ = alloc.beginFrame()) {
      work.run();
    } catch (IOException e) {
      System.out.println("failed");
    }
  }

  static void tickStarts(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
  }

  static Frame handedOver(SmartAlloc alloc) { // CLEAN
    Frame frame = alloc.beginFrame();
    frame.box(1);
    return frame;
  }

  static void anyCallMayThrow(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    System.out.println("this could throw");
    alloc.endFrame();
  }

  static void byHelpers(SmartAlloc alloc) { // CLEAN
    tickStarts(alloc);
    alloc.frameBox(1);
    alloc.endFrame();
  }

  static void forever(SmartAlloc alloc) { // CLEAN
    while (true) {
      alloc.beginFrame();
      alloc.frameBox(1);
      alloc.endFrame();
    }
  }

  static void labeled(SmartAlloc alloc, int[][] rows) { // CLEAN
    outer:
    for (int[] row : rows) {
      for (int value : row) {
        try (Frame frame = alloc.beginFrame()) {
          if (frame.box(value).get() < 0) {
            continue outer;
          }
        }
      }
    }
  }

  static int bySwitch(SmartAlloc alloc, int kind) { // CLEAN
    alloc.beginFrame();
    int result =
        switch (kind) {
          case 0 -> alloc.frameBox(1).get();
          case 1 -> {
            yield alloc.frameBox(2).get();
          }
          default -> 0;
        };
    alloc.endFrame();
    return result;
  }
}
