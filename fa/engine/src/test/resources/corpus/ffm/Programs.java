import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** Foreign memory as programs use it. */
final class Programs {

  private static final StructLayout POINT =
      MemoryLayout.structLayout(
          ValueLayout.JAVA_INT.withName("x"), ValueLayout.JAVA_INT.withName("y"));
  private static final VarHandle X = POINT.varHandle(MemoryLayout.PathElement.groupElement("x"));

  record Point(MemorySegment memory) {
    int x() { // CLEAN
      return (int) X.get(memory, 0L);
    }
  }

  /** Owns an arena. */
  static final class Library implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment table = arena.allocate(POINT, 16);

    MemorySegment table() { // CLEAN
      return table;
    }

    @Override
    public void close() { // CLEAN
      arena.close();
    }
  }

  private MemorySegment kept;
  private final List<MemorySegment> names = new ArrayList<>();

  static MemorySegment closedByHand() {
    Arena arena = Arena.ofConfined();
    MemorySegment memory = arena.allocate(16);
    arena.close();
    return memory; // ERROR FA701
  }

  static MemorySegment slice() {
    try (Arena arena = Arena.ofConfined()) {
      return arena.allocate(64).asSlice(16, 16); // ERROR FA701
    }
  }

  static Optional<MemorySegment> optional(String text) {
    try (Arena arena = Arena.ofConfined()) {
      return Optional.of(arena.allocateFrom(text)); // ERROR FA701
    }
  }

  static Point inARecord() {
    try (Arena arena = Arena.ofConfined()) {
      return new Point(arena.allocate(POINT)); // ERROR FA701
    }
  }

  static Supplier<Integer> inALambda() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(ValueLayout.JAVA_INT);
      return () -> memory.get(ValueLayout.JAVA_INT, 0); // ERROR FA701
    }
  }

  static ByteBuffer buffer() {
    try (Arena arena = Arena.ofConfined()) {
      return arena.allocate(64).asByteBuffer().order(ByteOrder.nativeOrder()); // ERROR FA701
    }
  }

  void inAField(String name) {
    try (Arena arena = Arena.ofConfined()) {
      kept = arena.allocateFrom(name); // ERROR FA702
    }
  }

  void inAListField(String name) {
    try (Arena arena = Arena.ofConfined()) {
      names.add(arena.allocateFrom(name)); // ERROR FA702
    }
  }

  static void inAMap(Map<String, MemorySegment> interned, String name) {
    Arena arena = Arena.ofConfined();
    interned.put(name, arena.allocateFrom(name)); // ERROR FA702
    arena.close();
  }

  static void throughAQueue(BlockingQueue<MemorySegment> queue) throws InterruptedException {
    try (Arena arena = Arena.ofConfined()) {
      queue.put(arena.allocate(16)); // ERROR FA201
    }
  }

  static CompletableFuture<Integer> async() {
    Arena arena = Arena.ofConfined();
    MemorySegment memory = arena.allocate(ValueLayout.JAVA_INT);
    CompletableFuture<Integer> result =
        CompletableFuture.supplyAsync(() -> memory.get(ValueLayout.JAVA_INT, 0)); // ERROR FA604
    arena.close();
    return result;
  }

  static void theArenaItself(ExecutorService worker) {
    try (Arena arena = Arena.ofConfined()) {
      worker.execute(() -> arena.allocate(16)); // ERROR FA604
    }
  }

  static void allocatesAfterClose() {
    Arena arena = Arena.ofConfined();
    arena.close();
    arena.allocate(16); // ERROR FA104
  }

  static int byAccessor() {
    Point point;
    try (Arena arena = Arena.ofConfined()) {
      point = new Point(arena.allocate(POINT));
    }
    return point.x(); // ERROR FA104
  }

  static int inAHelper() {
    Arena arena = Arena.ofConfined();
    MemorySegment memory = arena.allocate(ValueLayout.JAVA_INT);
    free(arena);
    return memory.get(ValueLayout.JAVA_INT, 0); // ERROR FA104
  }

  private static void free(Arena arena) { // HELPER
    arena.close();
  }

  static void copiedTooLate(MemorySegment target) {
    MemorySegment source;
    try (Arena arena = Arena.ofConfined()) {
      source = arena.allocate(16);
    }
    target.copyFrom(source); // ERROR FA104
  }

  static void inFinallyAgain() {
    Arena arena = Arena.ofConfined();
    try {
      arena.allocate(16);
      arena.close();
    } finally {
      arena.close(); // ERROR FA102
    }
  }

  static int thrownPast(int size) {
    Arena arena = Arena.ofConfined(); // ERROR FA103
    if (size < 0) {
      throw new IllegalArgumentException("size=" + size);
    }
    int bytes = (int) arena.allocate(size).byteSize();
    arena.close();
    return bytes;
  }

  static void sharedInALoop(List<byte[]> packets) {
    for (byte[] packet : packets) {
      try (Arena arena = Arena.ofShared()) { // WARN FA602
        arena.allocate(packet.length).copyFrom(MemorySegment.ofArray(packet));
      }
    }
  }

  static void sharedInAnEndlessLoop(BlockingQueue<byte[]> packets) throws InterruptedException {
    while (true) {
      byte[] packet = packets.take();
      Arena arena = Arena.ofShared(); // WARN FA602
      try {
        arena.allocate(packet.length).copyFrom(MemorySegment.ofArray(packet));
      } finally {
        arena.close();
      }
    }
  }

  static void sharedInAHelper(int rounds) {
    for (int i = 0; i < rounds; i++) {
      once(i); // WARN FA602
    }
  }

  private static void once(int size) { // HELPER
    try (Arena arena = Arena.ofShared()) {
      arena.allocate(size);
    }
  }

  static void wideInBigEndian(Arena arena) {
    ByteBuffer view = arena.allocate(64).asByteBuffer();
    view.asIntBuffer().put(0, 1); // WARN FA704
  }

  static void sharedFewTimes() { // CLEAN
    for (int i = 0; i < 4; i++) {
      try (Arena arena = Arena.ofShared()) {
        arena.allocate(16);
      }
    }
  }

  static void sharedAroundTheLoop(List<byte[]> packets) { // CLEAN
    try (Arena arena = Arena.ofShared()) {
      MemorySegment buffer = arena.allocate(1 << 16);
      for (byte[] packet : packets) {
        MemorySegment.copy(packet, 0, buffer, ValueLayout.JAVA_BYTE, 0, packet.length);
      }
    }
  }

  static void confinedInALoop(List<byte[]> packets) { // CLEAN
    for (byte[] packet : packets) {
      try (Arena arena = Arena.ofConfined()) {
        arena.allocate(packet.length).copyFrom(MemorySegment.ofArray(packet));
      }
    }
  }

  static int parallelSum() { // CLEAN: all threads may read a shared arena
    try (Arena arena = Arena.ofShared()) {
      MemorySegment numbers = arena.allocate(ValueLayout.JAVA_INT, 1024);
      return numbers
          .elements(ValueLayout.JAVA_INT)
          .parallel()
          .mapToInt(one -> one.get(ValueLayout.JAVA_INT, 0))
          .sum();
    }
  }

  static int parallelSumOfOneThread() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment numbers = arena.allocate(ValueLayout.JAVA_INT, 1024);
      return numbers
          .elements(ValueLayout.JAVA_INT)
          .parallel() // ERROR FA201
          .mapToInt(one -> one.get(ValueLayout.JAVA_INT, 0))
          .sum();
    }
  }

  static void sharedInTasks(ExecutorService worker, int n) { // CLEAN: closed by the last, once
    Arena arena = Arena.ofShared();
    for (int i = 0; i < n; i++) {
      worker.execute(() -> arena.allocate(16));
    }
    worker.close();
    arena.close();
  }

  static void nativeOrder(Arena arena) { // CLEAN
    ByteBuffer view = arena.allocate(64).asByteBuffer().order(ByteOrder.nativeOrder());
    view.asIntBuffer().put(0, 1);
  }

  static boolean askedAfterClose() { // CLEAN: what is asked is not in the memory
    Arena arena = Arena.ofConfined();
    MemorySegment memory = arena.allocate(16);
    arena.close();
    return memory.scope().isAlive() || arena.scope().isAlive() || memory.byteSize() == 0;
  }

  static String copiedOut() { // CLEAN
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom("text");
      return text.getString(0);
    }
  }

  static byte[] bytes() { // CLEAN
    try (Arena arena = Arena.ofConfined()) {
      return arena.allocate(16).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  static long called(MethodHandle strlen, String text) throws Throwable { // CLEAN
    try (Arena arena = Arena.ofConfined()) {
      return (long) strlen.invokeExact(arena.allocateFrom(text));
    }
  }

  static MemorySegment upcall(Linker linker, MethodHandle target, Arena arena) { // CLEAN
    return linker.upcallStub(target, FunctionDescriptor.ofVoid(), arena);
  }

  static MemorySegment mapped(Path file, Arena arena) throws java.io.IOException { // CLEAN
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }

  static long sliced() { // CLEAN
    try (Arena arena = Arena.ofConfined()) {
      SegmentAllocator slices = SegmentAllocator.slicingAllocator(arena.allocate(1024));
      MemorySegment one = slices.allocate(16);
      return one.byteSize();
    }
  }

  static int points(int n) { // CLEAN
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment points = arena.allocate(POINT, n);
      int sum = 0;
      for (int i = 0; i < n; i++) {
        sum += (int) X.get(points, i * POINT.byteSize());
      }
      return sum;
    }
  }

  static void library(ExecutorService worker) throws Exception { // CLEAN
    try (Library library = new Library()) {
      worker.submit(() -> library.table().fill((byte) 0)).get();
    }
  }

  static Arena chosen(boolean shared) { // CLEAN
    return shared ? Arena.ofShared() : Arena.ofConfined();
  }

  static int correlated(boolean own, Arena given) { // CLEAN
    Arena arena = own ? Arena.ofConfined() : given;
    int size = (int) arena.allocate(16).byteSize();
    if (own) {
      arena.close();
    }
    return size;
  }

  static int twoArenas() { // CLEAN
    try (Arena outer = Arena.ofConfined()) {
      MemorySegment result = outer.allocate(ValueLayout.JAVA_INT);
      try (Arena inner = Arena.ofConfined()) {
        result.copyFrom(inner.allocate(ValueLayout.JAVA_INT));
      }
      return result.get(ValueLayout.JAVA_INT, 0);
    }
  }

  static void localPoints() { // CLEAN
    try (Arena arena = Arena.ofConfined()) {
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        points.add(new Point(arena.allocate(POINT)));
      }
      points.forEach(point -> System.out.println(point.x()));
    }
  }
}
