import io.framealloc.FrameRetained;
import io.framealloc.HeapBox;
import io.framealloc.HeapSlot;
import io.framealloc.PoolBox;
import io.framealloc.PoolSlot;
import io.framealloc.RetentionPolicy;
import io.framealloc.SmartAlloc;
import io.framealloc.annotation.MustClose;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Who owns what, in programs. */
final class Owners {

  /** Closes what it holds. */
  static final class Mesh implements AutoCloseable {
    private final PoolBox<Integer> vertices;
    private PoolBox<Integer> normals;

    Mesh(SmartAlloc alloc) { // CLEAN
      this.vertices = alloc.poolBox(1);
    }

    void withNormals(SmartAlloc alloc) { // CLEAN
      normals = alloc.poolBox(2);
    }

    @Override
    public void close() { // CLEAN
      vertices.close();
      if (normals != null) {
        normals.close();
      }
    }
  }

  record Pair(PoolBox<Integer> first, PoolBox<Integer> second) implements AutoCloseable {
    @Override
    public void close() { // CLEAN
      first.close();
      second.close();
    }
  }

  interface Pipe {
    @MustClose
    AutoCloseable open();
  }

  private final List<PoolBox<Integer>> owned = new ArrayList<>();

  static int earlyReturn(SmartAlloc alloc, int n) {
    PoolBox<Integer> box = alloc.poolBox(n); // WARN FA401
    if (n < 0) {
      return 0;
    }
    int value = box.get();
    box.close();
    return value;
  }

  static void inASwitch(SmartAlloc alloc, int kind) {
    HeapSlot slot = alloc.heapAlloc(64, 8); // WARN FA401
    switch (kind) {
      case 0 -> slot.close();
      case 1 -> slot.segment().fill((byte) 0);
      default -> slot.close();
    }
  }

  static void continued(SmartAlloc alloc, List<Integer> values) {
    for (int value : values) {
      PoolBox<Integer> box = alloc.poolBox(value); // WARN FA401
      if (value == 0) {
        continue;
      }
      box.close();
    }
  }

  static int onlyRead(SmartAlloc alloc) {
    return alloc.poolBox(42).get(); // WARN FA401
  }

  static void inALambda(SmartAlloc alloc, List<Integer> values) {
    values.forEach(
        value -> {
          PoolBox<Integer> box = alloc.poolBox(value); // WARN FA401
          System.out.println(box.get());
        });
  }

  static int byContract(Pipe pipe) {
    AutoCloseable opened = pipe.open(); // WARN FA401
    return opened.hashCode();
  }

  static int inAMap(SmartAlloc alloc) {
    Map<String, PoolBox<Integer>> boxes = new HashMap<>();
    boxes.put("one", alloc.poolBox(1)); // WARN FA401
    return boxes.size();
  }

  static void retainedByName(SmartAlloc alloc) {
    alloc.beginFrame();
    var kept = alloc.frameRetained(1, RetentionPolicy.PROMOTE_TO_HEAP); // WARN FA401
    System.out.println(kept.get());
    alloc.endFrame();
  }

  static void twoResources(SmartAlloc alloc) { // CLEAN
    try (PoolBox<Integer> one = alloc.poolBox(1);
        HeapBox<Integer> two = alloc.heapBox(2)) {
      System.out.println(one.get() + two.get());
    }
  }

  static void unnamedResource(SmartAlloc alloc) { // CLEAN
    try (PoolSlot _ = alloc.poolAlloc(64)) {
      System.out.println("held");
    }
  }

  static Pair pair(SmartAlloc alloc) { // CLEAN
    return new Pair(alloc.poolBox(1), alloc.poolBox(2));
  }

  static void pairClosed(SmartAlloc alloc) { // CLEAN
    try (Pair pair = new Pair(alloc.poolBox(1), alloc.poolBox(2))) {
      System.out.println(pair.first().get());
    }
  }

  static void meshClosed(SmartAlloc alloc) { // CLEAN
    try (Mesh mesh = new Mesh(alloc)) {
      mesh.withNormals(alloc);
    }
  }

  void inAListField(SmartAlloc alloc) { // CLEAN
    owned.add(alloc.poolBox(1));
  }

  static void lentAndClosed(SmartAlloc alloc, Consumer<PoolBox<Integer>> reader) { // CLEAN
    try (PoolBox<Integer> box = alloc.poolBox(1)) {
      reader.accept(box);
    }
  }

  static Supplier<Integer> keptByALambda(SmartAlloc alloc) { // CLEAN
    PoolBox<Integer> box = alloc.poolBox(1);
    return () -> {
      try (box) {
        return box.get();
      }
    };
  }

  static int closedOnBothPaths(SmartAlloc alloc, int kind) { // CLEAN
    PoolBox<Integer> box = alloc.poolBox(kind);
    return switch (kind) {
      case 0 -> {
        box.close();
        yield 0;
      }
      default -> {
        int value = box.get();
        box.close();
        yield value;
      }
    };
  }

  static void closedInADeque(SmartAlloc alloc) { // CLEAN
    Deque<PoolBox<Integer>> open = new ArrayDeque<>();
    open.push(alloc.poolBox(1));
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  static void closedInReverse(SmartAlloc alloc) { // CLEAN
    PoolBox<Integer> one = alloc.poolBox(1);
    try {
      PoolBox<Integer> two = alloc.poolBox(2);
      try {
        two.set(one.get());
      } finally {
        two.close();
      }
    } finally {
      one.close();
    }
  }

  static PoolBox<Integer> chosen(SmartAlloc alloc, boolean heap) { // CLEAN
    PoolBox<Integer> made = heap ? alloc.poolBox(1) : alloc.poolBox(2);
    return made;
  }

  static void discardedPolicy(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(1, RetentionPolicy.DISCARD);
    System.out.println(value.get());
    alloc.endFrame();
  }
}
