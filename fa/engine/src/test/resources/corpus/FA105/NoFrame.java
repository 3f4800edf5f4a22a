import io.framealloc.Frame;
import io.framealloc.SmartAlloc;

/** Frame data needs a frame. */
final class NoFrame {

  private volatile boolean running = true;

  static int afterTheEnd(SmartAlloc alloc) {
    alloc.beginFrame();
    alloc.endFrame();
    return alloc.frameBox(42).get(); // ERROR FA105
  }

  static void newAllocator() {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.frameIntVec(); // ERROR FA105
    }
  }

  static void afterTheResource(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      frame.box(1);
    }
    alloc.frameAlloc(16); // ERROR FA105
  }

  static void asked(SmartAlloc alloc) {
    if (!alloc.inFrame()) {
      alloc.frameSlice(Integer.class, 4); // ERROR FA105
    }
  }

  static void afterTheLoop(SmartAlloc alloc) {
    for (int i = 0; i < 10; i++) {
      alloc.beginFrame();
      alloc.endFrame();
    }
    alloc.frameBox(1); // ERROR FA105
  }

  static void afterALoopThatChangesNothing(SmartAlloc alloc) {
    alloc.beginFrame();
    alloc.endFrame();
    for (int i = 0; i < 10; i++) {
      System.out.println(i);
    }
    alloc.frameBox(1); // ERROR FA105
  }

  static void afterADoLoop(SmartAlloc alloc, int rounds) {
    alloc.beginFrame();
    alloc.endFrame();
    int left = rounds;
    do {
      System.out.println(left);
    } while (--left > 0);
    alloc.frameBox(1); // ERROR FA105
  }

  void untilTold(SmartAlloc alloc) {
    alloc.beginFrame();
    alloc.endFrame();
    while (running) {
      System.out.println("on");
    }
    alloc.frameBox(1); // ERROR FA105
  }

  static void framesInARow(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    for (int i = 0; i < 10; i++) {
      System.out.println(i);
    }
    alloc.frameBox(1);
    alloc.endFrame();
  }

  static void currentFrame() {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.currentFrame(); // ERROR FA105
    }
  }

  static void byAHelper(SmartAlloc alloc) {
    alloc.beginFrame();
    end(alloc);
    alloc.frameBox(1); // ERROR FA105
  }

  private static void end(SmartAlloc alloc) { // HELPER
    alloc.endFrame();
  }

  static void inAHelper() {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      fill(alloc); // ERROR FA105
    }
  }

  private static void fill(SmartAlloc alloc) { // HELPER
    alloc.frameBox(1);
  }

  static void onAThread(SmartAlloc alloc) {
    new Thread(() -> alloc.frameBox(1)).start(); // ERROR FA105
  }

  static void ofTheCaller(SmartAlloc alloc) { // CLEAN
    alloc.frameBox(1);
  }

  static void inside(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    alloc.frameBox(1);
    alloc.endFrame();
  }

  static void inAFrameOfItsOwn() { // CLEAN
    try (SmartAlloc alloc = SmartAlloc.create();
        Frame frame = alloc.beginFrame()) {
      frame.box(1);
      alloc.frameBox(2);
    }
  }

  static void ifThereIsOne(SmartAlloc alloc) { // CLEAN
    if (alloc.inFrame()) {
      alloc.frameBox(1);
    }
  }

  static void poolNeedsNone() { // CLEAN
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.poolBox(1).close();
    }
  }

  static void inAHelperInside() { // CLEAN
    try (SmartAlloc alloc = SmartAlloc.create();
        Frame _ = alloc.beginFrame()) {
      fill(alloc);
    }
  }

  static void currentFrameInside(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    alloc.currentFrame().box(1);
    alloc.endFrame();
  }

  static void begunIfNone(SmartAlloc alloc) { // CLEAN
    if (!alloc.inFrame()) {
      alloc.beginFrame();
    }
    alloc.frameBox(1);
    alloc.endFrame();
  }
}
