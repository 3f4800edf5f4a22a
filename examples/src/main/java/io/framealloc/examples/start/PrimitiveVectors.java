package io.framealloc.examples.start;

import io.framealloc.Frame;
import io.framealloc.FrameFloatVec;
import io.framealloc.SmartAlloc;

/** Vectors of primitives, and what they do in bulk. */
final class PrimitiveVectors {

  private PrimitiveVectors() {}

  // region use
  static float[] integrate(SmartAlloc alloc, float[] position, float[] velocity) {
    try (Frame frame = alloc.beginFrame()) {
      FrameFloatVec p = frame.floatVec(position.length);
      p.addAll(position);
      FrameFloatVec v = frame.floatVec(velocity.length);
      v.addAll(velocity);

      p.addScaled(v, 1 / 60f); // p += v * dt
      return p.toArray();
    }
  }
  // endregion
}
