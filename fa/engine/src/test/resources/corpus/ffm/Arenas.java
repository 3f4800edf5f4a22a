import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Arenas of the JDK. */
final class Arenas {

  private static MemorySegment global;

  static void neverClosed() {
    Arena arena = Arena.ofConfined(); // ERROR FA103
    arena.allocate(16).fill((byte) 0);
  }

  static void closedOnOnePath(boolean early) {
    Arena arena = Arena.ofShared(); // ERROR FA103
    if (early) {
      return;
    }
    arena.close();
  }

  static void closedTwice() {
    Arena arena = Arena.ofConfined();
    arena.close();
    arena.close(); // ERROR FA102
  }

  static int usedAfterClose() {
    MemorySegment memory;
    try (Arena arena = Arena.ofConfined()) {
      memory = arena.allocate(ValueLayout.JAVA_INT);
    }
    return memory.get(ValueLayout.JAVA_INT, 0); // ERROR FA104
  }

  static int sliceUsedAfterClose() {
    Arena arena = Arena.ofConfined();
    MemorySegment slice = arena.allocate(64).asSlice(8);
    arena.close();
    return slice.get(ValueLayout.JAVA_INT, 0); // ERROR FA104
  }

  static MemorySegment returned() {
    try (Arena arena = Arena.ofConfined()) {
      return arena.allocate(16); // ERROR FA701
    }
  }

  static MemorySegment text() {
    try (Arena arena = Arena.ofConfined()) {
      return arena.allocateFrom("text"); // ERROR FA701
    }
  }

  static void stored() {
    try (Arena arena = Arena.ofConfined()) {
      global = arena.allocate(16); // ERROR FA702
    }
  }

  static void inAGivenList(List<MemorySegment> list) {
    try (Arena arena = Arena.ofConfined()) {
      list.add(arena.allocate(16)); // ERROR FA702
    }
  }

  static void otherThread(ExecutorService worker) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(16);
      worker.execute(() -> memory.fill((byte) 0)); // ERROR FA604
    }
  }

  static void bigEndian() {
    try (Arena arena = Arena.ofConfined()) {
      ByteBuffer view = arena.allocate(16).asByteBuffer();
      view.putInt(42); // WARN FA704
    }
  }

  static int inTime() { // CLEAN
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(ValueLayout.JAVA_INT);
      return memory.get(ValueLayout.JAVA_INT, 0);
    }
  }

  static void shared(ExecutorService worker) throws Exception { // CLEAN
    try (Arena arena = Arena.ofShared()) {
      MemorySegment memory = arena.allocate(16);
      worker.submit(() -> memory.fill((byte) 0)).get();
    }
  }

  static int sharedInParallel() { // CLEAN
    try (Arena arena = Arena.ofShared()) {
      MemorySegment memory = arena.allocate(64);
      return memory
          .elements(ValueLayout.JAVA_INT)
          .parallel()
          .mapToInt(one -> one.get(ValueLayout.JAVA_INT, 0))
          .sum();
    }
  }

  static MemorySegment automatic() { // CLEAN
    return Arena.ofAuto().allocate(16);
  }

  static MemorySegment endless() { // CLEAN
    return Arena.global().allocate(16);
  }

  static MemorySegment inAGivenArena(Arena arena) { // CLEAN
    return arena.allocate(16);
  }

  static Arena handedOver() { // CLEAN
    Arena arena = Arena.ofConfined();
    arena.allocate(16);
    return arena;
  }

  static int localList() { // CLEAN
    try (Arena arena = Arena.ofConfined()) {
      List<MemorySegment> list = new ArrayList<>();
      list.add(arena.allocate(16));
      return list.size();
    }
  }

  private Arena arena = Arena.ofConfined();
  private MemorySegment memory;

  void inAField() { // CLEAN
    arena = Arena.ofShared();
    memory = arena.allocate(16);
  }

  static MemorySegment ofOneOrTheOther(
      java.lang.foreign.SegmentAllocator given, boolean own) { // CLEAN
    MemorySegment result;
    try (Arena arena = Arena.ofConfined()) {
      result = (own ? arena : given).allocate(16);
      if (own) {
        return null;
      }
    }
    return result;
  }

  static void ofAnotherClass() { // CLEAN
    try (Arena arena = new Wrapper()) {
      arena.allocate(16).fill((byte) 0);
    }
  }

  /** An arena around an arena. */
  static final class Wrapper implements Arena {

    private final Arena inner = Arena.ofConfined();

    @Override
    public MemorySegment allocate(long size, long alignment) { // CLEAN
      return inner.allocate(size, alignment);
    }

    @Override
    public MemorySegment.Scope scope() { // CLEAN
      return inner.scope();
    }

    @Override
    public void close() { // CLEAN
      inner.close();
    }
  }

  /** Owns its arena. */
  static final class Carrier implements AutoCloseable {

    private final Arena arena;

    Carrier() { // CLEAN
      this.arena = Arena.ofConfined();
    }

    @Override
    public void close() { // CLEAN
      arena.close();
    }
  }
}
