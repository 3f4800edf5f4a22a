package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is special about floats and doubles: NaN, two zeros, and the order of sums. */
@Tag("fallback")
final class VectorOfFloatsTest {

  private static final float[] ODD = {
    1f, -0f, Float.NaN, 0f, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, -1f, Float.MIN_VALUE
  };

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();

  @AfterEach
  void close() {
    frame.close();
    alloc.close();
  }

  private FrameFloatVec floats(float... values) {
    FrameFloatVec vec = frame.floatVec();
    vec.addAll(values);
    return vec;
  }

  private FrameDoubleVec doubles(double... values) {
    FrameDoubleVec vec = frame.doubleVec();
    vec.addAll(values);
    return vec;
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  @Test
  void minAndMax_areNaNIfThereIsOne() {
    assertEquals(Float.NaN, floats(ODD).min());
    assertEquals(Float.NaN, floats(ODD).max());
    assertEquals(Float.NaN, floats(Float.NaN, 1f).min());
    assertEquals(Float.NaN, floats(1f, Float.NaN).max());
    assertEquals(Float.NaN, floats(Float.NaN).max());
    assertEquals(Double.NaN, doubles(widened(ODD)).min());
    assertEquals(Double.NaN, doubles(widened(ODD)).max());
    assertEquals(Double.NaN, doubles(Double.NaN, 1).min());
    assertEquals(Double.NaN, doubles(1, Double.NaN).max());
  }

  @Test
  void minAndMax_orderTheZeros() {
    assertEquals(-0f, floats(0f, -0f, 0f).min());
    assertEquals(-0f, floats(-0f, 0f, 1f).min());
    assertEquals(0f, floats(0f, 1f).min());
    assertEquals(0f, floats(-0f, 0f, -0f).max());
    assertEquals(-0f, floats(-0f, -1f).max());
    assertEquals(-0.0, doubles(0.0, -0.0).min());
    assertEquals(0.0, doubles(0.0, 1.0).min());
    assertEquals(0.0, doubles(-0.0, 0.0).max());
    assertEquals(-0.0, doubles(-0.0, -1.0).max());
  }

  @Test
  void minAndMax_reachInfinity() {
    assertEquals(Float.NEGATIVE_INFINITY, floats(1f, Float.NEGATIVE_INFINITY).min());
    assertEquals(Float.POSITIVE_INFINITY, floats(Float.POSITIVE_INFINITY).min());
    assertEquals(Float.POSITIVE_INFINITY, floats(1f, Float.POSITIVE_INFINITY).max());
    assertEquals(Double.NEGATIVE_INFINITY, doubles(Double.NEGATIVE_INFINITY).max());
  }

  @Test
  void sort_putsNaNLastAndMinusZeroFirst() {
    float[] sorted = ODD.clone();
    Arrays.sort(sorted);
    FrameFloatVec floats = floats(ODD);
    floats.sort();
    assertEquals(Arrays.toString(sorted), floats.toString());
    FrameDoubleVec doubles = doubles(widened(ODD));
    doubles.sort();
    assertEquals(Arrays.toString(widened(sorted)), doubles.toString());
  }

  @Test
  void indexOf_comparesLikeEquals() {
    assertEquals(2, floats(ODD).indexOf(Float.NaN));
    assertEquals(1, floats(ODD).indexOf(-0f));
    assertEquals(3, floats(ODD).indexOf(0f));
    assertEquals(2, doubles(widened(ODD)).indexOf(Double.NaN));
    assertEquals(1, doubles(widened(ODD)).indexOf(-0.0));
    assertEquals(3, doubles(widened(ODD)).indexOf(0.0));
  }

  @Test
  void bitsOfNaN_surviveStoringAndGrowing() {
    float odd = Float.intBitsToFloat(0x7FC0_1234);
    FrameFloatVec vec = floats(odd);
    vec.set(0, vec.get(0));
    frame.alloc(1);
    vec.reserve(1000);
    assertEquals(0x7FC0_1234, Float.floatToRawIntBits(vec.get(0)));
  }

  @Test
  void sumsOfFloats_haveTheDocumentedOrder() {
    for (int n = 0; n <= 40; n++) {
      FrameFloatVec vec = frame.floatVec();
      FrameFloatVec ones = frame.floatVec();
      for (int i = 0; i < n; i++) {
        vec.push(1f / (i + 3));
        ones.push(1f);
      }
      float[] partial = new float[8];
      int full = n / 8 * 8;
      for (int i = 0; i < full; i++) {
        partial[i % 8] += 1f / (i + 3);
      }
      float sum =
          ((partial[0] + partial[1]) + (partial[2] + partial[3]))
              + ((partial[4] + partial[5]) + (partial[6] + partial[7]));
      for (int i = full; i < n; i++) {
        sum += 1f / (i + 3);
      }
      assertEquals(sum, vec.sum());
      assertEquals(sum, vec.dot(ones));
    }
  }

  @Test
  void sumsOfDoubles_haveTheDocumentedOrder() {
    for (int n = 0; n <= 40; n++) {
      FrameDoubleVec vec = frame.doubleVec();
      FrameDoubleVec ones = frame.doubleVec();
      for (int i = 0; i < n; i++) {
        vec.push(1.0 / (i + 3));
        ones.push(1.0);
      }
      double[] partial = new double[8];
      int full = n / 8 * 8;
      for (int i = 0; i < full; i++) {
        partial[i % 8] += 1.0 / (i + 3);
      }
      double sum =
          ((partial[0] + partial[1]) + (partial[2] + partial[3]))
              + ((partial[4] + partial[5]) + (partial[6] + partial[7]));
      for (int i = full; i < n; i++) {
        sum += 1.0 / (i + 3);
      }
      assertEquals(sum, vec.sum());
      assertEquals(sum, vec.dot(ones));
    }
  }
}
