package io.framealloc;

import io.framealloc.internal.frame.Scratch;
import io.framealloc.internal.memory.Memory;
import java.util.Arrays;

/**
 * The loops of {@link FrameByteVec} over its elements; the vector has made all checks.
 *
 * <p>A mask tells the compiler that an index cannot overflow. It cannot tell the memory of two
 * vectors apart and does not vectorize a loop over both; so one of them is staged in an array, a
 * chunk at a time. The least and the greatest element are found by a branch that is soon predicted,
 * three times as fast as by {@code Math.min}.
 */
final class ByteKernels {

  private ByteKernels() {}

  static void fill(FrameByteVec vec, int from, byte value) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = from; i < n; i++) {
      vec.write(i, value);
    }
  }

  static int indexOf(FrameByteVec vec, byte value) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = 0; i < n; i++) {
      if (vec.read(i) == value) {
        return i;
      }
    }
    return -1;
  }

  static void sort(FrameByteVec vec) {
    int n = vec.size;
    byte[] values = vec.life.arena.arrays.scratch().bytes(n);
    vec.copyOut(0, values, 0, n);
    Arrays.sort(values, 0, n);
    vec.copyIn(values, 0, 0, n);
  }

  static long sum(FrameByteVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += vec.read(i);
    }
    return sum;
  }

  static byte min(FrameByteVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    byte min = vec.read(0);
    for (int i = 1; i < n; i++) {
      byte value = vec.read(i);
      if (value < min) {
        min = value;
      }
    }
    return min;
  }

  static byte max(FrameByteVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    byte max = vec.read(0);
    for (int i = 1; i < n; i++) {
      byte value = vec.read(i);
      if (value > max) {
        max = value;
      }
    }
    return max;
  }

  static void scale(FrameByteVec vec, int factor) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = 0; i < n; i++) {
      vec.write(i, (byte) (vec.read(i) * factor));
    }
  }

  static void addScaled(FrameByteVec vec, FrameByteVec other, int factor) {
    byte[] chunk = vec.life.arena.arrays.scratch().bytes(Scratch.CHUNK);
    for (int from = 0; from < vec.size; from += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, vec.size - from);
      other.copyOut(from, chunk, 0, n);
      addScaled(vec, from, chunk, n, factor);
    }
  }

  private static void addScaled(FrameByteVec vec, int from, byte[] chunk, int length, int factor) {
    int start = from & Memory.INDEX_MASK;
    int n = length & (2 * Scratch.CHUNK - 1);
    for (int i = 0; i < n; i++) {
      vec.write(start + i, (byte) (vec.read(start + i) + chunk[i] * factor));
    }
  }

  static long dot(FrameByteVec vec, FrameByteVec other) {
    int n = vec.size & Memory.INDEX_MASK;
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (long) vec.read(i) * other.read(i);
    }
    return sum;
  }
}
