import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;

/** Arenas and segments from outside may be of any kind: they may live long, and be shared. */
public class GivenArenas {

  private static MemorySegment lazy;

  private final List<MemorySegment> all = new ArrayList<>();
  private final Arena arena;
  private MemorySegment segment;

  public GivenArenas() { // CLEAN
    arena = Arena.ofShared();
    segment = arena.allocate(10);
  }

  public void set(MemorySegment given) { // CLEAN
    segment = given;
  }

  public void add(MemorySegment given) { // CLEAN
    all.add(given);
  }

  public void store(Arena given) { // CLEAN
    segment = given.allocate(8);
    lazy = given.allocate(9);
  }

  public static void segmentInATask(MemorySegment given, ExecutorService worker) { // CLEAN
    worker.execute(() -> given.fill((byte) 0));
  }

  public static void arenaInATask(Arena given, ExecutorService worker) { // CLEAN
    MemorySegment data = given.allocate(8);
    worker.execute(() -> data.fill((byte) 0));
    worker.execute(() -> given.allocate(8));
  }

  public void fieldInATask(ExecutorService worker) { // CLEAN
    MemorySegment data = arena.allocate(8);
    worker.execute(() -> data.fill((byte) 0));
    lazy = data;
  }

  public void queue(BlockingQueue<MemorySegment> queue, MemorySegment given) // CLEAN
      throws InterruptedException {
    queue.put(given);
    queue.put(MemorySegment.ofArray(new byte[8]));
  }

  public static MemorySegment automatic() { // CLEAN
    MemorySegment data = Arena.ofAuto().allocate(8);
    lazy = data;
    new Thread(() -> data.fill((byte) 1)).start();
    return data;
  }

  public static void confinedInATask(ExecutorService worker) {
    try (Arena own = Arena.ofConfined()) {
      MemorySegment data = own.allocate(8);
      worker.execute(() -> data.fill((byte) 0)); // ERROR FA604
    }
  }

  public static void sharedButStored() {
    try (Arena own = Arena.ofShared()) {
      lazy = own.allocate(8); // ERROR FA702
    }
  }

  public void close() { // CLEAN
    arena.close();
  }

  /** Grows by a new arena in place of the old one. */
  static final class Growing implements AutoCloseable {

    private Arena arena = Arena.ofConfined();
    private MemorySegment data = arena.allocate(8);

    void grow() { // CLEAN
      Arena next = Arena.ofConfined();
      MemorySegment larger = next.allocate(data.byteSize() * 2);
      MemorySegment.copy(data, 0, larger, 0, data.byteSize());
      arena.close();
      arena = next;
      data = larger;
    }

    @Override
    public void close() { // CLEAN
      arena.close();
    }
  }

  /** Is handed over with its arena. */
  record Holder(Arena arena, MemorySegment data) implements AutoCloseable {

    static Holder make() { // CLEAN
      Arena arena = Arena.ofConfined();
      return new Holder(arena, arena.allocate(8));
    }

    @Override
    public void close() { // CLEAN
      arena.close();
    }
  }
}
