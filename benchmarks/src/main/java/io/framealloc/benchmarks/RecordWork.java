package io.framealloc.benchmarks;

import io.framealloc.Frame;
import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import java.lang.foreign.MemorySegment;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * What the comparisons of record access share: a thousand elements, the access by hand, and a
 * profile that other types have polluted.
 */
@OperationsPerInvocation(RecordWork.COUNT)
// fa: a state of JMH begins its frame here and ends it in its tear-down.
@SuppressWarnings("FA103")
public abstract class RecordWork extends Comparison {

  static final int COUNT = 1_000;

  /** Access by hand: the whole address space at a masked address. */
  static final MemorySegment ALL = all();

  static final long ADDRESS = 0x7FFF_FFFF_FFFFL;
  static final int INDEX = 0x0FFF_FFFF;

  private static final int ROUNDS = 2_000;

  /** Clean, or after other record types have used the same code of the library. */
  @Param({"clean", "polluted"})
  String profile;

  Frame frame;

  private record One(int a) {}

  private record Two(long a, double b) {}

  private record Three(float a, float b, float c) {}

  private record Mixed(byte a, boolean b, short c, char d, long e) {}

  private record Nested(Three from, Three to, int kind) {}

  @SuppressWarnings("restricted") // what the library does, by hand
  private static MemorySegment all() {
    return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
  }

  @Override
  public void createAllocator() {
    super.createAllocator();
    if (profile.equals("polluted")) {
      pollute(alloc);
    }
    frame = alloc.beginFrame();
  }

  @Override
  public void closeAllocator() {
    frame.close();
    super.closeAllocator();
  }

  private static void pollute(SmartAlloc alloc) {
    Three three = new Three(1, 2, 3);
    for (int i = 0; i < ROUNDS; i++) {
      try (Frame frame = alloc.beginFrame()) {
        use(frame.vec(One.class), new One(i), v -> new One(v.a + 1));
        use(frame.vec(Two.class), new Two(i, 2), v -> new Two(v.a + 1, v.b));
        use(frame.vec(Three.class), three, v -> new Three(v.b, v.c, v.a));
        use(frame.vec(Mixed.class), new Mixed((byte) i, true, (short) 3, 'd', i), v -> v);
        use(frame.vec(Nested.class), new Nested(three, three, i), v -> v);
        use(frame.vec(Integer.class), i, v -> v + 1);
      }
    }
  }

  private static <T> void use(FrameVec<T> vec, T value, UnaryOperator<T> function) {
    for (int i = 0; i < 8; i++) {
      vec.push(value);
    }
    for (int i = 0; i < vec.size(); i++) {
      vec.update(i, function);
      vec.set(i, vec.get(i));
    }
  }
}
