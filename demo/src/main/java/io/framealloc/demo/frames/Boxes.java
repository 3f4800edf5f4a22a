package io.framealloc.demo.frames;

import io.framealloc.Cursor;
import io.framealloc.Frame;
import io.framealloc.FrameSlice;

/** Boxes in frame memory, read and written through one cursor: one box at a time. */
final class Boxes {

  private final FrameSlice<Box> boxes;
  private final Cursor<BoxRef> cursor;

  /** Boxes that are to be set before they are read. */
  Boxes(Frame frame, int count) {
    boxes = frame.batch(Box.class, count);
    cursor = boxes.cursor(BoxRef.class);
  }

  BoxRef at(int i) {
    return cursor.at(i);
  }

  int size() {
    return boxes.size();
  }

  /** Makes every box hold nothing. */
  void clear() {
    boxes.fill(Box.NOTHING);
  }

  /** The boxes of the triangles from one to another. */
  static Boxes ofTriangles(Frame frame, Points points, int[] corners, int from, int to) {
    Boxes boxes = new Boxes(frame, to - from);
    for (int i = from; i < to; i++) {
      setTriangle(
          boxes.at(i - from), points, corners[3 * i], corners[3 * i + 1], corners[3 * i + 2]);
    }
    return boxes;
  }

  private static void setTriangle(BoxRef box, Points points, int a, int b, int c) {
    PointRef p = points.at(a);
    float ax = p.x();
    float ay = p.y();
    float az = p.z();
    p = points.at(b);
    float bx = p.x();
    float by = p.y();
    float bz = p.z();
    p = points.at(c);
    float cx = p.x();
    float cy = p.y();
    float cz = p.z();
    box.set(
        Math.min(Math.min(ax, bx), cx),
        Math.min(Math.min(ay, by), cy),
        Math.min(Math.min(az, bz), cz),
        Math.max(Math.max(ax, bx), cx),
        Math.max(Math.max(ay, by), cy),
        Math.max(Math.max(az, bz), cz));
  }

  /** The boxes of the bodies from one to another. */
  static Boxes ofBodies(Frame frame, Bodies bodies, int from, int to) {
    Boxes boxes = new Boxes(frame, to - from);
    for (int body = from; body < to; body++) {
      float radius = bodies.radius(body);
      float x = bodies.x(body);
      float y = bodies.y(body);
      float z = bodies.z(body);
      boxes
          .at(body - from)
          .set(x - radius, y - radius, z - radius, x + radius, y + radius, z + radius);
    }
    return boxes;
  }
}
