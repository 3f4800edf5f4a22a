import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferHandle;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Objects that carry what their constructors allocate, and methods that store for others. */
final class Carried {

  private static final List<Object> ALL = new ArrayList<>();
  private static Object global;

  private final List<FrameIntVec> parts = new ArrayList<>();
  private final FrameIntVec first;
  private FrameIntVec second;

  Carried(Frame frame, int count) { // CLEAN
    first = frame.intVec(count);
    for (int i = 0; i < count; i++) {
      add(frame.intVec());
    }
    start(frame);
  }

  private void add(FrameIntVec part) { // CLEAN
    parts.add(part);
  }

  private void start(Frame frame) { // CLEAN
    second = frame.intVec();
  }

  static int used(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      Carried carried = new Carried(frame, 3);
      return carried.first.size() + carried.second.size();
    }
  }

  static void carrierStored(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      Carried carried = new Carried(frame, 3);
      global = carried; // ERROR FA702
    }
  }

  static void carrierFromAMethod(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      Carried carried = make(frame);
      ALL.add(carried); // ERROR FA702
    }
  }

  private static Carried make(Frame frame) { // CLEAN
    return new Carried(frame, 1);
  }

  static void ofAGivenFrame(Frame frame) {
    FrameIntVec data = frame.intVec();
    global = data; // ERROR FA702
  }

  static void beforeALoop(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec data = frame.intVec();
      ALL.add(data); // ERROR FA702
      for (int i = 0; i < 10; i++) {
        data.push(i);
      }
    }
  }

  static void storedAndMoved(SmartAlloc alloc) {
    try (Frame _ = alloc.beginFrame()) {
      FrameBox<Integer> data = alloc.frameBox(1);
      global = data; // ERROR FA702
      try (TransferHandle<Integer> handle = alloc.frameBoxForTransfer(data)) {
        handle.receive().close();
      }
    }
  }

  static void addedAndMoved(SmartAlloc alloc) {
    try (Frame _ = alloc.beginFrame()) {
      FrameBox<Integer> data = alloc.frameBox(1);
      ALL.add(data); // ERROR FA702
      try (TransferHandle<Integer> handle = alloc.frameBoxForTransfer(data)) {
        handle.receive().close();
      }
    }
  }

  static void throughAnArena(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      global = encode(frame, "text"); // ERROR FA702
    }
  }

  private static MemorySegment encode(Arena arena, String text) { // CLEAN
    return arena.allocateFrom(text);
  }

  private static void fill(List<FrameIntVec> list, Frame frame) { // CLEAN
    list.add(frame.intVec());
  }

  static int ofALocalList(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      List<FrameIntVec> list = new ArrayList<>();
      fill(list, frame);
      return list.size();
    }
  }

  void ofAField(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      fill(parts, frame); // ERROR FA702
    }
  }

  /** Keeps its frame in a field, and lives no longer than it. */
  static final class Step {

    private final Frame frame;
    private FrameIntVec data;

    Step(Frame frame) { // CLEAN
      this.frame = frame;
    }

    void run() { // CLEAN
      data = frame.intVec();
      data.push(1);
    }
  }

  /** Nobody here calls its method. */
  static final class Uncalled {

    private FrameIntVec data;

    void start(Frame frame) {
      data = frame.intVec(); // ERROR FA702
    }

    int size() { // CLEAN
      return data.size();
    }
  }
}
