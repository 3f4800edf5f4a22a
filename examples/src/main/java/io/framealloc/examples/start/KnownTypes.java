package io.framealloc.examples.start;

import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;
import io.framealloc.ValueType;

/** Single boxes of a type that the compiler knows. */
final class KnownTypes {

  private KnownTypes() {}

  // region use
  record Hit(int triangle, float distance) {}

  private static final ValueType<Hit> HIT = ValueType.of(Hit.class);

  static float nearest(SmartAlloc alloc, float[] distances) {
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Hit> nearest = frame.box(HIT, new Hit(-1, Float.MAX_VALUE));
      for (int i = 0; i < distances.length; i++) {
        FrameBox<Hit> hit = frame.box(HIT, new Hit(i, distances[i]));
        if (hit.get().distance() < nearest.get().distance()) {
          nearest = hit;
        }
      }
      return nearest.get().distance();
    }
  }
  // endregion
}
