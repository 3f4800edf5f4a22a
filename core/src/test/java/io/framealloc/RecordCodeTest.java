package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.annotation.Length;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records whose own code, run while they are read or stored, changes what holds them. */
@Tag("fallback")
final class RecordCodeTest {

  private static final Runnable NOTHING = () -> {};

  /* Run once. */
  private static Runnable whenMade = NOTHING;
  private static Runnable whenAsked = NOTHING;

  private record Trap(int a, int b) {
    Trap {
      Runnable act = whenMade;
      whenMade = NOTHING;
      act.run();
    }

    @Override
    public int b() {
      Runnable act = whenAsked;
      whenAsked = NOTHING;
      act.run();
      return b;
    }
  }

  private record WideTrap(@Length(20) int[] numbers, Trap trap) {}

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();

  @AfterEach
  void close() {
    whenMade = NOTHING;
    whenAsked = NOTHING;
    frame.close();
    alloc.close();
  }

  private FrameVec<Trap> traps(int n) {
    FrameVec<Trap> vec = frame.vec(Trap.class);
    for (int i = 0; i < n; i++) {
      vec.push(new Trap(i, i));
    }
    return vec;
  }

  private static void assertEmpty(FrameVec<?> vec) {
    assertEquals(0, vec.size());
    assertThrows(IndexOutOfBoundsException.class, () -> vec.get(5));
    assertThrows(IndexOutOfBoundsException.class, () -> vec.get(0));
  }

  @Test
  void pop_ofARecordThatClearsTheVector_leavesItEmpty() {
    FrameVec<Trap> vec = traps(3);
    whenMade = vec::clear;
    Trap popped = vec.pop();
    assertEquals(new Trap(2, 2), popped);
    assertEmpty(vec);
  }

  @Test
  void push_ofARecordThatClearsTheVectorAndThrows_leavesItEmpty() {
    FrameVec<WideTrap> vec = frame.vec(WideTrap.class);
    WideTrap value = new WideTrap(new int[20], new Trap(1, 1));
    vec.push(value);
    whenAsked =
        () -> {
          vec.clear();
          throw new ArithmeticException();
        };
    assertThrows(ArithmeticException.class, () -> vec.push(value));
    assertEmpty(vec);
  }

  @Test
  void resize_withARecordThatClearsTheVector_leavesItEmpty() {
    FrameVec<Trap> vec = traps(3);
    whenAsked = vec::clear;
    assertThrows(IndexOutOfBoundsException.class, () -> vec.resize(9, new Trap(7, 7)));
    assertEmpty(vec);
  }

  @Test
  void swapRemove_ofARecordThatClearsTheVector_leavesItEmpty() {
    FrameVec<Trap> vec = traps(3);
    whenMade = vec::clear;
    assertThrows(RuntimeException.class, () -> vec.swapRemove(0));
    assertEmpty(vec);
  }

  @Test
  void put_ofAValueThatFailsWithAnError_leavesTheMapWhole() {
    FrameMap<Integer, Trap> map = frame.map(int.class, Trap.class);
    map.put(1, new Trap(1, 1));
    whenAsked =
        () -> {
          throw new StackOverflowError();
        };
    assertThrows(StackOverflowError.class, () -> map.put(2, new Trap(2, 2)));
    assertEquals("{1=Trap[a=1, b=1]}", map.toString());
    assertNull(map.put(3, new Trap(3, 3)));
    assertEquals(new Trap(3, 3), map.get(3));
    assertNull(map.get(2));
    assertEquals(2, map.size());
  }

  @Test
  void record_thatRefusesWhatMemoryHolds_staysInTheVector() {
    record Positive(int n) {
      Positive {
        if (n <= 0) {
          throw new IllegalArgumentException("n=" + n);
        }
      }
    }
    FrameVec<Positive> vec = frame.vec(Positive.class);
    vec.push(new Positive(1));
    vec.segment().fill((byte) 0);
    assertThrows(IllegalArgumentException.class, vec::pop);
    assertThrows(IllegalArgumentException.class, () -> vec.swapRemove(0));
    assertEquals(1, vec.size());
  }

  @Test
  void boolean_isTrueUnlessZero_asTheJdkReadsIt() {
    record Flags(boolean one, @Length(20) boolean[] many) {}
    FrameBox<Flags> box = frame.alloc(Flags.class);
    for (int b = Byte.MIN_VALUE; b <= Byte.MAX_VALUE; b++) {
      box.segment().fill((byte) b);
      boolean expected = box.segment().get(JAVA_BOOLEAN, 0);
      assertEquals(b != 0, expected);
      assertEquals(expected, box.get().one());
      assertEquals(expected, box.get().many()[19]);
    }
    FrameBox<Boolean> single = frame.alloc(Boolean.class);
    single.segment().set(JAVA_BYTE, 0, (byte) 2);
    assertEquals(true, single.get());
  }

  @Test
  void nulls_areNamed() {
    assertNull(frame.map(int.class, int.class).get(1));
    FrameMap<Integer, Integer> map = frame.map(int.class, int.class);
    assertNamed("key", () -> map.get(null));
    assertNamed("value", () -> map.put(1, null));
    assertNamed("value", () -> frame.box((Integer) null));
    assertNamed("type", () -> frame.vec((Class<?>) null));
  }

  private static void assertNamed(String what, Runnable use) {
    assertEquals(what, assertThrows(NullPointerException.class, use::run).getMessage());
  }
}
