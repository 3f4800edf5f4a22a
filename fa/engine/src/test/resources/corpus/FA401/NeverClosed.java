import io.framealloc.FrameRetained;
import io.framealloc.HeapBox;
import io.framealloc.PoolBox;
import io.framealloc.PoolSlot;
import io.framealloc.RetentionPolicy;
import io.framealloc.SmartAlloc;
import io.framealloc.TaskAlloc;
import io.framealloc.TransferHandle;
import io.framealloc.annotation.MustClose;
import io.framealloc.annotation.Transfers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is not of a frame is closed by someone. */
final class NeverClosed {

  interface Owner {
    void take(@Transfers PoolBox<Integer> box);

    void unknown(PoolBox<Integer> box);
  }

  @MustClose
  static final class Texture implements AutoCloseable {
    @Override
    public void close() {} // HELPER
  }

  private PoolBox<Integer> field;

  static int box(SmartAlloc alloc) {
    PoolBox<Integer> box = alloc.poolBox(42); // WARN FA401
    return box.get();
  }

  static void inALoop(SmartAlloc alloc) {
    for (int i = 0; i < 1_000_000; i++) {
      var _ = alloc.poolAlloc(1024); // WARN FA401
    }
  }

  static void dropped(SmartAlloc alloc) {
    alloc.poolAlloc(64); // WARN FA401
  }

  static void inABlock(SmartAlloc alloc, boolean often) {
    if (often) {
      HeapBox<Integer> box = alloc.heapBox(1); // WARN FA401
      box.set(2);
    }
  }

  static int inAList(SmartAlloc alloc) {
    List<PoolBox<Integer>> boxes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      boxes.add(alloc.poolBox(i)); // WARN FA401
    }
    return boxes.size();
  }

  static void onOnePath(SmartAlloc alloc, boolean close) {
    PoolSlot slot = alloc.poolAlloc(64); // WARN FA401
    if (close) {
      slot.close();
    }
  }

  static void overwritten(SmartAlloc alloc) {
    PoolBox<Integer> box = alloc.poolBox(1); // WARN FA401
    box = alloc.poolBox(2);
    box.close();
  }

  static void promoted(SmartAlloc alloc) {
    alloc.beginFrame();
    var _ = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_POOL); // WARN FA401
    alloc.endFrame();
  }

  static void received(TransferHandle<Integer> handle) {
    PoolBox<Integer> box = handle.receive(); // WARN FA401
    System.out.println(box.get());
  }

  static void task(SmartAlloc alloc) {
    TaskAlloc task = alloc.taskAlloc(); // WARN FA401
    task.box(1);
  }

  static void userType() {
    Texture texture = new Texture(); // WARN FA401
    System.out.println(texture);
  }

  static int closed(SmartAlloc alloc) { // CLEAN
    try (PoolBox<Integer> box = alloc.poolBox(42)) {
      return box.get();
    }
  }

  static PoolBox<Integer> returned(SmartAlloc alloc) { // CLEAN
    return alloc.poolBox(42);
  }

  static void closedByHand(SmartAlloc alloc) { // CLEAN
    PoolBox<Integer> box = alloc.poolBox(42);
    box.close();
  }

  static void handedOver(SmartAlloc alloc, Owner owner) { // CLEAN
    owner.take(alloc.poolBox(1));
  }

  static void notFollowed(SmartAlloc alloc, Owner owner) { // CLEAN
    PoolBox<Integer> box = alloc.poolBox(1);
    owner.unknown(box);
  }

  void inAField(SmartAlloc alloc) { // CLEAN
    field = alloc.poolBox(1);
  }

  static void closedInAList(SmartAlloc alloc) { // CLEAN
    List<PoolBox<Integer>> boxes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      boxes.add(alloc.poolBox(i));
    }
    for (PoolBox<Integer> box : boxes) {
      box.close();
    }
  }

  static void closedByForEach(SmartAlloc alloc) { // CLEAN
    List<PoolBox<Integer>> boxes = new ArrayList<>();
    boxes.add(alloc.poolBox(1));
    boxes.forEach(PoolBox::close);
  }

  static List<PoolBox<Integer>> listReturned(SmartAlloc alloc) { // CLEAN
    List<PoolBox<Integer>> boxes = new ArrayList<>();
    boxes.add(alloc.poolBox(1));
    return boxes;
  }

  static void closedByAHelper(SmartAlloc alloc) { // CLEAN
    PoolBox<Integer> box = alloc.poolBox(1);
    free(box);
  }

  private static void free(PoolBox<Integer> box) { // HELPER
    box.close();
  }

  static void inFinally(SmartAlloc alloc) { // CLEAN
    PoolBox<Integer> box = alloc.poolBox(1);
    try {
      box.set(2);
    } finally {
      box.close();
    }
  }

  static void ifThere(SmartAlloc alloc, boolean wanted) { // CLEAN
    PoolBox<Integer> box = null;
    if (wanted) {
      box = alloc.poolBox(1);
    }
    if (box != null) {
      box.close();
    }
  }

  static void optional(SmartAlloc alloc) { // CLEAN
    Optional<PoolBox<Integer>> box = alloc.tryPoolBox(1);
    box.ifPresent(PoolBox::close);
  }

  static void discarded(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    var _ = alloc.frameRetained(42, RetentionPolicy.DISCARD);
    alloc.endFrame();
  }

  static int promotedAndClosed(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameRetained<Integer> data = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_POOL);
    alloc.endFrame();
    try (data) {
      return data.get();
    }
  }

  static void userTypeClosed() { // CLEAN
    try (Texture texture = new Texture()) {
      System.out.println(texture);
    }
  }

  static void parameter(PoolBox<Integer> box) { // CLEAN
    box.set(1);
  }
}
