package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameFloatVec;
import io.framealloc.demo.scene.Sun;
import io.framealloc.demo.scene.View;

/**
 * Points on a raster, in frame memory: column, row, and a height that grows towards whoever looks.
 */
final class ScreenPoints {

  private static final int FLOATS = 3;

  private final FrameFloatVec coordinates;

  private ScreenPoints(Frame frame, int capacity) {
    coordinates = frame.floatVec(FLOATS * capacity);
  }

  /** Points as the camera sees them; their height is one over their depth. */
  static ScreenPoints seen(Frame frame, Points points, View view) {
    ScreenPoints seen = new ScreenPoints(frame, points.count());
    for (int i = 0; i < points.count(); i++) {
      PointRef p = points.at(i);
      float x = p.x();
      float y = p.y();
      float z = p.z();
      float inverse = 1f / Math.max(View.NEAR, view.depth(y, z));
      seen.add(view.column(x, inverse), view.row(y, z, inverse), inverse);
    }
    return seen;
  }

  /** Points as the light sees them. */
  static ScreenPoints lit(Frame frame, Points points) {
    ScreenPoints lit = new ScreenPoints(frame, points.count());
    for (int i = 0; i < points.count(); i++) {
      PointRef p = points.at(i);
      float x = p.x();
      float y = p.y();
      float z = p.z();
      lit.add(Sun.column(x, z), Sun.row(x, y, z), Sun.height(x, y, z));
    }
    return lit;
  }

  private void add(float x, float y, float height) {
    coordinates.push(x);
    coordinates.push(y);
    coordinates.push(height);
  }

  float x(int point) {
    return coordinates.get(FLOATS * point);
  }

  float y(int point) {
    return coordinates.get(FLOATS * point + 1);
  }

  float height(int point) {
    return coordinates.get(FLOATS * point + 2);
  }
}
