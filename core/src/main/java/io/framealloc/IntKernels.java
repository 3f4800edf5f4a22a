package io.framealloc;

import io.framealloc.internal.memory.Memory;
import java.util.Arrays;

/**
 * The loops of {@link FrameIntVec} over its elements; the vector has made all checks.
 *
 * <p>A mask tells the compiler that an index cannot overflow. It cannot tell the memory of two
 * vectors apart and does not vectorize a plain loop over both; it does vectorize one that reads
 * four elements of both before it writes any, but not eight, which are too many accesses. The least
 * and the greatest element are found by a branch that is soon predicted, three times as fast as by
 * {@code Math.min}.
 *
 * <p>Several kernels inlined into one method have more accesses than the compiler follows, and are
 * then thirteen times as slow. It never inlines a method of more than 325 bytes of bytecode; the
 * assertions of what the vector has checked also make {@link #addScaled} that long.
 */
final class IntKernels {

  private IntKernels() {}

  static void fill(FrameIntVec vec, int from, int value) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = from; i < n; i++) {
      vec.write(i, value);
    }
  }

  static int indexOf(FrameIntVec vec, int value) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = 0; i < n; i++) {
      if (vec.read(i) == value) {
        return i;
      }
    }
    return -1;
  }

  static void sort(FrameIntVec vec) {
    int n = vec.size;
    int[] values = vec.life.arena.arrays.scratch().ints(n);
    vec.copyOut(0, values, 0, n);
    Arrays.sort(values, 0, n);
    vec.copyIn(values, 0, 0, n);
  }

  static long sum(FrameIntVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += vec.read(i);
    }
    return sum;
  }

  static int min(FrameIntVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    int min = vec.read(0);
    for (int i = 1; i < n; i++) {
      int value = vec.read(i);
      if (value < min) {
        min = value;
      }
    }
    return min;
  }

  static int max(FrameIntVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    int max = vec.read(0);
    for (int i = 1; i < n; i++) {
      int value = vec.read(i);
      if (value > max) {
        max = value;
      }
    }
    return max;
  }

  static void scale(FrameIntVec vec, int factor) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = 0; i < n; i++) {
      vec.write(i, vec.read(i) * factor);
    }
  }

  static void addScaled(FrameIntVec vec, FrameIntVec other, int factor) {
    assert vec.life.isAlive() : "dead: size=" + vec.size + ", capacity=" + vec.capacity;
    assert other.life.isAlive() : "dead: size=" + other.size + ", capacity=" + other.capacity;
    assert vec.size <= vec.capacity : "size=" + vec.size + ", capacity=" + vec.capacity;
    assert other.size == vec.size : "size=" + vec.size + ", other=" + other.size;
    int n = vec.size & Memory.INDEX_MASK;
    int i = 0;
    for (; i < n - 3; i += 4) {
      int v0 = vec.read(i) + other.read(i) * factor;
      int v1 = vec.read(i + 1) + other.read(i + 1) * factor;
      int v2 = vec.read(i + 2) + other.read(i + 2) * factor;
      int v3 = vec.read(i + 3) + other.read(i + 3) * factor;
      vec.write(i, v0);
      vec.write(i + 1, v1);
      vec.write(i + 2, v2);
      vec.write(i + 3, v3);
    }
    for (; i < n; i++) {
      vec.write(i, vec.read(i) + other.read(i) * factor);
    }
  }

  static long dot(FrameIntVec vec, FrameIntVec other) {
    int n = vec.size & Memory.INDEX_MASK;
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (long) vec.read(i) * other.read(i);
    }
    return sum;
  }
}
