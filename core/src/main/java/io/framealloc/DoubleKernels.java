package io.framealloc;

import io.framealloc.internal.memory.Memory;
import java.util.Arrays;

/**
 * The loops of {@link FrameDoubleVec} over its elements; the vector has made all checks.
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
final class DoubleKernels {

  private DoubleKernels() {}

  static void fill(FrameDoubleVec vec, int from, double value) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = from; i < n; i++) {
      vec.write(i, value);
    }
  }

  static int indexOf(FrameDoubleVec vec, double value) {
    int n = vec.size & Memory.INDEX_MASK;
    long bits = Double.doubleToLongBits(value);
    for (int i = 0; i < n; i++) {
      if (Double.doubleToLongBits(vec.read(i)) == bits) {
        return i;
      }
    }
    return -1;
  }

  static void sort(FrameDoubleVec vec) {
    int n = vec.size;
    double[] values = vec.life.arena.arrays.scratch().doubles(n);
    vec.copyOut(0, values, 0, n);
    Arrays.sort(values, 0, n);
    vec.copyIn(values, 0, 0, n);
  }

  static double sum(FrameDoubleVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
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
    double sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; i < n; i++) {
      sum += vec.read(i);
    }
    return sum;
  }

  /** A zero compares equal to the other zero, so which one it is, is looked up at the end. */
  static double min(FrameDoubleVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    double min = vec.read(0);
    for (int i = 0; i < n; i++) {
      double value = vec.read(i);
      if (!(value >= min)) {
        if (Double.isNaN(value) || Double.isNaN(min)) {
          return Double.NaN;
        }
        min = value;
      }
    }
    return min == 0 && indexOf(vec, -0.0) >= 0 ? -0.0 : min;
  }

  static double max(FrameDoubleVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    double max = vec.read(0);
    for (int i = 0; i < n; i++) {
      double value = vec.read(i);
      if (!(value <= max)) {
        if (Double.isNaN(value) || Double.isNaN(max)) {
          return Double.NaN;
        }
        max = value;
      }
    }
    return max == 0 && indexOf(vec, 0.0) >= 0 ? 0.0 : max;
  }

  static void scale(FrameDoubleVec vec, double factor) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = 0; i < n; i++) {
      vec.write(i, vec.read(i) * factor);
    }
  }

  static void addScaled(FrameDoubleVec vec, FrameDoubleVec other, double factor) {
    assert vec.life.isAlive() : "dead: size=" + vec.size + ", capacity=" + vec.capacity;
    assert other.life.isAlive() : "dead: size=" + other.size + ", capacity=" + other.capacity;
    assert vec.size <= vec.capacity : "size=" + vec.size + ", capacity=" + vec.capacity;
    assert other.size == vec.size : "size=" + vec.size + ", other=" + other.size;
    int n = vec.size & Memory.INDEX_MASK;
    int i = 0;
    for (; i < n - 3; i += 4) {
      double v0 = vec.read(i) + other.read(i) * factor;
      double v1 = vec.read(i + 1) + other.read(i + 1) * factor;
      double v2 = vec.read(i + 2) + other.read(i + 2) * factor;
      double v3 = vec.read(i + 3) + other.read(i + 3) * factor;
      vec.write(i, v0);
      vec.write(i + 1, v1);
      vec.write(i + 2, v2);
      vec.write(i + 3, v3);
    }
    for (; i < n; i++) {
      vec.write(i, vec.read(i) + other.read(i) * factor);
    }
  }

  static double dot(FrameDoubleVec vec, FrameDoubleVec other) {
    assert other.size == vec.size : "size=" + vec.size + ", other=" + other.size;
    assert vec.life.isAlive() : "dead: size=" + vec.size + ", capacity=" + vec.capacity;
    int n = vec.size & Memory.INDEX_MASK;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
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
    double sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; i < n; i++) {
      sum += vec.read(i) * other.read(i);
    }
    return sum;
  }
}
