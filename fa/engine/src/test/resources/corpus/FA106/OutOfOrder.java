import io.framealloc.Checkpoint;
import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameScope;
import io.framealloc.SmartAlloc;

/** Scopes and checkpoints nest. */
final class OutOfOrder {

  static int usedAfterTheScope(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> box;
      try (FrameScope _ = frame.nested()) {
        box = frame.box(1);
      }
      return box.get(); // ERROR FA106
    }
  }

  static int usedAfterRollback(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint start = frame.checkpoint();
      FrameIntVec data = frame.intVec();
      frame.rollbackTo(start);
      return data.size(); // ERROR FA106
    }
  }

  static void closedInTheWrongOrder(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      FrameScope outer = frame.nested();
      FrameScope inner = frame.nested();
      outer.close(); // ERROR FA106
      inner.close();
    }
  }

  static void frameEndedFirst(SmartAlloc alloc) {
    Frame frame = alloc.beginFrame();
    FrameScope scope = frame.nested();
    frame.close(); // ERROR FA106
    scope.close();
  }

  static void rolledBackPast(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint first = frame.checkpoint();
      Checkpoint second = frame.checkpoint();
      frame.rollbackTo(first);
      frame.rollbackTo(second); // ERROR FA106
    }
  }

  static void ofAnotherFrame(SmartAlloc one, SmartAlloc two) {
    try (Frame first = one.beginFrame();
        Frame second = two.beginFrame()) {
      Checkpoint start = first.checkpoint();
      second.rollbackTo(start); // ERROR FA106
    }
  }

  static void pastAnOpenScope(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint start = frame.checkpoint();
      try (FrameScope _ = frame.nested()) {
        frame.rollbackTo(start); // ERROR FA106
      }
    }
  }

  static void closedTwice(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      FrameScope scope = frame.nested();
      scope.close();
      scope.close(); // ERROR FA106
    }
  }

  static void fromAnEarlierFrame(SmartAlloc alloc) {
    Frame frame = alloc.beginFrame();
    Checkpoint start = frame.checkpoint();
    frame.close();
    frame = alloc.beginFrame();
    frame.rollbackTo(start); // ERROR FA106
    frame.close();
  }

  static long inOrder(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec pairs = frame.intVec(1000);
      try (FrameScope _ = frame.nested()) {
        FrameIntVec scratch = frame.intVec();
        scratch.push(1);
        pairs.push((int) scratch.sum());
      }
      return pairs.sum();
    }
  }

  static long retry(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint start = frame.checkpoint();
      for (int attempt = 0; attempt < 3; attempt++) {
        frame.intVec(1000).push(attempt);
        frame.rollbackTo(start);
      }
      return frame.used();
    }
  }

  static int before(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> box = frame.box(1);
      Checkpoint start = frame.checkpoint();
      frame.intVec().push(1);
      frame.rollbackTo(start);
      return box.get();
    }
  }

  static int newCheckpointEachRound(SmartAlloc alloc, int n) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        Checkpoint start = frame.checkpoint();
        FrameBox<Integer> box = frame.box(i);
        sum += box.get();
        frame.rollbackTo(start);
      }
      return sum;
    }
  }

  static void nestedTwice(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      try (FrameScope _ = frame.nested();
          FrameScope _ = frame.nested()) {
        frame.box(1);
      }
    }
  }

  static void twoInARow(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameScope first = frame.nested();
      first.close();
      FrameScope second = frame.nested();
      second.close();
    }
  }

  static void againAndAgain(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint start = frame.checkpoint();
      frame.rollbackTo(start);
      frame.rollbackTo(start);
    }
  }
}
