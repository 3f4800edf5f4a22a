package io.framealloc;

import io.framealloc.internal.frame.Scratch;
import io.framealloc.internal.memory.Memory;
import java.util.Arrays;

/**
 * The loops of {@link FrameShortVec} over its elements; the vector has made all checks.
 *
 * <p>A mask tells the compiler that an index cannot overflow. It cannot tell the memory of two
 * vectors apart and does not vectorize a loop over both; so one of them is staged in an array, a
 * chunk at a time. The least and the greatest element are found by a branch that is soon predicted,
 * three times as fast as by {@code Math.min}.
 */
final class ShortKernels {

  private ShortKernels() {}

  static void fill(FrameShortVec vec, int from, short value) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = from; i < n; i++) {
      vec.write(i, value);
    }
  }

  static int indexOf(FrameShortVec vec, short value) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = 0; i < n; i++) {
      if (vec.read(i) == value) {
        return i;
      }
    }
    return -1;
  }

  static void sort(FrameShortVec vec) {
    int n = vec.size;
    short[] values = vec.life.arena.arrays.scratch().shorts(n);
    vec.copyOut(0, values, 0, n);
    Arrays.sort(values, 0, n);
    vec.copyIn(values, 0, 0, n);
  }

  static long sum(FrameShortVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += vec.read(i);
    }
    return sum;
  }

  static short min(FrameShortVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    short min = vec.read(0);
    for (int i = 1; i < n; i++) {
      short value = vec.read(i);
      if (value < min) {
        min = value;
      }
    }
    return min;
  }

  static short max(FrameShortVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    short max = vec.read(0);
    for (int i = 1; i < n; i++) {
      short value = vec.read(i);
      if (value > max) {
        max = value;
      }
    }
    return max;
  }

  static void scale(FrameShortVec vec, int factor) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = 0; i < n; i++) {
      vec.write(i, (short) (vec.read(i) * factor));
    }
  }

  static void addScaled(FrameShortVec vec, FrameShortVec other, int factor) {
    short[] chunk = vec.life.arena.arrays.scratch().shorts(Scratch.CHUNK);
    for (int from = 0; from < vec.size; from += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, vec.size - from);
      other.copyOut(from, chunk, 0, n);
      addScaled(vec, from, chunk, n, factor);
    }
  }

  private static void addScaled(
      FrameShortVec vec, int from, short[] chunk, int length, int factor) {
    int start = from & Memory.INDEX_MASK;
    int n = length & (2 * Scratch.CHUNK - 1);
    for (int i = 0; i < n; i++) {
      vec.write(start + i, (short) (vec.read(start + i) + chunk[i] * factor));
    }
  }

  static long dot(FrameShortVec vec, FrameShortVec other) {
    int n = vec.size & Memory.INDEX_MASK;
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (long) vec.read(i) * other.read(i);
    }
    return sum;
  }
}
