import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameSlice;
import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Frame data is dead when its frame has ended. */
final class UseAfterEnd {

  static void vector(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameVec<Integer> data = alloc.frameVec(Integer.class);
    alloc.endFrame();
    data.push(42); // ERROR FA104
  }

  static int outsideTheResource(SmartAlloc alloc) {
    FrameBox<Integer> box;
    try (Frame frame = alloc.beginFrame()) {
      box = frame.box(1);
    }
    return box.get(); // ERROR FA104
  }

  static void byAlias(SmartAlloc alloc) {
    SmartAlloc other = alloc;
    other.beginFrame();
    FrameIntVec one = alloc.frameIntVec();
    FrameIntVec two = one;
    alloc.endFrame();
    two.push(1); // ERROR FA104
  }

  static int onOnePath(SmartAlloc alloc, boolean early) {
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    if (early) {
      alloc.endFrame();
    }
    int result = box.get(); // ERROR FA104
    if (!early) {
      alloc.endFrame();
    }
    return result;
  }

  static int segment(SmartAlloc alloc) {
    alloc.beginFrame();
    MemorySegment memory = alloc.frameAlloc(16);
    alloc.endFrame();
    return memory.get(ValueLayout.JAVA_INT, 0); // ERROR FA104
  }

  static int view(SmartAlloc alloc) {
    alloc.beginFrame();
    MemorySegment memory = alloc.frameBox(1).segment();
    alloc.endFrame();
    return memory.get(ValueLayout.JAVA_INT, 0); // ERROR FA104
  }

  static void asArgument(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    alloc.endFrame();
    System.out.println(box); // ERROR FA104
  }

  static String inText(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    alloc.endFrame();
    return "box " + box; // ERROR FA104
  }

  static int byAHelper(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    end(alloc);
    return box.get(); // ERROR FA104
  }

  private static void end(SmartAlloc alloc) { // HELPER
    alloc.endFrame();
  }

  static int inAHelper(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    alloc.endFrame();
    return read(box); // ERROR FA104
  }

  private static int read(FrameBox<Integer> box) { // HELPER
    return box.get();
  }

  static void fromTheLastRound(SmartAlloc alloc, int n) {
    FrameBox<Integer> last = null;
    for (int i = 0; i < n; i++) {
      alloc.beginFrame();
      if (last != null) {
        last.set(i); // ERROR FA104
      }
      last = alloc.frameBox(i);
      alloc.endFrame();
    }
  }

  static int fromAList(SmartAlloc alloc) {
    List<FrameBox<Integer>> boxes = new ArrayList<>();
    alloc.beginFrame();
    boxes.add(alloc.frameBox(1));
    alloc.endFrame();
    int sum = 0;
    for (FrameBox<Integer> box : boxes) {
      sum += box.get(); // ERROR FA104
    }
    return sum;
  }

  static int elements(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameSlice<Integer> slice = alloc.frameSlice(Integer.class, 4);
    alloc.endFrame();
    int sum = 0;
    for (int value : slice) { // ERROR FA104
      sum += value;
    }
    return sum;
  }

  static void theFrameItself(SmartAlloc alloc) {
    Frame frame = alloc.beginFrame();
    frame.close();
    frame.box(1); // ERROR FA104
  }

  static int optional(SmartAlloc alloc) {
    alloc.beginFrame();
    Optional<FrameBox<Integer>> box = alloc.tryFrameBox(1);
    alloc.endFrame();
    return box.orElseThrow().get(); // ERROR FA104
  }

  static int lambda(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    java.util.function.IntSupplier later = () -> box.get(); // ERROR FA104
    alloc.endFrame();
    return later.getAsInt();
  }

  static int afterCatch(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    try {
      Integer.parseInt("x");
    } catch (NumberFormatException e) {
      alloc.endFrame();
      return box.get(); // ERROR FA104
    }
    alloc.endFrame();
    return 0;
  }

  static int bySwitch(SmartAlloc alloc, int kind) {
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    switch (kind) {
      case 0 -> alloc.endFrame();
      default -> {
        alloc.endFrame();
      }
    }
    return box.get(); // ERROR FA104
  }

  static int inItsFrame(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameVec<Integer> data = alloc.frameVec(Integer.class);
    data.push(42);
    int used = data.get(0);
    alloc.endFrame();
    return used;
  }

  static int plainValue(SmartAlloc alloc) { // CLEAN
    int value;
    try (Frame frame = alloc.beginFrame()) {
      value = frame.box(1).get();
    }
    return value;
  }

  static int aNewOne(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    alloc.endFrame();
    alloc.beginFrame();
    box = alloc.frameBox(2);
    int result = box.get();
    alloc.endFrame();
    return result;
  }

  static int otherAllocator(SmartAlloc one, SmartAlloc two) { // CLEAN
    one.beginFrame();
    two.beginFrame();
    FrameBox<Integer> box = one.frameBox(1);
    two.endFrame();
    int result = box.get();
    one.endFrame();
    return result;
  }

  static int correlated(SmartAlloc alloc, boolean own) { // CLEAN
    if (own) {
      alloc.beginFrame();
    }
    FrameBox<Integer> box = alloc.frameBox(1);
    int result = box.get();
    if (own) {
      alloc.endFrame();
    }
    return result;
  }

  static int localList(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    List<FrameBox<Integer>> boxes = new ArrayList<>();
    boxes.add(alloc.frameBox(1));
    int sum = 0;
    for (FrameBox<Integer> box : boxes) {
      sum += box.get();
    }
    alloc.endFrame();
    return sum;
  }

  static int eachRound(SmartAlloc alloc, int n) { // CLEAN
    int sum = 0;
    for (int i = 0; i < n; i++) {
      alloc.beginFrame();
      FrameBox<Integer> box = alloc.frameBox(i);
      sum += box.get();
      alloc.endFrame();
    }
    return sum;
  }

  static String explained(SmartAlloc alloc) { // CLEAN: the question is what became of it
    alloc.beginFrame();
    MemorySegment memory = alloc.frameAlloc(16);
    alloc.endFrame();
    return alloc.explain(memory);
  }

  static boolean compared(SmartAlloc alloc, Frame other) { // CLEAN
    Frame frame = alloc.beginFrame();
    frame.close();
    return frame == other;
  }

  static int returnedFromInside(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      return frame.box(1).get();
    }
  }

  static int byAHelperInside(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    int result = read(box);
    end(alloc);
    return result;
  }

  static int parameter(FrameBox<Integer> box) { // CLEAN
    return box.get();
  }

  static int overwritten(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    int result = box.get();
    alloc.endFrame();
    box = null;
    return result;
  }

  @SuppressWarnings("FA104")
  static int suppressed(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    alloc.endFrame();
    return box.get();
  }

  static int suppressedHere(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(1);
    alloc.endFrame();
    @SuppressWarnings("framealloc")
    int value = box.get();
    return value;
  }

  static void inALambdaThatIsRunLater(SmartAlloc alloc) {
    Runnable later;
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> box = frame.box(3);
      later = () -> box.set(4); // ERROR FA104
    }
    later.run();
  }

  static void inALambdaThatIsRunInTime(SmartAlloc alloc) { // CLEAN
    Runnable now = () -> {};
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> box = frame.box(3);
      now = () -> box.set(4);
      now.run();
    }
  }
}
