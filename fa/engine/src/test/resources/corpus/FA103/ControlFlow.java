import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Frames and the ways out of code. */
class ControlFlow {

  sealed interface Job permits Draw, Move {}

  record Draw(int x) implements Job {}

  record Move(int by) implements Job {}

  enum Phase {
    START,
    RUN,
    STOP
  }

  private final SmartAlloc alloc = SmartAlloc.create();

  SmartAlloc alloc() { // CLEAN
    return alloc;
  }

  void continued(List<Integer> values) {
    for (int value : values) {
      alloc.beginFrame(); // ERROR FA103, ERROR FA101
      if (value == 0) {
        continue;
      }
      alloc.frameBox(value);
      alloc.endFrame();
    }
  }

  int inASwitch(Job job) {
    alloc.beginFrame(); // ERROR FA103
    switch (job) {
      case Draw draw -> alloc.frameBox(draw.x());
      case Move(int by) when by == 0 -> {
        return 0;
      }
      case Move move -> alloc.frameBox(move.by());
    }
    alloc.endFrame();
    return 1;
  }

  void brokenOutOfALabel(int[][] rows) {
    alloc.beginFrame(); // ERROR FA103
    rows:
    {
      for (int[] row : rows) {
        if (row.length == 0) {
          break rows;
        }
      }
      alloc.endFrame();
    }
  }

  int fromALambdaBody(List<Integer> values) {
    Consumer<Integer> each =
        value -> {
          alloc.beginFrame(); // ERROR FA103
          if (value == 0) {
            return;
          }
          alloc.endFrame();
        };
    values.forEach(each);
    return 0;
  }

  int thrownByAHelper(int n) {
    alloc.beginFrame(); // ERROR FA103
    try {
      check(n);
      alloc.endFrame();
    } catch (IOException e) {
      return -1;
    }
    return n;
  }

  private static void check(int n) throws IOException { // HELPER
    if (n < 0) {
      throw new IOException("n=" + n);
    }
  }

  void byAGetter(boolean early) {
    alloc().beginFrame(); // ERROR FA103
    if (early) {
      return;
    }
    alloc().endFrame();
  }

  int exhaustive(Job job) { // CLEAN
    alloc.beginFrame();
    switch (job) {
      case Draw draw -> {
        int x = alloc.frameBox(draw.x()).get();
        alloc.endFrame();
        return x;
      }
      case Move move -> {
        int by = alloc.frameBox(move.by()).get();
        alloc.endFrame();
        return by;
      }
    }
  }

  void exhaustiveStatement(Job job) { // CLEAN
    alloc.beginFrame();
    switch (job) {
      case Draw draw -> {
        alloc.frameBox(draw.x());
        alloc.endFrame();
      }
      case Move _ -> alloc.endFrame();
    }
  }

  int exhaustiveEnum(Phase phase) { // CLEAN
    alloc.beginFrame();
    int result =
        switch (phase) {
          case START -> alloc.frameBox(1).get();
          case RUN -> alloc.frameBox(2).get();
          case STOP -> 0;
        };
    alloc.endFrame();
    return result;
  }

  void continuedInAResource(List<Integer> values) { // CLEAN
    for (int value : values) {
      try (Frame frame = alloc.beginFrame()) {
        if (value == 0) {
          continue;
        }
        frame.box(value);
      }
    }
  }

  int returnedFromALoop(List<Integer> values) { // CLEAN
    alloc.beginFrame();
    for (int value : values) {
      FrameBox<Integer> box = alloc.frameBox(value);
      if (box.get() > 10) {
        alloc.endFrame();
        return value;
      }
    }
    alloc.endFrame();
    return -1;
  }

  void flagged(List<Integer> values) { // CLEAN
    boolean open = false;
    for (int value : values) {
      if (!open) {
        alloc.beginFrame();
        open = true;
      }
      alloc.frameBox(value);
    }
    if (open) {
      alloc.endFrame();
    }
  }

  void rethrown(int n) throws IOException { // CLEAN
    alloc.beginFrame();
    try {
      check(n);
    } catch (IOException | RuntimeException e) {
      alloc.endFrame();
      throw e;
    }
    alloc.endFrame();
  }

  void begunInTry(int n) { // CLEAN
    try {
      alloc.beginFrame();
      alloc.frameBox(n);
    } finally {
      alloc.endFrame();
    }
  }

  int doubleFinally(int n) throws IOException { // CLEAN
    alloc.beginFrame();
    try {
      try {
        check(n);
        return 1;
      } finally {
        alloc.frameBox(n);
      }
    } finally {
      alloc.endFrame();
    }
  }

  void rounds() { // CLEAN
    int rounds = 0;
    do {
      alloc.beginFrame();
      alloc.frameBox(rounds);
      alloc.endFrame();
    } while (++rounds < 10);
  }

  void brokenAfterTheEnd(int n) { // CLEAN
    while (true) {
      alloc.beginFrame();
      int value = alloc.frameBox(n).get();
      alloc.endFrame();
      if (value > 10) {
        break;
      }
    }
  }

  void perLambda(List<Integer> values) { // CLEAN
    values.forEach(
        value -> {
          try (Frame frame = alloc.beginFrame()) {
            frame.box(value);
          }
        });
  }

  void checkedFirst(Integer n) { // CLEAN
    if (n == null) {
      throw new IllegalArgumentException("no number");
    }
    alloc.beginFrame();
    alloc.frameBox(n);
    alloc.endFrame();
  }

  void synchronizedFrame(Object lock) { // CLEAN
    synchronized (lock) {
      alloc.beginFrame();
      alloc.frameBox(1);
      alloc.endFrame();
    }
  }

  void tick() { // CLEAN: a hook that a subclass fills
    alloc.beginFrame();
    update();
    alloc.endFrame();
  }

  void update() { // CLEAN
    alloc.frameBox(1);
  }

  static final class Special extends ControlFlow {
    @Override
    void update() { // CLEAN
      super.update();
      alloc().frameBox(2);
    }

    void early(boolean stop) {
      alloc().beginFrame(); // ERROR FA103
      if (stop) {
        return;
      }
      super.update();
      alloc().endFrame();
    }
  }
}
