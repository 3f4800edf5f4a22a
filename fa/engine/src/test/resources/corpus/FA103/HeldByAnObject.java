import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import java.lang.foreign.Arena;

/** Frames that an object begins for itself, and closes another time. */
final class HeldByAnObject {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final boolean inFrames = alloc.inFrame();
  private final Frame first = alloc.beginFrame(); // CLEAN: the object has it
  private final Frame second;
  private Arena arena = alloc.beginFrame(); // CLEAN: the object has it

  HeldByAnObject(SmartAlloc other) { // CLEAN
    second = other.beginFrame();
  }

  void turnOver() { // CLEAN
    for (int i = 0; i < 100; i++) {
      arena.allocate(8);
      arena.close();
      arena = alloc.beginFrame();
    }
  }

  void onlyIfWanted(SmartAlloc other) { // CLEAN: the field never changes
    if (inFrames) {
      other.beginFrame();
    }
    first.box(1);
    second.box(2);
    if (inFrames) {
      other.endFrame();
    }
  }

  void throughTwoCalls(SmartAlloc other) {
    begin(other); // ERROR FA103
    first.box(1);
  }

  void begunAndEnded(SmartAlloc other) { // CLEAN
    begin(other);
    other.endFrame();
  }

  private static void begin(SmartAlloc other) { // CLEAN
    beginNow(other);
  }

  private static void beginNow(SmartAlloc other) { // CLEAN
    other.beginFrame();
  }
}
