import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The ways in which the language hands a value on. */
final class Shapes {

  sealed interface Shape permits Round, Square {}

  record Round(FrameBox<Integer> radius) implements Shape {}

  record Square(FrameBox<Integer> side, int border) implements Shape {}

  record Nested(Round inner, int number) {}

  static int deconstructed(SmartAlloc alloc) {
    alloc.beginFrame();
    Round round = new Round(alloc.frameBox(1));
    alloc.endFrame();
    if (round instanceof Round(FrameBox<Integer> radius)) {
      return radius.get(); // ERROR FA104
    }
    return 0;
  }

  static int deconstructedByVar(SmartAlloc alloc) {
    alloc.beginFrame();
    Object square = new Square(alloc.frameBox(1), 2);
    alloc.endFrame();
    return switch (square) {
      case Square(var side, int _) -> side.get(); // ERROR FA104
      default -> 0;
    };
  }

  static int deconstructedTwice(SmartAlloc alloc) {
    alloc.beginFrame();
    Object nested = new Nested(new Round(alloc.frameBox(1)), 2);
    alloc.endFrame();
    return switch (nested) {
      case Nested(Round(var radius), int number) when number > 0 -> radius.get(); // ERROR FA104
      case Nested(_, int number) -> number;
      default -> 0;
    };
  }

  static int boundByType(SmartAlloc alloc) {
    alloc.beginFrame();
    Object data = alloc.frameBox(1);
    alloc.endFrame();
    return switch (data) {
      case FrameBox<?> box when box.get() instanceof Integer value -> value; // ERROR FA104
      default -> 0;
    };
  }

  static int byAccessor(SmartAlloc alloc) {
    alloc.beginFrame();
    Round round = new Round(alloc.frameBox(1));
    alloc.endFrame();
    return round.radius().get(); // ERROR FA104
  }

  static int yielded(SmartAlloc alloc, int kind) {
    alloc.beginFrame();
    FrameBox<Integer> box =
        switch (kind) {
          case 0 -> alloc.frameBox(0);
          case 1 -> {
            FrameBox<Integer> one = alloc.frameBox(1);
            yield one;
          }
          default -> alloc.frameBox(2);
        };
    alloc.endFrame();
    return box.get(); // ERROR FA104
  }

  static int oldSwitch(SmartAlloc alloc, int kind) {
    FrameBox<Integer> box = null;
    alloc.beginFrame();
    switch (kind) {
      case 0:
      case 1:
        box = alloc.frameBox(1);
        break;
      default:
        box = alloc.frameBox(2);
    }
    alloc.endFrame();
    return box.get(); // ERROR FA104
  }

  static int bySupplier(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    Supplier<Integer> later = box::get; // ERROR FA104
    alloc.endFrame();
    return later.get();
  }

  static int byCast(SmartAlloc alloc) {
    alloc.beginFrame();
    Object data = alloc.frameBox(1);
    alloc.endFrame();
    return ((FrameBox<?>) data).hashCode(); // ERROR FA104
  }

  static int inALocalClass(SmartAlloc alloc) {
    class Reader {
      private final FrameBox<Integer> source;

      Reader(FrameBox<Integer> source) {
        this.source = source;
      }

      int read() {
        return source.get();
      }
    }
    alloc.beginFrame();
    Reader reader = new Reader(alloc.frameBox(1));
    alloc.endFrame();
    return reader.read(); // ERROR FA104
  }

  static int inAnAnonymousClass(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    Supplier<Integer> later =
        new Supplier<>() {
          @Override
          public Integer get() {
            return box.get(); // ERROR FA104
          }
        };
    alloc.endFrame();
    return later.get();
  }

  static void asVarargs(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameIntVec one = alloc.frameIntVec();
    FrameIntVec two = alloc.frameIntVec();
    alloc.endFrame();
    all(one, two); // ERROR FA104
  }

  private static void all(FrameIntVec... vectors) { // HELPER
    for (FrameIntVec vector : vectors) {
      vector.push(1);
    }
  }

  static int afterALabelledBreak(SmartAlloc alloc, int[][] rows) {
    FrameBox<Integer> last = null;
    alloc.beginFrame();
    outer:
    for (int[] row : rows) {
      for (int value : row) {
        last = alloc.frameBox(value);
        if (value < 0) {
          break outer;
        }
      }
    }
    alloc.endFrame();
    return last == null ? 0 : last.get(); // ERROR FA104
  }

  static void inADoLoop(SmartAlloc alloc) {
    FrameIntVec scratch;
    int rounds = 0;
    do {
      alloc.beginFrame();
      scratch = alloc.frameIntVec();
      alloc.endFrame();
      scratch.push(rounds); // ERROR FA104
    } while (++rounds < 10);
  }

  static int asserted(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameVec<Integer> data = alloc.frameVec(Integer.class);
    alloc.endFrame();
    assert data.size() == 0; // ERROR FA104
    return 0;
  }

  static <T> T generic(SmartAlloc alloc, T value, Class<T> type) {
    alloc.beginFrame();
    FrameVec<T> data = alloc.frameVec(type);
    data.push(value);
    alloc.endFrame();
    return data.get(0); // ERROR FA104
  }

  static int inStaticClass(SmartAlloc alloc) {
    alloc.beginFrame();
    Map<String, FrameBox<Integer>> byName = new java.util.HashMap<>();
    byName.put("one", alloc.frameBox(1));
    alloc.endFrame();
    return byName.get("one").get(); // ERROR FA104
  }

  static int aLockHeld(SmartAlloc alloc, Object lock) {
    FrameBox<Integer> box;
    synchronized (lock) {
      alloc.beginFrame();
      box = alloc.frameBox(1);
      alloc.endFrame();
    }
    return box.get(); // ERROR FA104
  }

  static int ternary(SmartAlloc alloc, boolean first) {
    alloc.beginFrame();
    FrameBox<Integer> one = alloc.frameBox(1);
    FrameBox<Integer> two = alloc.frameBox(2);
    alloc.endFrame();
    return (first ? one : two).get(); // ERROR FA104
  }

  static int deconstructedInside(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      Object shape = new Square(frame.box(1), 2);
      return switch (shape) {
        case Square(var side, int border) when border > 1 -> side.get() + border;
        case Square(var side, _) -> side.get();
        default -> 0;
      };
    }
  }

  static int sealedInside(SmartAlloc alloc, Shape shape) { // CLEAN
    alloc.beginFrame();
    int area =
        switch (shape) {
          case Round(var radius) -> radius.get() * radius.get();
          case Square square -> square.side().get();
        };
    alloc.endFrame();
    return area;
  }

  static int onlyTheNumber(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    Square square = new Square(alloc.frameBox(1), 2);
    alloc.endFrame();
    return square instanceof Square(_, int border) ? border : 0;
  }

  static int supplierInside(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    Supplier<Integer> now = box::get;
    int value = now.get();
    alloc.endFrame();
    return value;
  }

  static int streamInside(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec data = frame.intVec();
      IntStream.range(0, 10).forEach(data::push);
      return IntStream.range(0, data.size()).map(data::get).sum();
    }
  }

  static int functionOfAFrame(SmartAlloc alloc, Function<Frame, Integer> work) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      return work.apply(frame);
    }
  }

  static int reassignedEachRound(SmartAlloc alloc, List<Integer> values) { // CLEAN
    int sum = 0;
    FrameBox<Integer> box;
    for (int value : values) {
      if (value < 0) {
        continue;
      }
      try (Frame frame = alloc.beginFrame()) {
        box = frame.box(value);
        sum += box.get();
      }
    }
    return sum;
  }

  static String named(SmartAlloc alloc) { // CLEAN
    String name;
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> box = frame.box(1);
      name = "box of " + box.get();
    }
    return name;
  }

  static int varargsInside(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec one = frame.intVec();
      all(one, frame.intVec());
      return one.size();
    }
  }

  static int nullAtFirst(SmartAlloc alloc, int n) { // CLEAN
    alloc.beginFrame();
    FrameBox<Integer> max = null;
    for (int i = 0; i < n; i++) {
      FrameBox<Integer> next = alloc.frameBox(i);
      if (max == null || max.get() < next.get()) {
        max = next;
      }
    }
    int result = max == null ? 0 : max.get();
    alloc.endFrame();
    return result;
  }

  static int swapped(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameIntVec front = alloc.frameIntVec();
    FrameIntVec back = alloc.frameIntVec();
    for (int i = 0; i < 10; i++) {
      back.push(i);
      FrameIntVec swap = front;
      front = back;
      back = swap;
    }
    int size = front.size();
    alloc.endFrame();
    return size;
  }
}
