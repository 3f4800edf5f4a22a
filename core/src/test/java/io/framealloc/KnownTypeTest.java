package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.Shapes.Body;
import io.framealloc.Shapes.Vec3;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The forms that take a value type in place of its class. */
@Tag("fallback")
final class KnownTypeTest {

  private static final ValueType<Body> BODY = ValueType.of(Body.class);
  private static final ValueType<Vec3> VEC3 = ValueType.of(Vec3.class);
  private static final ValueType<Integer> INT = ValueType.of(int.class);

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();

  @AfterEach
  void close() {
    frame.close();
    alloc.close();
  }

  private static Class<?>[] withTypes(Method method) {
    return Stream.of(method.getParameterTypes())
        .map(type -> type == Class.class ? ValueType.class : type)
        .toArray(Class<?>[]::new);
  }

  private static void assertTwins(Class<?> owner, List<String> expected) throws Exception {
    List<String> found = new ArrayList<>();
    for (Method method : owner.getMethods()) {
      if (List.of(method.getParameterTypes()).contains(Class.class)
          && !Modifier.isStatic(method.getModifiers())) {
        Method twin = owner.getMethod(method.getName(), withTypes(method));
        assertEquals(method.getReturnType(), twin.getReturnType(), twin.toString());
        found.add(method.getName());
      }
    }
    assertTrue(found.containsAll(expected), found::toString);
  }

  @Test
  void everyFactoryThatTakesAClass_takesAValueType() throws Exception {
    assertTwins(Frame.class, List.of("alloc", "slice", "batch", "vec", "map", "columns"));
    assertTwins(SmartAlloc.class, List.of("frameAlloc", "frameSlice", "poolBox", "poolAlloc"));
  }

  @Test
  void vectorOfAKnownType_isEmptyWithItsCapacity() {
    for (FrameVec<Body> vec : List.of(frame.vec(BODY, 7), alloc.frameVec(BODY, 7))) {
      assertEquals(0, vec.size());
      assertEquals(7, vec.capacity());
      vec.push(Shapes.body(2));
      assertEquals(Shapes.body(2), vec.get(0));
    }
    assertEquals(0, frame.vec(BODY).capacity());
    assertEquals(0, alloc.frameVec(BODY).capacity());
    assertThrows(IllegalArgumentException.class, () -> frame.vec(BODY, -1));
  }

  @Test
  void sliceOfAKnownType_isZeroed() {
    try (FrameScope _ = frame.nested()) {
      alloc.frameAllocBatch(VEC3, 9).fill(new Vec3(1, 2, 3));
    }
    FrameSlice<Vec3> slice = alloc.frameSlice(VEC3, 9);
    assertEquals(9, slice.size());
    slice.forEach(value -> assertEquals(new Vec3(0, 0, 0), value));
    assertEquals(4, frame.slice(VEC3, 4).size());
  }

  @Test
  void boxOfAKnownType_holdsItsValue() {
    assertEquals(Shapes.body(3), alloc.frameBox(BODY, Shapes.body(3)).get());
    assertEquals(Shapes.body(4), alloc.tryFrameBox(BODY, Shapes.body(4)).orElseThrow().get());
    FrameBox<Body> box = alloc.frameAlloc(BODY);
    box.set(Shapes.body(5));
    assertEquals(Shapes.body(5), box.get());
  }

  @Test
  void mapAndColumnsOfKnownTypes_holdTheirValues() {
    for (FrameMap<Integer, Vec3> map :
        List.of(frame.map(INT, VEC3), alloc.frameMap(INT, VEC3, 4))) {
      map.put(3, new Vec3(1, 2, 3));
      assertEquals(new Vec3(1, 2, 3), map.get(3));
    }
    assertEquals(0, alloc.frameMap(INT, VEC3).size());
    assertEquals(0, frame.map(INT, VEC3, 3).size());
    for (FrameColumns<Vec3> columns : List.of(frame.columns(VEC3), alloc.frameColumns(VEC3))) {
      columns.push(new Vec3(1, 2, 3));
      assertEquals(2, columns.floats("y").get(0));
    }
    var refused = assertThrows(IllegalArgumentException.class, () -> frame.columns(INT));
    assertEquals("columns need a record: type=java.lang.Integer", refused.getMessage());
  }

  @Test
  void poolAndHeapBoxOfAKnownType_holdTheirValues() {
    try (PoolBox<Body> box = alloc.poolBox(BODY, Shapes.body(1));
        PoolBox<Body> other = alloc.tryPoolBox(BODY, Shapes.body(2)).orElseThrow();
        PoolBox<Vec3> zero = alloc.poolBox(VEC3);
        HeapBox<Body> heap = alloc.heapBox(BODY, Shapes.body(3));
        PoolSlot slot = alloc.poolAlloc(BODY)) {
      assertEquals(Shapes.body(1), box.get());
      assertEquals(Shapes.body(2), other.get());
      assertEquals(new Vec3(0, 0, 0), zero.get());
      assertEquals(Shapes.body(3), heap.get());
      assertEquals(BODY.byteSize(), slot.segment().byteSize());
      assertNotEquals(box.segment().address(), other.segment().address());
    }
  }
}
