package io.framealloc.demo.frames;

import io.framealloc.Cursor;
import io.framealloc.Frame;
import io.framealloc.FrameSlice;
import io.framealloc.demo.scene.Sun;
import io.framealloc.demo.scene.View;

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

  /** Points as the camera sees them: column, row, and one over their depth. */
  static Points seen(Frame frame, Points points, View view) {
    Points seen = new Points(frame, points.count());
    for (int i = 0; i < points.count(); i++) {
      PointRef point = points.at(i);
      float x = point.x();
      float y = point.y();
      float z = point.z();
      float inverse = 1f / Math.max(View.NEAR, view.depth(y, z));
      seen.at(i).set(view.column(x, inverse), view.row(y, z, inverse), inverse);
    }
    return seen;
  }

  /** Points as the light sees them: column, row, and their height towards the light. */
  static Points lit(Frame frame, Points points) {
    Points lit = new Points(frame, points.count());
    for (int i = 0; i < points.count(); i++) {
      PointRef point = points.at(i);
      float x = point.x();
      float y = point.y();
      float z = point.z();
      lit.at(i).set(Sun.column(x, z), Sun.row(x, y, z), Sun.height(x, y, z));
    }
    return lit;
  }

  int count() {
    return points.size();
  }

  PointRef at(int point) {
    return cursor.at(point);
  }
}
