package io.framealloc;

/** Uses every part that would need native access; prints nothing itself. */
final class FallbackNotice {

  private FallbackNotice() {}

  public static void main(String[] args) {
    for (int i = 0; i < 3; i++) {
      try (SmartAlloc alloc = SmartAlloc.create();
          Frame frame = alloc.beginFrame();
          FrameScope scope = frame.nested()) {
        frame.allocateFrom("text").getString(0);
        frame.setLong(frame.ref(8), 0, 1);
        frame.intVec().push(1);
        if (!scope.isAlive()) {
          throw new AssertionError();
        }
      }
    }
  }
}
