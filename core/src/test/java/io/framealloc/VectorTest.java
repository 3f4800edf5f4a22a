package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.AnyVec.Kind;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all vectors of primitives do alike, while they are alive. */
@Tag("fallback")
final class VectorTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();

  @AfterEach
  void close() {
    frame.close();
    alloc.close();
  }

  private static void assertOutside(int index, int size, Runnable use) {
    var refused = assertThrows(IndexOutOfBoundsException.class, use::run);
    assertEquals("Index " + index + " out of bounds for length " + size, refused.getMessage());
  }

  private static void assertOutsideRange(int from, int length, int size, Runnable use) {
    var refused = assertThrows(IndexOutOfBoundsException.class, use::run);
    assertEquals(
        "Range [" + from + ", " + from + " + " + length + ") out of bounds for length " + size,
        refused.getMessage());
  }

  private static void assertNegative(String what, Runnable use) {
    var refused = assertThrows(IllegalArgumentException.class, use::run);
    assertEquals("negative size: " + what, refused.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void newVector_isEmpty(Kind kind) {
    for (AnyVec vec :
        List.of(
            kind.in(frame),
            kind.in(frame, 0),
            kind.in(frame, 5),
            kind.inCurrentFrame(alloc),
            kind.inCurrentFrame(alloc, 5))) {
      assertTrue(vec.isEmpty());
      assertEquals(0, vec.size());
      assertEquals("[]", vec.toString());
      assertEquals(List.of(), vec.toList());
      assertEquals(0, vec.segment().byteSize());
    }
    assertEquals(5, kind.in(frame, 5).capacity());
    assertEquals(0, kind.in(frame).capacity());
  }

  @ParameterizedTest
  @EnumSource
  void push_appends(Kind kind) {
    AnyVec vec = kind.in(frame);
    List<Integer> model = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      vec.push(i % 100);
      model.add(i % 100);
      assertTrue(vec.capacity() >= vec.size());
    }
    assertEquals(model, vec.toList());
    assertEquals(1000, vec.size());
    assertFalse(vec.isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void getAndSet_reachEveryElementAndNoOther(Kind kind) {
    AnyVec vec = kind.in(frame, 10).with(1, 2, 3);
    vec.set(0, 7);
    vec.set(2, -9);
    assertEquals(List.of(7, 2, -9), vec.toList());
    assertEquals(-9, vec.get(2));
    for (int index : new int[] {-1, 3, 9, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertOutside(index, 3, () -> vec.get(index));
      assertOutside(index, 3, () -> vec.set(index, 1));
      assertOutside(index, 3, () -> vec.swapRemove(index));
    }
    assertEquals(List.of(7, 2, -9), vec.toList());
  }

  @ParameterizedTest
  @EnumSource
  void pop_removesTheLast(Kind kind) {
    AnyVec vec = kind.in(frame).with(1, 2);
    assertEquals(2, vec.pop());
    assertEquals(1, vec.pop());
    var refused = assertThrows(NoSuchElementException.class, vec::pop);
    assertEquals("pop of an empty vector: size=0", refused.getMessage());
    assertEquals(0, vec.size());
    vec.push(3);
    assertEquals(List.of(3), vec.toList());
  }

  @ParameterizedTest
  @EnumSource
  void swapRemove_fillsTheHoleWithTheLast(Kind kind) {
    AnyVec vec = kind.in(frame).with(1, 2, 3, 4);
    assertEquals(2, vec.swapRemove(1));
    assertEquals(List.of(1, 4, 3), vec.toList());
    assertEquals(3, vec.swapRemove(2));
    assertEquals(List.of(1, 4), vec.toList());
    assertEquals(1, vec.swapRemove(0));
    assertEquals(4, vec.swapRemove(0));
    assertOutside(0, 0, () -> vec.swapRemove(0));
  }

  @ParameterizedTest
  @EnumSource
  void resize_cutsOrFills(Kind kind) {
    AnyVec vec = kind.in(frame).with(1, 2, 3);
    vec.resize(5, 9);
    assertEquals(List.of(1, 2, 3, 9, 9), vec.toList());
    vec.resize(2, 8);
    assertEquals(List.of(1, 2), vec.toList());
    vec.resize(4, 7);
    assertEquals(List.of(1, 2, 7, 7), vec.toList());
    vec.resize(0, 1);
    assertTrue(vec.isEmpty());
    assertNegative("newSize=-1", () -> vec.resize(-1, 0));
  }

  @ParameterizedTest
  @EnumSource
  void reserve_takesMemoryOnce(Kind kind) {
    AnyVec vec = kind.in(frame).with(1);
    vec.reserve(1000);
    assertEquals(1000, vec.capacity());
    vec.reserve(10);
    assertEquals(1000, vec.capacity());
    long used = frame.used();
    vec.counting(999, 100);
    assertEquals(used, frame.used());
    assertEquals(1, vec.get(0));
    assertNegative("elements=-1", () -> vec.reserve(-1));
  }

  @ParameterizedTest
  @EnumSource
  void negativeCapacity_isRefused(Kind kind) {
    assertNegative("n=-1", () -> kind.in(frame, -1));
  }

  @ParameterizedTest
  @EnumSource
  void clear_keepsTheMemory(Kind kind) {
    AnyVec vec = kind.in(frame).with(1, 2, 3);
    int capacity = vec.capacity();
    vec.clear();
    assertTrue(vec.isEmpty());
    assertEquals(capacity, vec.capacity());
    assertOutside(0, 0, () -> vec.get(0));
  }

  @ParameterizedTest
  @EnumSource
  void addAll_appendsArraysPartsAndVectors(Kind kind) {
    AnyVec vec = kind.in(frame);
    vec.addAll(1, 2, 3);
    vec.addAll();
    vec.addAll(new int[] {4, 5, 6, 7}, 1, 2);
    vec.addAll(kind.in(frame).with(8, 9));
    assertEquals(List.of(1, 2, 3, 5, 6, 8, 9), vec.toList());
    assertOutsideRange(3, 2, 4, () -> vec.addAll(new int[4], 3, 2));
    assertOutsideRange(-1, 2, 4, () -> vec.addAll(new int[4], -1, 2));
    assertOutsideRange(0, -1, 4, () -> vec.addAll(new int[4], 0, -1));
    assertOutsideRange(0, Integer.MAX_VALUE, 4, () -> vec.addAll(new int[4], 0, Integer.MAX_VALUE));
    assertEquals(7, vec.size());
  }

  @ParameterizedTest
  @EnumSource
  void addAll_ofItselfDoubles(Kind kind) {
    AnyVec vec = kind.in(frame, 3).with(1, 2, 3);
    vec.addAll(vec);
    frame.alloc(8);
    vec.addAll(vec);
    assertEquals(List.of(1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3), vec.toList());
  }

  @ParameterizedTest
  @EnumSource
  void copyTo_fillsPartsOfArrays(Kind kind) {
    AnyVec vec = kind.in(frame).with(1, 2, 3);
    Object target = kind.array(9, 9, 9, 9, 9);
    vec.copyTo(target);
    assertEquals(List.of(1, 2, 3, 9, 9), Kind.ints(target));
    vec.copyTo(1, target, 3, 2);
    assertEquals(List.of(1, 2, 3, 2, 3), Kind.ints(target));
    vec.copyTo(3, target, 5, 0);
    assertOutsideRange(2, 2, 3, () -> vec.copyTo(2, target, 0, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> vec.copyTo(0, target, 3, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> vec.copyTo(0, target, -1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> vec.copyTo(kind.array(0, 0)));
    assertEquals(List.of(1, 2, 3, 2, 3), Kind.ints(target));
  }

  @ParameterizedTest
  @EnumSource
  void copyFrom_overwritesParts(Kind kind) {
    AnyVec vec = kind.in(frame).with(1, 2, 3, 4);
    vec.copyFrom(9, 8);
    assertEquals(List.of(9, 8, 3, 4), vec.toList());
    vec.copyFrom(2, new int[] {5, 6, 7}, 1, 2);
    assertEquals(List.of(9, 8, 6, 7), vec.toList());
    assertOutsideRange(3, 2, 4, () -> vec.copyFrom(3, new int[5], 0, 2));
    assertOutsideRange(0, 5, 4, () -> vec.copyFrom(1, 2, 3, 4, 5));
    assertThrows(IndexOutOfBoundsException.class, () -> vec.copyFrom(0, new int[2], 1, 2));
    assertEquals(List.of(9, 8, 6, 7), vec.toList());
  }

  @ParameterizedTest
  @EnumSource
  void copyFrom_aVectorOfTheSameSizeOverwritesAll(Kind kind) {
    AnyVec vec = kind.in(frame).counting(1500, 100);
    AnyVec other = kind.in(frame).counting(1500, 77);
    vec.copyFrom(other);
    assertEquals(other.toList(), vec.toList());
    vec.copyFrom(vec);
    assertEquals(other.toList(), vec.toList());
  }

  @ParameterizedTest
  @EnumSource
  void indexOf_findsTheFirst(Kind kind) {
    AnyVec vec = kind.in(frame, 9).with(5, 6, 5);
    assertEquals(0, vec.indexOf(5));
    assertEquals(1, vec.indexOf(6));
    assertEquals(-1, vec.indexOf(0));
  }

  @ParameterizedTest
  @EnumSource
  void sort_ascends(Kind kind) {
    for (int n : new int[] {0, 1, 2, 100, 5000}) {
      AnyVec vec = kind.in(frame);
      List<Integer> model = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        vec.push(i * 37 % 201 - 100);
        model.add(i * 37 % 201 - 100);
      }
      vec.sort();
      Collections.sort(model);
      assertEquals(model, vec.toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void iteratorAndStream_visitAllInOrder(Kind kind) {
    AnyVec vec = kind.in(frame).with(3, 1, 2);
    assertEquals(List.of(3, 1, 2), drain(vec.iterator()));
    assertEquals(List.of(3, 1, 2), drain(vec.stream().iterator()));
    Iterator<?> iterator = vec.iterator();
    drain(iterator);
    var refused = assertThrows(NoSuchElementException.class, iterator::next);
    assertEquals("no element left: size=3", refused.getMessage());
    assertThrows(UnsupportedOperationException.class, iterator::remove);
  }

  @ParameterizedTest
  @EnumSource
  void stream_takesTheSizeWhenItIsConsumed(Kind kind) {
    AnyVec vec = kind.in(frame).with(3, 1);
    Iterator<?> elements = vec.stream().iterator();
    vec.push(2);
    assertEquals(List.of(3, 1, 2), drain(elements));
  }

  private static List<Integer> drain(Iterator<?> numbers) {
    List<Integer> drained = new ArrayList<>();
    numbers.forEachRemaining(number -> drained.add(((Number) number).intValue()));
    return drained;
  }

  @ParameterizedTest
  @EnumSource
  void segment_showsTheElements(Kind kind) {
    AnyVec vec = kind.in(frame).with(1, 2, 3);
    var segment = vec.segment();
    assertEquals(3L * kind.bytes, segment.byteSize());
    segment.fill((byte) 0);
    assertEquals(List.of(0, 0, 0), vec.toList());
    vec.set(1, 5);
    long firstDifference = segment.mismatch(kind.in(frame).with(0, 0, 0).segment());
    assertEquals(1, firstDifference / kind.bytes);
  }

  @ParameterizedTest
  @EnumSource
  void segment_keepsWorkingWhileTheVectorGrows(Kind kind) {
    AnyVec vec = kind.in(frame).with(1, 2, 3);
    vec.segment();
    vec.counting(5000, 100);
    var segment = vec.segment();
    assertEquals(5003L * kind.bytes, segment.byteSize());
    assertEquals(5003, vec.asBuffer().capacity());
    vec.push(1);
    assertEquals(List.of(1, 2, 3, 0, 1), vec.toList().subList(0, 5));
    assertEquals(1, vec.get(5003));
  }

  @ParameterizedTest
  @EnumSource
  void asBuffer_isInNativeOrder(Kind kind) {
    AnyVec vec = kind.in(frame).with(1, 2, 3);
    var buffer = vec.asBuffer();
    assertEquals(3, buffer.capacity());
    assertTrue(buffer.isDirect());
    assertEquals(java.nio.ByteOrder.nativeOrder(), AnyVec.invoke(buffer, "order"));
    assertEquals(kind.of(2), AnyVec.invoke(buffer, "get", 1));
    AnyVec.invoke(buffer, "put", 2, kind.of(9));
    assertEquals(List.of(1, 2, 9), vec.toList());
  }

  @ParameterizedTest
  @EnumSource
  void vectors_areEqualOnlyToThemselves(Kind kind) {
    AnyVec one = kind.in(frame).with(1);
    AnyVec other = kind.in(frame).with(1);
    assertEquals(one.vec, one.vec);
    assertNotEquals(one.vec, other.vec);
  }

  @ParameterizedTest
  @EnumSource
  void toString_isThatOfAList(Kind kind) {
    Object array = kind.array(1, 2);
    assertEquals(
        "[" + Array.get(array, 0) + ", " + Array.get(array, 1) + "]",
        kind.in(frame).with(1, 2).toString());
  }
}
