import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameScope;
import io.framealloc.SmartAlloc;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** What a collection or an array holds is not followed one by one. */
final class EndedThroughACollection {

  private Frame field;

  static int scopesInAList(SmartAlloc alloc, List<Integer> steps) { // CLEAN
    int size = 0;
    for (int round = 0; round < 2; round++) {
      try (Frame frame = alloc.beginFrame()) {
        FrameIntVec data = frame.intVec();
        List<FrameScope> scopes = new ArrayList<>();
        for (int step : steps) {
          if (step == 0) {
            scopes.add(frame.nested());
          } else if (!scopes.isEmpty()) {
            scopes.removeLast().close();
          }
          data.push(step);
        }
        while (!scopes.isEmpty()) {
          scopes.removeLast().close();
        }
        size += data.size();
      }
    }
    return size;
  }

  static void scopesInAnArray(SmartAlloc alloc) { // CLEAN
    Frame frame = alloc.beginFrame();
    FrameScope[] scopes = new FrameScope[9];
    for (int i = 0; i < 9; i++) {
      scopes[i] = frame.nested();
    }
    for (int i = 8; i >= 0; i--) {
      scopes[i].close();
    }
    frame.close();
  }

  static void theSameBodyInTwoFrames(SmartAlloc alloc) { // CLEAN
    Consumer<Frame> twice =
        frame -> {
          try (FrameScope _ = frame.nested()) {
            frame.box(1);
          }
        };
    try (Frame frame = alloc.beginFrame()) {
      twice.accept(frame);
    }
    try (Frame frame = alloc.beginFrame()) {
      twice.accept(frame);
    }
  }

  static void frameOfUnknownOrigin(SmartAlloc alloc, List<Frame> frames) { // CLEAN
    Frame frame = alloc.beginFrame();
    FrameBox<Integer> box = frame.box(1);
    frames.get(0).close();
    box.get();
  }

  static void lentToACall(SmartAlloc alloc, Random other) { // CLEAN
    alloc.beginFrame();
    other.equals(alloc);
  }

  void inAField(SmartAlloc alloc) { // CLEAN
    field = alloc.beginFrame();
    System.out.println(field.used());
  }

  static void closedTwice(SmartAlloc alloc) {
    Frame frame = alloc.beginFrame();
    frame.close();
    frame.close(); // ERROR FA102
  }
}
