package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.Shapes.Body;
import io.framealloc.Shapes.Level;
import io.framealloc.Shapes.Vec3;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One piece of code, hot in the JIT, that has worked with six value types. */
final class PollutedProfileTest {

  private record Tiny(byte b) {}

  private record Pair(int a, double b) {}

  private record Use<T>(Class<T> type, IntFunction<T> value) {}

  private static final List<Use<?>> USES =
      List.of(
          new Use<>(Integer.class, i -> i),
          new Use<>(Level.class, i -> Level.values()[i % 3]),
          new Use<>(Tiny.class, i -> new Tiny((byte) i)),
          new Use<>(Pair.class, i -> new Pair(i, -i)),
          new Use<>(Vec3.class, i -> new Vec3(i, i + 1, i + 2)),
          new Use<>(Body.class, Shapes::body));

  private static final int ROUNDS = 300;
  private static final int ELEMENTS = 64;

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    alloc.close();
  }

  /** How many values came back as they went in: by push and get, set, update, box and pop. */
  private static <T> int right(Frame frame, Use<T> use) {
    FrameVec<T> vec = frame.vec(use.type);
    for (int i = 0; i < ELEMENTS; i++) {
      vec.push(use.value.apply(i));
    }
    int right = 0;
    for (int i = 0; i < ELEMENTS; i++) {
      T old = use.value.apply(i);
      T other = use.value.apply(i + 1);
      right += vec.get(i).equals(old) ? 1 : 0;
      vec.set(i, other);
      right += vec.get(i).equals(other) ? 1 : 0;
      vec.update(i, value -> value.equals(other) ? old : other);
      right += frame.box(vec.get(i)).get().equals(old) ? 1 : 0;
    }
    for (int i = ELEMENTS - 1; i >= 0; i--) {
      right += vec.pop().equals(use.value.apply(i)) ? 1 : 0;
    }
    return right;
  }

  @Test
  void hotCode_thatHasSeenSixTypesReadsWhatItWrote() {
    long right = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (Use<?> use : USES) {
        try (Frame frame = alloc.beginFrame()) {
          right += right(frame, use);
        }
      }
    }
    assertEquals(4L * ELEMENTS * ROUNDS * USES.size(), right);
  }
}
