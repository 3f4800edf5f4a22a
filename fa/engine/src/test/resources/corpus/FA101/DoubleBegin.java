import io.framealloc.Frame;
import io.framealloc.FrameScope;
import io.framealloc.ScopedFrames;
import io.framealloc.SmartAlloc;

/** A thread has one open frame per allocator. */
final class DoubleBegin {

  private final SmartAlloc field = SmartAlloc.create();

  static void twice(SmartAlloc alloc) {
    alloc.beginFrame();
    alloc.beginFrame(); // ERROR FA101
    alloc.endFrame();
    alloc.endFrame();
  }

  static void twiceByAlias(SmartAlloc alloc) {
    SmartAlloc other = alloc;
    alloc.beginFrame();
    other.beginFrame(); // ERROR FA101
    other.endFrame();
    alloc.endFrame();
  }

  static void insideAResource(SmartAlloc alloc) {
    try (Frame _ = alloc.beginFrame()) {
      alloc.beginFrame(); // ERROR FA101
      alloc.endFrame();
    }
  }

  static void resourceInAResource(SmartAlloc alloc) {
    try (Frame _ = alloc.beginFrame();
        Frame _ = alloc.beginFrame()) { // ERROR FA101
      alloc.frameBox(1);
    }
  }

  void inAField() {
    field.beginFrame();
    this.field.beginFrame(); // ERROR FA101
    field.endFrame();
    field.endFrame();
  }

  static void byAHelper(SmartAlloc alloc) {
    alloc.beginFrame();
    begin(alloc); // ERROR FA101
    alloc.endFrame();
    alloc.endFrame();
  }

  private static void begin(SmartAlloc alloc) { // HELPER
    alloc.beginFrame();
  }

  static void inALoop(SmartAlloc alloc, int n) {
    for (int i = 0; i < n; i++) {
      alloc.beginFrame(); // ERROR FA101
      alloc.frameBox(i);
    }
  }

  static void knownToBeOpen(SmartAlloc alloc) {
    if (alloc.inFrame()) {
      alloc.beginFrame(); // ERROR FA101
      alloc.endFrame();
    }
  }

  static void oneAfterTheOther(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    alloc.endFrame();
    alloc.beginFrame();
    alloc.endFrame();
  }

  static void twoAllocators(SmartAlloc one, SmartAlloc two) { // CLEAN
    one.beginFrame();
    two.beginFrame();
    two.endFrame();
    one.endFrame();
  }

  static void onlyIfNone(SmartAlloc alloc) { // CLEAN
    if (!alloc.inFrame()) {
      alloc.beginFrame();
    }
    alloc.endFrame();
  }

  static void nestedScope(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame();
        FrameScope _ = frame.nested()) {
      frame.box(1);
    }
  }

  static void eachRound(SmartAlloc alloc, int n) { // CLEAN
    for (int i = 0; i < n; i++) {
      alloc.beginFrame();
      alloc.frameBox(i);
      alloc.endFrame();
    }
  }

  static int scoped(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    int sum = ScopedFrames.call(alloc, frame -> frame.box(1).get());
    alloc.endFrame();
    return sum;
  }

  static void afterARememberedQuestion(SmartAlloc alloc) { // CLEAN
    boolean own = !alloc.inFrame();
    if (own) {
      alloc.beginFrame();
    }
    alloc.frameBox(1);
    if (own) {
      alloc.endFrame();
    }
  }

  static void inBranches(SmartAlloc alloc, boolean first) { // CLEAN
    if (first) {
      alloc.beginFrame();
    } else {
      alloc.beginFrame();
    }
    alloc.endFrame();
  }

  static void newAllocatorEachTime(int n) { // CLEAN
    for (int i = 0; i < n; i++) {
      try (SmartAlloc alloc = SmartAlloc.create()) {
        alloc.beginFrame();
        alloc.endFrame();
      }
    }
  }
}
