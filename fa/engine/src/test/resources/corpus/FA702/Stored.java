import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameRetained;
import io.framealloc.PoolBox;
import io.framealloc.RetentionPolicy;
import io.framealloc.SmartAlloc;
import io.framealloc.annotation.Escapes;
import io.framealloc.annotation.FrameScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Nothing that outlives the frame holds its data. */
final class Stored {

  interface Registry {
    void register(@Escapes Object what);

    void look(Object what);
  }

  @FrameScoped
  static final class Query {
    private FrameIntVec hits;

    void start(Frame frame) { // CLEAN
      hits = frame.intVec();
    }
  }

  private static FrameBox<Integer> global;
  private FrameBox<Integer> field;
  private FrameIntVec scratch;
  private FrameBox<Integer>[] array;
  private final List<FrameBox<Integer>> list = new ArrayList<>();
  private Runnable callback;

  static void inAStaticField(SmartAlloc alloc) {
    alloc.beginFrame();
    global = alloc.frameBox(42); // ERROR FA702
    alloc.endFrame();
  }

  void inAField(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      field = frame.box(42); // ERROR FA702
    }
  }

  void inAFieldOfThis(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    this.field = data; // ERROR FA702
    alloc.endFrame();
  }

  void inTheCallersFrame(SmartAlloc alloc) {
    scratch = alloc.frameIntVec(); // ERROR FA702
    scratch.push(1);
  }

  void inAnArray(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      array[0] = frame.box(1); // ERROR FA702
    }
  }

  void inAList(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      list.add(frame.box(1)); // ERROR FA702
    }
  }

  static void inAGivenList(SmartAlloc alloc, List<FrameBox<Integer>> boxes) {
    try (Frame frame = alloc.beginFrame()) {
      boxes.add(frame.box(1)); // ERROR FA702
    }
  }

  static void inAGivenMap(SmartAlloc alloc, Map<String, FrameBox<Integer>> boxes) {
    alloc.beginFrame();
    boxes.put("one", alloc.frameBox(1)); // ERROR FA702
    alloc.endFrame();
  }

  static void inAReference(SmartAlloc alloc, AtomicReference<FrameBox<Integer>> reference) {
    alloc.beginFrame();
    reference.set(alloc.frameBox(1)); // ERROR FA702
    alloc.endFrame();
  }

  void inALambda(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(1);
    callback = () -> data.set(2); // ERROR FA702
    alloc.endFrame();
  }

  static void byContract(SmartAlloc alloc, Registry registry) {
    alloc.beginFrame();
    registry.register(alloc.frameBox(1)); // ERROR FA702
    alloc.endFrame();
  }

  void byAHelper(SmartAlloc alloc) {
    alloc.beginFrame();
    keep(alloc.frameBox(1)); // ERROR FA702
    alloc.endFrame();
  }

  private void keep(FrameBox<Integer> box) { // HELPER
    field = box;
  }

  void listInAField(SmartAlloc alloc) {
    List<FrameBox<Integer>> local = new ArrayList<>();
    Holder.boxes = local; // ERROR FA702
    try (Frame frame = alloc.beginFrame()) {
      local.add(frame.box(1));
    }
  }

  static final class Holder {
    static List<FrameBox<Integer>> boxes;
    private final FrameBox<Integer> box;

    Holder(FrameBox<Integer> box) { // CLEAN
      this.box = box;
    }

    int value() { // HELPER
      return box.get();
    }
  }

  static int localList(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    List<FrameBox<Integer>> boxes = new ArrayList<>();
    boxes.add(alloc.frameBox(1));
    int size = boxes.size();
    alloc.endFrame();
    return size;
  }

  static int localMap(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    Map<String, FrameBox<Integer>> boxes = new HashMap<>();
    boxes.put("one", alloc.frameBox(1));
    int size = boxes.size();
    alloc.endFrame();
    return size;
  }

  static int localObject(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    Holder holder = new Holder(alloc.frameBox(1));
    int value = holder.value();
    alloc.endFrame();
    return value;
  }

  void clearedInTime(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    field = alloc.frameBox(1);
    field.set(2);
    field = null;
    alloc.endFrame();
  }

  void listClearedInTime(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    list.add(alloc.frameBox(1));
    list.clear();
    alloc.endFrame();
  }

  void plainValue(SmartAlloc alloc, List<Integer> values) { // CLEAN
    alloc.beginFrame();
    values.add(alloc.frameBox(1).get());
    alloc.endFrame();
  }

  private PoolBox<Integer> pooled;

  void poolBox(SmartAlloc alloc) { // CLEAN
    pooled = alloc.poolBox(1);
  }

  private FrameRetained<Integer> retained;

  void retained(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    retained = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_HEAP);
    alloc.endFrame();
  }

  static void borrowed(SmartAlloc alloc, Registry registry) { // CLEAN
    alloc.beginFrame();
    registry.look(alloc.frameBox(1));
    alloc.endFrame();
  }

  static long frameScopedClass(SmartAlloc alloc) { // CLEAN
    try (Frame frame = alloc.beginFrame()) {
      Query query = new Query();
      query.start(frame);
      return query.hits.sum();
    }
  }
}
