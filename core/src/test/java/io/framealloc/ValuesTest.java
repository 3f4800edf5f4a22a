package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.Shapes.Arrays4;
import io.framealloc.Shapes.Body;
import io.framealloc.Shapes.Every;
import io.framealloc.Shapes.Level;
import io.framealloc.Shapes.Vec3;
import io.framealloc.Shapes.Wide;
import io.framealloc.diagnostics.FrameExhaustedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Boxes, slices and vectors of every kind of value type. */
@Tag("debug")
@Tag("fallback")
final class ValuesTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();

  @AfterEach
  void close() {
    frame.close();
    alloc.close();
  }

  static Stream<Object> values() {
    return Stream.of(
        true,
        (byte) -3,
        (short) -300,
        '\uFFFE',
        Integer.MIN_VALUE,
        Long.MIN_VALUE,
        Float.NaN,
        -0.0,
        Level.LOW,
        Level.MIDDLE,
        new Vec3(1, -2, Float.POSITIVE_INFINITY),
        new Every(true, (byte) -1, (short) -2, 'c', -4, -5, -6.5f, -7.5, -8),
        new Every(false, (byte) 1, (short) 2, '\0', 4, 5, 6.5f, 7.5, 8),
        Shapes.body(7),
        new Arrays4(
            new float[] {1, 2, 3, 4},
            new Vec3[] {new Vec3(1, 2, 3), new Vec3(4, 5, 6)},
            new boolean[] {true, false, true}),
        Shapes.wide(9));
  }

  @ParameterizedTest
  @MethodSource("values")
  void box_returnsWhatWasPutIn(Object value) {
    assertEquals(value, frame.box(value).get());
    assertEquals(value, frame.box(typeOf(value), value).get());
    assertEquals(value.toString().split("@")[0], frame.box(value).toString().split("@")[0]);
  }

  @ParameterizedTest
  @MethodSource("values")
  void vector_returnsWhatWasPushed(Object value) {
    FrameVec<Object> vec = frame.vec(typeOf(value).type());
    for (int i = 0; i < 50; i++) {
      vec.push(value);
    }
    vec.forEach(each -> assertEquals(value, each));
    vec.update(7, each -> each);
    assertEquals(value, vec.swapRemove(7));
    assertEquals(value, vec.pop());
    assertEquals(48, vec.size());
  }

  @SuppressWarnings("unchecked") // the type of the value
  private static ValueType<Object> typeOf(Object value) {
    Class<?> type = value instanceof Level level ? level.getDeclaringClass() : value.getClass();
    return (ValueType<Object>) ValueType.of(type);
  }

  @Test
  void slice_isZeroed() {
    assertEquals("[LOW, LOW]", frame.slice(Level.class, 2).toString());
    assertEquals("[0, 0, 0]", frame.slice(int.class, 3).toString());
    assertEquals(
        new Body(new Vec3(0, 0, 0), new Vec3(0, 0, 0), 0, Level.LOW, false),
        frame.slice(Body.class, 3).get(2));
  }

  @Test
  void vector_isAList() {
    FrameVec<Body> vec = frame.vec(Body.class);
    List<Body> list = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      vec.push(Shapes.body(i));
      list.add(Shapes.body(i));
    }
    assertEquals(list.toString(), vec.toString());
    assertEquals(list, vec.stream().toList());
    assertArrayEquals(list.toArray(Body[]::new), vec.toArray(Body[]::new));
    vec.sort(Comparator.comparingDouble(Body::mass).reversed());
    assertEquals(list.reversed(), vec.stream().toList());
    vec.addAll(vec);
    vec.addAll(list);
    assertEquals(120, vec.size());
    vec.resize(122, Shapes.body(-1));
    assertEquals(Shapes.body(-1), vec.get(121));
    vec.fill(Shapes.body(5));
    assertEquals(122, vec.stream().filter(Shapes.body(5)::equals).count());
    vec.clear();
    assertEquals(0, vec.size());
  }

  @Test
  void vector_growsInANestedScope_andStaysWhole() {
    FrameVec<Body> vec = frame.vec(Body.class, 2);
    vec.push(Shapes.body(0));
    try (FrameScope _ = frame.nested()) {
      for (int i = 1; i < 500; i++) {
        vec.push(Shapes.body(i));
      }
    }
    frame.alloc(1 << 16).fill((byte) -1);
    for (int i = 0; i < 500; i++) {
      assertEquals(Shapes.body(i), vec.get(i));
    }
  }

  @Test
  void segment_showsTheValues_beforeAndAfterGrowth() {
    FrameVec<Integer> vec = frame.vec(int.class);
    vec.push(41);
    vec.segment().set(java.lang.foreign.ValueLayout.JAVA_INT, 0, 42);
    assertEquals(42, vec.get(0));
    for (int i = 0; i < 100; i++) {
      vec.push(i);
    }
    assertEquals(404, vec.segment().byteSize());
    assertEquals(42, vec.get(0));
  }

  @Test
  void push_thatFails_changesNothing() {
    FrameVec<Vec3> flat = frame.vec(Vec3.class);
    assertThrows(NullPointerException.class, () -> flat.push(null));
    assertEquals(0, flat.size());
    FrameVec<Body> nested = frame.vec(Body.class);
    Body broken = new Body(null, null, 1, Level.LOW, true);
    assertThrows(NullPointerException.class, () -> nested.push(broken));
    assertEquals(0, nested.size());
    FrameVec<Wide> wide = frame.vec(Wide.class);
    Wide shorter = new Wide(new int[3], Shapes.body(1), new Level[3], 0);
    assertThrows(RuntimeException.class, () -> wide.push(shorter));
    assertEquals(0, wide.size());
  }

  @Test
  void array_ofAnotherLength_isRefused() {
    var value = new Arrays4(new float[3], new Vec3[2], new boolean[3]);
    var refused = assertThrows(IllegalArgumentException.class, () -> frame.box(value));
    assertEquals(
        "array of another length than declared: length=3, declared=4", refused.getMessage());
  }

  @Test
  void bounds_areNamed() {
    FrameVec<Vec3> vec = frame.vec(Vec3.class, 8);
    var refused = assertThrows(IndexOutOfBoundsException.class, () -> vec.get(0));
    assertEquals("Index 0 out of bounds for length 0", refused.getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> vec.set(-1, new Vec3(1, 2, 3)));
    assertEquals(
        "pop of an empty vector: size=0",
        assertThrows(NoSuchElementException.class, vec::pop).getMessage());
  }

  @Test
  void sizes_thatNoMemoryCanHold_areRefused_andTheFrameGoesOn() {
    assertThrows(IllegalArgumentException.class, () -> frame.vec(int.class, -1));
    assertThrows(IllegalArgumentException.class, () -> frame.slice(int.class, -1));
    assertThrows(FrameExhaustedException.class, () -> frame.batch(Wide.class, Integer.MAX_VALUE));
    assertEquals(5, frame.box(5).get());
  }

  @Test
  void memoryAsFound_thatHoldsNoConstant_isRefused() {
    FrameBox<Level> box = frame.alloc(Level.class);
    box.segment().set(java.lang.foreign.ValueLayout.JAVA_BYTE, 0, (byte) 171);
    var refused = assertThrows(IllegalStateException.class, box::get);
    assertEquals(
        "memory holds no constant of an enum: enum=io.framealloc.Shapes$Level, ordinal=171,"
            + " constants=3; hint: memory as found must be set before it is read",
        refused.getMessage());
  }

  @Test
  void update_thatThrows_leavesTheValue() {
    FrameBox<Vec3> box = frame.box(new Vec3(1, 2, 3));
    assertThrows(
        ArithmeticException.class,
        () ->
            box.update(
                value -> {
                  throw new ArithmeticException();
                }));
    assertEquals(new Vec3(1, 2, 3), box.get());
  }

  @Test
  void accessorThatEndsTheFrame_isRefusedBeforeTheStore() {
    record Trap(Vec3 a, Vec3 b) {
      static Frame ends;

      @Override
      public Vec3 b() {
        if (ends != null) {
          ends.close();
        }
        return b;
      }
    }
    try (SmartAlloc other = SmartAlloc.create()) {
      Frame open = other.beginFrame();
      FrameBox<Trap> box = open.box(new Trap(new Vec3(1, 1, 1), new Vec3(2, 2, 2)));
      Trap.ends = open;
      assertThrows(
          io.framealloc.diagnostics.FrameEndedException.class,
          () -> box.set(new Trap(new Vec3(1, 1, 1), new Vec3(2, 2, 2))));
    }
  }
}
