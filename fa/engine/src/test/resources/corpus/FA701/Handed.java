import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameRetained;
import io.framealloc.FrameVec;
import io.framealloc.RetentionPolicy;
import io.framealloc.SmartAlloc;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Ways out of a method. */
final class Handed {

  sealed interface Result permits Found, Missing {}

  record Found(FrameBox<Integer> value) implements Result {}

  record Missing() implements Result {}

  static final class Lazy {
    private final Supplier<Integer> source;

    Lazy(Supplier<Integer> source) { // CLEAN
      this.source = source;
    }

    int get() { // CLEAN
      return source.get();
    }
  }

  static Result sealedResult(SmartAlloc alloc, boolean found) {
    try (Frame frame = alloc.beginFrame()) {
      return found ? new Found(frame.box(1)) : new Missing(); // ERROR FA701
    }
  }

  static FrameIntVec bySwitch(SmartAlloc alloc, int kind) {
    try (Frame frame = alloc.beginFrame()) {
      return switch (kind) { // ERROR FA701
        case 0 -> frame.intVec();
        default -> {
          FrameIntVec data = frame.intVec(16);
          yield data;
        }
      };
    }
  }

  static Map<String, FrameBox<Integer>> inAMap(SmartAlloc alloc) {
    Map<String, FrameBox<Integer>> boxes = new HashMap<>();
    alloc.beginFrame();
    boxes.put("one", alloc.frameBox(1));
    alloc.endFrame();
    return boxes; // ERROR FA701
  }

  static Supplier<Integer> inALambda(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> box = frame.box(1);
      return () -> box.get(); // ERROR FA701
    }
  }

  static Stream<Integer> aStream(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      FrameVec<Integer> data = frame.vec(Integer.class);
      return data.stream(); // ERROR FA701
    }
  }

  static List<FrameIntVec> listOf(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      return List.of(frame.intVec(), frame.intVec()); // ERROR FA701
    }
  }

  static FrameIntVec[] array(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      return new FrameIntVec[] {frame.intVec()}; // ERROR FA701
    }
  }

  static Result plainResult(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      return frame.box(1).get() > 0 ? new Missing() : null;
    }
  }

  static Map<String, Integer> copiedMap(SmartAlloc alloc) { // CLEAN
    Map<String, Integer> result = new HashMap<>();
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> box = frame.box(1);
      result.put("one", box.get());
    }
    return result;
  }

  static int[] sorted(SmartAlloc alloc, int[] values) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec data = frame.intVec(values.length);
      for (int value : values) {
        data.push(value);
      }
      int[] copy = data.toArray();
      Arrays.sort(copy);
      return copy;
    }
  }

  static FrameRetained<Integer> retained(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameRetained<Integer> kept = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_POOL);
    alloc.endFrame();
    return kept;
  }

  static int lazyInside(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> box = frame.box(1);
      return new Lazy(box::get).get();
    }
  }

  static String text(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      return frame.box(1).toString();
    }
  }

  static <T> T generic(SmartAlloc alloc, Class<T> type, T value) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameVec<T> data = frame.vec(type);
      data.push(value);
      return data.get(0);
    }
  }

  static long count(Stream<Integer> values, SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameVec<Integer> data = frame.vec(Integer.class);
      values.forEach(data::push);
      return data.stream().filter(x -> x > 0).count();
    }
  }
}
