import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.SmartAlloc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What holds on to things in programs. */
class Holders {

  private static final Map<String, FrameBox<Integer>> CACHE = new HashMap<>();
  private static final FrameBox<?>[] SLOTS = new FrameBox<?>[8];

  private final Deque<FrameIntVec> history = new ArrayDeque<>();
  private final Set<FrameBox<Integer>> seen = new HashSet<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private Optional<FrameBox<Integer>> maybe = Optional.empty();
  FrameIntVec scratch;
  private Node head;

  static final class Node {
    FrameBox<Integer> value;
    Node next;
  }

  record Entry(String name, FrameBox<Integer> value) {}

  private Entry entry;

  static void inAStaticMap(SmartAlloc alloc, String key) {
    alloc.beginFrame();
    CACHE.put(key, alloc.frameBox(1)); // ERROR FA702
    alloc.endFrame();
  }

  static void byComputeIfAbsent(SmartAlloc alloc, String key) {
    alloc.beginFrame();
    CACHE.putIfAbsent(key, alloc.frameBox(1)); // ERROR FA702
    alloc.endFrame();
  }

  static void inAStaticArray(SmartAlloc alloc) {
    alloc.beginFrame();
    SLOTS[0] = alloc.frameBox(1); // ERROR FA702
    alloc.endFrame();
  }

  void inADeque(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      history.addLast(frame.intVec()); // ERROR FA702
    }
  }

  void inASet(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> box = frame.box(1);
      if (seen.add(box)) { // ERROR FA702
        box.set(2);
      }
    }
  }

  void inAnOptional(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      maybe = Optional.of(frame.box(1)); // ERROR FA702
    }
  }

  void inARecord(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      entry = new Entry("one", frame.box(1)); // ERROR FA702
    }
  }

  void asAListener(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec data = frame.intVec();
      listeners.add(() -> data.push(1)); // ERROR FA702
    }
  }

  void asAMethodReference(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec data = frame.intVec();
      listeners.add(data::clear); // ERROR FA702
    }
  }

  static void inAnotherObject(SmartAlloc alloc, Holders other) {
    try (Frame frame = alloc.beginFrame()) {
      other.scratch = frame.intVec(); // ERROR FA702
    }
  }

  void inANode(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      Node node = new Node();
      node.value = frame.box(1);
      head = node; // ERROR FA702
    }
  }

  void inALambdaBody(SmartAlloc alloc, List<Integer> values) {
    alloc.beginFrame();
    values.forEach(value -> seen.add(alloc.frameBox(value))); // ERROR FA702
    alloc.endFrame();
  }

  void onOnePath(SmartAlloc alloc, boolean keep) {
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec data = frame.intVec();
      if (keep) {
        scratch = data; // ERROR FA702
      }
      data.push(1);
    }
  }

  void byTernary(SmartAlloc alloc, boolean keep) {
    try (Frame frame = alloc.beginFrame()) {
      scratch = keep ? frame.intVec() : null; // ERROR FA702
    }
  }

  void chained(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec local;
      local = scratch = frame.intVec(); // ERROR FA702
      local.push(1);
    }
  }

  static final class Builder {
    private FrameBox<Integer> part;

    Builder part(FrameBox<Integer> given) { // HELPER
      this.part = given;
      return this;
    }

    int build() { // HELPER
      return part.get();
    }
  }

  static int builder(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      return new Builder().part(frame.box(1)).build();
    }
  }

  static int localNodes(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      Node first = new Node();
      first.value = frame.box(1);
      Node second = new Node();
      second.value = frame.box(2);
      first.next = second;
      return first.next.value.get();
    }
  }

  static int localRecord(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      Entry local = new Entry("one", frame.box(1));
      return local.value().get();
    }
  }

  static int localArray(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec[] rows = new FrameIntVec[4];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = frame.intVec();
      }
      return rows[0].size();
    }
  }

  static long localListOfStreams(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      List<FrameBox<Integer>> boxes = IntStream.range(0, 4).mapToObj(i -> frame.box(i)).toList();
      return boxes.stream().mapToInt(FrameBox::get).sum();
    }
  }

  void numberInAField(SmartAlloc alloc, Map<String, Integer> results) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec data = frame.intVec();
      data.push(1);
      results.put("sum", (int) data.sum());
    }
  }

  void removedInTime(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec data = frame.intVec();
      history.push(data);
      data.push(1);
      history.clear();
    }
  }

  void resetInFinally(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      try {
        scratch = frame.intVec();
        scratch.push(1);
      } finally {
        scratch = null;
      }
    }
  }

  static void visited(SmartAlloc alloc, Consumer<FrameBox<Integer>> visitor) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      visitor.accept(frame.box(1));
    }
  }

  void poolInTheMap(SmartAlloc alloc, Map<String, AutoCloseable> owned) { // CLEAN
    owned.put("one", alloc.poolBox(1));
  }

  static String joined(SmartAlloc alloc) { // CLEAN
    StringBuilder text = new StringBuilder();
    try (Frame frame = alloc.beginFrame()) {
      text.append(frame.box(1)).append(", ").append(frame.box(2));
    }
    return text.toString();
  }
}
