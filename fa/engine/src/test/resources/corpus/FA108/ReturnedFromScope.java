import io.framealloc.Checkpoint;
import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameScope;
import io.framealloc.SmartAlloc;

/** A result must not lie in memory that its method gives back. */
final class ReturnedFromScope {

  static FrameBox<Integer> best(Frame frame) {
    try (FrameScope _ = frame.nested()) {
      FrameBox<Integer> best = frame.box(42);
      return best; // ERROR FA108
    }
  }

  static FrameIntVec afterwards(Frame frame) {
    FrameIntVec result;
    try (FrameScope _ = frame.nested()) {
      result = frame.intVec();
    }
    return result; // ERROR FA108
  }

  static FrameIntVec rolledBack(Frame frame) {
    Checkpoint start = frame.checkpoint();
    FrameIntVec result = frame.intVec();
    frame.rollbackTo(start);
    return result; // ERROR FA108
  }

  static FrameBox<Integer> ofTheCurrentFrame(SmartAlloc alloc) {
    try (FrameScope _ = alloc.currentFrame().nested()) {
      return alloc.frameBox(1); // ERROR FA108
    }
  }

  static FrameBox<Integer> onOnePath(Frame frame, boolean fast) {
    FrameBox<Integer> result = frame.box(1);
    if (!fast) {
      try (FrameScope _ = frame.nested()) {
        result = frame.box(2);
      }
    }
    return result; // ERROR FA108
  }

  static FrameBox<Integer> allocatedBefore(Frame frame) { // CLEAN
    FrameBox<Integer> best = frame.box(0);
    try (FrameScope _ = frame.nested()) {
      FrameIntVec scratch = frame.intVec();
      scratch.push(42);
      best.set(scratch.get(0));
    }
    return best;
  }

  static int plainValue(Frame frame) { // CLEAN
    try (FrameScope _ = frame.nested()) {
      return frame.box(42).get();
    }
  }

  static FrameBox<Integer> allocatedAfter(Frame frame) { // CLEAN
    try (FrameScope _ = frame.nested()) {
      frame.box(1);
    }
    return frame.box(2);
  }

  static FrameBox<Integer> ofTheCaller(Frame frame) { // CLEAN
    return frame.box(2);
  }

  static FrameIntVec beforeTheCheckpoint(Frame frame) { // CLEAN
    FrameIntVec result = frame.intVec();
    Checkpoint start = frame.checkpoint();
    frame.box(1);
    frame.rollbackTo(start);
    return result;
  }

  static FrameBox<Integer> inATemporaryFrame(SmartAlloc alloc, Frame frame) { // CLEAN
    FrameBox<Integer> box = frame.box(1);
    box.set(box.get() + 1);
    return box;
  }
}
