package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameFloatVec;

/** Points or directions in frame memory, as x, y, z. */
final class Points {

  private final FrameFloatVec coordinates;

  private Points(FrameFloatVec coordinates) {
    this.coordinates = coordinates;
  }

  /** A copy that is turned with the turntable. */
  static Points turned(Frame frame, float[] original, float sin, float cos) {
    FrameFloatVec coordinates = frame.floatVec(original.length);
    coordinates.addAll(original);
    for (int i = 0; i < original.length; i += 3) {
      float x = coordinates.get(i);
      float z = coordinates.get(i + 2);
      coordinates.set(i, x * cos + z * sin);
      coordinates.set(i + 2, z * cos - x * sin);
    }
    return new Points(coordinates);
  }

  int count() {
    return coordinates.size() / 3;
  }

  float x(int point) {
    return coordinates.get(3 * point);
  }

  float y(int point) {
    return coordinates.get(3 * point + 1);
  }

  float z(int point) {
    return coordinates.get(3 * point + 2);
  }
}
