package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.AnyVec.Kind;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bulk kernels against the same sums in ints, at sizes around every unrolling and chunk. */
@Tag("fallback")
final class VectorKernelTest {

  private static final int[] SIZES = {0, 1, 3, 4, 5, 7, 8, 9, 15, 17, 1023, 1024, 1025, 2500};

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();

  @AfterEach
  void close() {
    frame.close();
    alloc.close();
  }

  /** Values whose products, sums and multiples are whole in every type. */
  private AnyVec some(Kind kind, int n, int modulus) {
    AnyVec vec = kind.in(frame, n);
    for (int i = 0; i < n; i++) {
      vec.push(i % modulus - modulus / 2);
    }
    return vec;
  }

  @ParameterizedTest
  @EnumSource
  void fill_overwritesEveryElement(Kind kind) {
    for (int n : SIZES) {
      AnyVec vec = some(kind, n, 7);
      vec.fill(5);
      assertEquals(Collections.nCopies(n, 5), vec.toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void sum_addsEveryElement(Kind kind) {
    for (int n : SIZES) {
      AnyVec vec = some(kind, n, 10);
      assertEquals(ints(vec).sum(), vec.sum());
    }
  }

  @ParameterizedTest
  @EnumSource
  void minAndMax_lookAtEveryElement(Kind kind) {
    for (int n : SIZES) {
      for (int at : new int[] {0, n / 2, n - 1}) {
        if (n > 0) {
          AnyVec vec = some(kind, n, 10);
          vec.set(at, -99);
          assertEquals(-99, vec.min());
          vec.set(at, 99);
          assertEquals(99, vec.max());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void minAndMax_ofAnEmptyVectorAreRefused(Kind kind) {
    AnyVec vec = kind.in(frame, 4);
    assertEquals(
        "min of an empty vector: size=0",
        assertThrows(NoSuchElementException.class, vec::min).getMessage());
    assertEquals(
        "max of an empty vector: size=0",
        assertThrows(NoSuchElementException.class, vec::max).getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void scale_multipliesEveryElement(Kind kind) {
    for (int n : SIZES) {
      AnyVec vec = some(kind, n, 10);
      List<Integer> expected = ints(vec).map(x -> -3 * x).boxed().toList();
      vec.scale(-3);
      assertEquals(expected, vec.toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void addScaled_addsAMultipleOfEveryElement(Kind kind) {
    for (int n : SIZES) {
      AnyVec vec = some(kind, n, 10);
      AnyVec other = some(kind, n, 7);
      List<Integer> before = vec.toList();
      List<Integer> added = other.toList();
      vec.addScaled(other, 4);
      assertEquals(
          IntStream.range(0, n).mapToObj(i -> before.get(i) + 4 * added.get(i)).toList(),
          vec.toList());
      assertEquals(added, other.toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void addScaled_ofItselfUsesTheOldValues(Kind kind) {
    for (int n : SIZES) {
      AnyVec vec = some(kind, n, 10);
      List<Integer> expected = ints(vec).map(x -> 3 * x).boxed().toList();
      vec.addScaled(vec, 2);
      assertEquals(expected, vec.toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void dot_addsTheProducts(Kind kind) {
    for (int n : SIZES) {
      AnyVec vec = some(kind, n, 10);
      AnyVec other = some(kind, n, 7);
      assertEquals(IntStream.range(0, n).map(i -> vec.get(i) * other.get(i)).sum(), vec.dot(other));
      assertEquals(ints(vec).map(x -> x * x).sum(), vec.dot(vec));
    }
  }

  @ParameterizedTest
  @EnumSource
  void operandsOfAnotherSize_areRefused(Kind kind) {
    AnyVec vec = some(kind, 3, 10);
    AnyVec other = some(kind, 4, 10);
    for (Runnable use :
        List.<Runnable>of(
            () -> vec.addScaled(other, 1), () -> vec.dot(other), () -> vec.copyFrom(other))) {
      var refused = assertThrows(IllegalArgumentException.class, use::run);
      assertEquals("vectors differ in size: size=3, other=4", refused.getMessage());
    }
  }

  private static IntStream ints(AnyVec vec) {
    return vec.toList().stream().mapToInt(Integer::intValue);
  }
}
