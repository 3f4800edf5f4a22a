package io.framealloc;

import io.framealloc.internal.memory.Memory;
import java.util.Arrays;

/**
 * The loops of {@link FrameFloatVec} over its elements; the vector has made all checks.
 *
 * <p>A mask tells the compiler that an index cannot overflow. It cannot tell the memory of two
 * vectors apart and does not vectorize a plain loop over both; it does vectorize one that reads
 * four elements of both before it writes any, but not eight, which are too many accesses. Sums are
 * never vectorized, since their order matters; eight that do not wait for each other are five times
 * as fast as one.
 *
 * <p>Several kernels inlined into one method have more accesses than the compiler follows, and are
 * then thirteen times as slow. It never inlines a method of more than 325 bytes of bytecode; the
 * assertions of what the vector has checked also make {@link #addScaled} and {@link #dot} that
 * long.
 */
final class FloatKernels {

  private FloatKernels() {}

  static void fill(FrameFloatVec vec, int from, float value) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = from; i < n; i++) {
      vec.write(i, value);
    }
  }

  static int indexOf(FrameFloatVec vec, float value) {
    int n = vec.size & Memory.INDEX_MASK;
    int bits = Float.floatToIntBits(value);
    for (int i = 0; i < n; i++) {
      if (Float.floatToIntBits(vec.read(i)) == bits) {
        return i;
      }
    }
    return -1;
  }

  static void sort(FrameFloatVec vec) {
    int n = vec.size;
    float[] values = vec.life.arena.arrays.scratch().floats(n);
    vec.copyOut(0, values, 0, n);
    Arrays.sort(values, 0, n);
    vec.copyIn(values, 0, 0, n);
  }

  static float sum(FrameFloatVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = 0;
    for (; i < n - 7; i += 8) {
      s0 += vec.read(i);
      s1 += vec.read(i + 1);
      s2 += vec.read(i + 2);
      s3 += vec.read(i + 3);
      s4 += vec.read(i + 4);
      s5 += vec.read(i + 5);
      s6 += vec.read(i + 6);
      s7 += vec.read(i + 7);
    }
    float sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; i < n; i++) {
      sum += vec.read(i);
    }
    return sum;
  }

  /** A zero compares equal to the other zero, so which one it is, is looked up at the end. */
  static float min(FrameFloatVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    float min = vec.read(0);
    for (int i = 0; i < n; i++) {
      float value = vec.read(i);
      if (!(value >= min)) {
        if (Float.isNaN(value) || Float.isNaN(min)) {
          return Float.NaN;
        }
        min = value;
      }
    }
    return min == 0 && indexOf(vec, -0.0f) >= 0 ? -0.0f : min;
  }

  static float max(FrameFloatVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    float max = vec.read(0);
    for (int i = 0; i < n; i++) {
      float value = vec.read(i);
      if (!(value <= max)) {
        if (Float.isNaN(value) || Float.isNaN(max)) {
          return Float.NaN;
        }
        max = value;
      }
    }
    return max == 0 && indexOf(vec, 0.0f) >= 0 ? 0.0f : max;
  }

  static void scale(FrameFloatVec vec, float factor) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = 0; i < n; i++) {
      vec.write(i, vec.read(i) * factor);
    }
  }

  static void addScaled(FrameFloatVec vec, FrameFloatVec other, float factor) {
    assert vec.life.isAlive() : "dead: size=" + vec.size + ", capacity=" + vec.capacity;
    assert other.life.isAlive() : "dead: size=" + other.size + ", capacity=" + other.capacity;
    assert vec.size <= vec.capacity : "size=" + vec.size + ", capacity=" + vec.capacity;
    assert other.size == vec.size : "size=" + vec.size + ", other=" + other.size;
    int n = vec.size & Memory.INDEX_MASK;
    int i = 0;
    for (; i < n - 3; i += 4) {
      float v0 = vec.read(i) + other.read(i) * factor;
      float v1 = vec.read(i + 1) + other.read(i + 1) * factor;
      float v2 = vec.read(i + 2) + other.read(i + 2) * factor;
      float v3 = vec.read(i + 3) + other.read(i + 3) * factor;
      vec.write(i, v0);
      vec.write(i + 1, v1);
      vec.write(i + 2, v2);
      vec.write(i + 3, v3);
    }
    for (; i < n; i++) {
      vec.write(i, vec.read(i) + other.read(i) * factor);
    }
  }

  static float dot(FrameFloatVec vec, FrameFloatVec other) {
    assert other.size == vec.size : "size=" + vec.size + ", other=" + other.size;
    assert vec.life.isAlive() : "dead: size=" + vec.size + ", capacity=" + vec.capacity;
    int n = vec.size & Memory.INDEX_MASK;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = 0;
    for (; i < n - 7; i += 8) {
      s0 += vec.read(i) * other.read(i);
      s1 += vec.read(i + 1) * other.read(i + 1);
      s2 += vec.read(i + 2) * other.read(i + 2);
      s3 += vec.read(i + 3) * other.read(i + 3);
      s4 += vec.read(i + 4) * other.read(i + 4);
      s5 += vec.read(i + 5) * other.read(i + 5);
      s6 += vec.read(i + 6) * other.read(i + 6);
      s7 += vec.read(i + 7) * other.read(i + 7);
    }
    float sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; i < n; i++) {
      sum += vec.read(i) * other.read(i);
    }
    return sum;
  }
}
