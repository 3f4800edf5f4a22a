package io.framealloc.demo.frames;

import io.framealloc.Cursor;
import io.framealloc.Frame;
import io.framealloc.FrameSlice;

final class Points {
  private final FrameSlice<Point> points;
  private final Cursor<PointRef> c;

  Points(Frame frame, int n) {
    points = frame.batch(Point.class, n);
    c = points.cursor(PointRef.class);
  }

  static Points turned(Frame frame, float[] o, float sin, float cos) {
    Points ps = new Points(frame, o.length / 3);
    for (int i = 0; i < o.length; i += 3) {
      ps.at(i / 3).set(o[i] * cos + o[i + 2] * sin, o[i + 1], o[i + 2] * cos - o[i] * sin);
    }
    return ps;
  }

  int count() {
    return points.size();
  }

  PointRef at(int i) {
    return c.at(i);
  }

  float x(int i) {
    return c.at(i).x();
  }

  float y(int i) {
    return c.at(i).y();
  }

  float z(int i) {
    return c.at(i).z();
  }
}
