import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.PoolBox;
import io.framealloc.ScopedFrames;
import io.framealloc.SmartAlloc;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a method returns lives on. */
final class Returned {

  record Pair(FrameBox<Integer> first, int second) {}

  static FrameBox<Integer> afterTheEnd(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    alloc.endFrame();
    return data; // ERROR FA701
  }

  static FrameBox<Integer> fromAResource(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      return frame.box(42); // ERROR FA701
    }
  }

  static MemorySegment segment(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      return frame.box(42).segment(); // ERROR FA701
    }
  }

  static FrameIntVec beforeFinally(SmartAlloc alloc) {
    alloc.beginFrame();
    try {
      return alloc.frameIntVec(); // ERROR FA701
    } finally {
      alloc.endFrame();
    }
  }

  static List<FrameBox<Integer>> inAList(SmartAlloc alloc) {
    List<FrameBox<Integer>> boxes = new ArrayList<>();
    try (Frame frame = alloc.beginFrame()) {
      boxes.add(frame.box(1));
    }
    return boxes; // ERROR FA701
  }

  static Optional<FrameBox<Integer>> inAnOptional(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      return Optional.of(frame.box(1)); // ERROR FA701
    }
  }

  static Pair inARecord(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      return new Pair(frame.box(1), 2); // ERROR FA701
    }
  }

  static FrameBox<Integer>[] inAnArray(SmartAlloc alloc) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    FrameBox<Integer>[] boxes = new FrameBox[1];
    alloc.beginFrame();
    boxes[0] = alloc.frameBox(1);
    alloc.endFrame();
    return boxes; // ERROR FA701
  }

  static FrameBox<Integer> onOnePath(SmartAlloc alloc, Frame outer, boolean fast) {
    alloc.beginFrame();
    FrameBox<Integer> data = fast ? outer.box(1) : alloc.frameBox(2);
    alloc.endFrame();
    return data; // ERROR FA701
  }

  static FrameBox<Integer> fromATask(SmartAlloc alloc) {
    return ScopedFrames.call(alloc, frame -> frame.box(1)); // ERROR FA701
  }

  static FrameBox<Integer> byAHelper(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      return make(frame); // ERROR FA701
    }
  }

  private static FrameBox<Integer> make(Frame frame) { // HELPER
    return frame.box(1);
  }

  static FrameBox<Integer> ofTheCaller(SmartAlloc alloc) { // CLEAN
    return alloc.frameBox(42);
  }

  static FrameIntVec ofAGivenFrame(Frame frame) { // CLEAN
    FrameIntVec data = frame.intVec();
    data.push(1);
    return data;
  }

  static int value(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      return frame.box(42).get();
    }
  }

  static PoolBox<Integer> pooled(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      return alloc.poolBox(frame.box(42).get());
    }
  }

  static List<Integer> values(SmartAlloc alloc) { // CLEAN
    List<Integer> values = new ArrayList<>();
    try (Frame frame = alloc.beginFrame()) {
      values.add(frame.box(42).get());
    }
    return values;
  }

  static int[] copied(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec data = frame.intVec();
      data.push(1);
      return data.toArray();
    }
  }

  static FrameBox<Integer> withItsFrameOpen(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    return alloc.frameBox(1);
  }

  static int ofATask(SmartAlloc alloc) { // CLEAN
    return ScopedFrames.call(alloc, frame -> frame.box(1).get());
  }

  static Pair recordOfTheCaller(Frame frame) { // CLEAN
    return new Pair(frame.box(1), 2);
  }

  static FrameBox<Integer> parameter(FrameBox<Integer> box) { // CLEAN
    return box;
  }
}
