package io.framealloc.demo.frames;

import io.framealloc.Cursor;
import io.framealloc.Frame;
import io.framealloc.FrameSlice;

/** Points or directions in frame memory, read and written through one cursor. */
final class Points {

  private final FrameSlice<Point> points;
  private final Cursor<PointRef> cursor;

  private Points(Frame frame, int count) {
    points = frame.batch(Point.class, count);
    cursor = points.cursor(PointRef.class);
  }

  /** A copy of points, given as x, y, z, that is turned with the turntable. */
  static Points turned(Frame frame, float[] original, float sin, float cos) {
    Points points = new Points(frame, original.length / 3);
    for (int i = 0; i < original.length; i += 3) {
      float x = original[i];
      float z = original[i + 2];
      points.at(i / 3).set(x * cos + z * sin, original[i + 1], z * cos - x * sin);
    }
    return points;
  }

  int count() {
    return points.size();
  }

  PointRef at(int point) {
    return cursor.at(point);
  }

  float x(int point) {
    return cursor.at(point).x();
  }

  float y(int point) {
    return cursor.at(point).y();
  }

  float z(int point) {
    return cursor.at(point).z();
  }
}
