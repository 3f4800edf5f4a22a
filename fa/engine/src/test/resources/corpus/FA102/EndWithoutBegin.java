import io.framealloc.Frame;
import io.framealloc.SmartAlloc;

/** A frame is ended once. */
final class EndWithoutBegin {

  static void never(SmartAlloc unused) {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.endFrame(); // ERROR FA102
    }
  }

  static void twice(SmartAlloc alloc) {
    alloc.beginFrame();
    alloc.endFrame();
    alloc.endFrame(); // ERROR FA102
  }

  static void closedTwice(SmartAlloc alloc) {
    Frame frame = alloc.beginFrame();
    frame.close();
    frame.close(); // ERROR FA102
  }

  static void closedAndEnded(SmartAlloc alloc) {
    Frame frame = alloc.beginFrame();
    frame.close();
    alloc.endFrame(); // ERROR FA102
  }

  static void endedInItsResource(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) { // ERROR FA102
      frame.box(1);
      alloc.endFrame();
    }
  }

  static void onOnePath(SmartAlloc alloc, boolean early) {
    alloc.beginFrame();
    if (early) {
      alloc.endFrame();
    }
    alloc.endFrame(); // ERROR FA102
  }

  static void byAHelper(SmartAlloc alloc) {
    alloc.beginFrame();
    end(alloc);
    alloc.endFrame(); // ERROR FA102
  }

  private static void end(SmartAlloc alloc) { // HELPER
    alloc.endFrame();
  }

  static void knownToBeClosed(SmartAlloc alloc) {
    if (!alloc.inFrame()) {
      alloc.endFrame(); // ERROR FA102
    }
  }

  static void inFinallyAgain(SmartAlloc alloc) {
    alloc.beginFrame();
    try {
      alloc.frameBox(1);
      alloc.endFrame();
    } finally {
      alloc.endFrame(); // ERROR FA102
    }
  }

  static void once(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    alloc.endFrame();
  }

  static void ofTheCaller(SmartAlloc alloc) { // CLEAN
    alloc.endFrame();
  }

  static void onEveryPath(SmartAlloc alloc, boolean early) { // CLEAN
    alloc.beginFrame();
    if (early) {
      alloc.endFrame();
      return;
    }
    alloc.endFrame();
  }

  static void aNewOne(SmartAlloc alloc) { // CLEAN
    Frame frame = alloc.beginFrame();
    frame.close();
    frame = alloc.beginFrame();
    frame.close();
  }

  static void correlated(SmartAlloc alloc, boolean early) { // CLEAN
    alloc.beginFrame();
    if (early) {
      alloc.endFrame();
    }
    if (!early) {
      alloc.endFrame();
    }
  }

  static void asked(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    alloc.endFrame();
    if (alloc.inFrame()) {
      alloc.endFrame();
    }
  }

  static void inFinally(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    try {
      alloc.frameBox(1);
    } finally {
      alloc.endFrame();
    }
  }

  static void eachRound(SmartAlloc alloc, int n) { // CLEAN
    for (int i = 0; i < n; i++) {
      try (Frame frame = alloc.beginFrame()) {
        frame.box(i);
      }
    }
  }
}
