package io.framealloc;

import io.framealloc.internal.frame.Scratch;
import io.framealloc.internal.memory.Memory;

/**
 * The loops of {@link FrameIntVec} over its elements; the vector has made all checks.
 *
 * <p>A loop may touch one vector and the scratch chunk, but not two vectors: the compiler cannot
 * tell their memory apart, and does not vectorize it.
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
    int min = Integer.MAX_VALUE;
    for (int i = 0; i < n; i++) {
      min = Math.min(min, vec.read(i));
    }
    return min;
  }

  static int max(FrameIntVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    int max = Integer.MIN_VALUE;
    for (int i = 0; i < n; i++) {
      max = Math.max(max, vec.read(i));
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
    int[] chunk = vec.life.arena.scratch().ints();
    for (int from = 0; from < vec.size; from += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, vec.size - from);
      other.copyOut(from, chunk, 0, n);
      addScaled(vec, from, chunk, n, factor);
    }
  }

  private static void addScaled(FrameIntVec vec, int from, int[] chunk, int n, int factor) {
    int start = from & Memory.INDEX_MASK;
    for (int i = 0; i < n; i++) {
      vec.write(start + i, vec.read(start + i) + chunk[i] * factor);
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
