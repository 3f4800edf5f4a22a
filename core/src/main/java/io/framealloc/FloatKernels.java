package io.framealloc;

import io.framealloc.internal.frame.Scratch;
import io.framealloc.internal.memory.Memory;

/**
 * The loops of {@link FrameFloatVec} over its elements; the vector has made all checks.
 *
 * <p>A loop may touch one vector and the scratch chunk, but not two vectors: the compiler cannot
 * tell their memory apart, and does not vectorize it.
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

  static float sum(FrameFloatVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    float sum = 0;
    for (int i = 0; i < n; i++) {
      sum += vec.read(i);
    }
    return sum;
  }

  static float min(FrameFloatVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    float min = Float.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      min = Math.min(min, vec.read(i));
    }
    return min;
  }

  static float max(FrameFloatVec vec) {
    int n = vec.size & Memory.INDEX_MASK;
    float max = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      max = Math.max(max, vec.read(i));
    }
    return max;
  }

  static void scale(FrameFloatVec vec, float factor) {
    int n = vec.size & Memory.INDEX_MASK;
    for (int i = 0; i < n; i++) {
      vec.write(i, vec.read(i) * factor);
    }
  }

  static void addScaled(FrameFloatVec vec, FrameFloatVec other, float factor) {
    float[] chunk = vec.life.arena.scratch().floats();
    for (int from = 0; from < vec.size; from += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, vec.size - from);
      other.copyOut(from, chunk, 0, n);
      addScaled(vec, from, chunk, n, factor);
    }
  }

  private static void addScaled(FrameFloatVec vec, int from, float[] chunk, int n, float factor) {
    int start = from & Memory.INDEX_MASK;
    for (int i = 0; i < n; i++) {
      vec.write(start + i, vec.read(start + i) + chunk[i] * factor);
    }
  }

  static float dot(FrameFloatVec vec, FrameFloatVec other) {
    int n = vec.size & Memory.INDEX_MASK;
    float sum = 0;
    for (int i = 0; i < n; i++) {
      sum += vec.read(i) * other.read(i);
    }
    return sum;
  }
}
