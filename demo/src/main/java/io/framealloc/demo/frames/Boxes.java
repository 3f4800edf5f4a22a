package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameFloatVec;

/** Axis-aligned boxes in frame memory: six floats each, the lower corner first. */
final class Boxes {

  private static final int FLOATS = 6;

  private final FrameFloatVec bounds;

  Boxes(Frame frame, int capacity) {
    bounds = frame.floatVec(FLOATS * capacity);
  }

  /** The boxes of the triangles from one to another. */
  static Boxes ofTriangles(Frame frame, Points points, int[] corners, int from, int to) {
    Boxes boxes = new Boxes(frame, to - from);
    for (int i = 3 * from; i < 3 * to; i += 3) {
      boxes.addTriangle(points, corners[i], corners[i + 1], corners[i + 2]);
    }
    return boxes;
  }

  /** The boxes of the bodies from one to another. */
  static Boxes ofBodies(Frame frame, Bodies bodies, int from, int to) {
    Boxes boxes = new Boxes(frame, to - from);
    for (int body = from; body < to; body++) {
      float radius = bodies.radius(body);
      float x = bodies.x(body);
      float y = bodies.y(body);
      float z = bodies.z(body);
      boxes.add(x - radius, y - radius, z - radius, x + radius, y + radius, z + radius);
    }
    return boxes;
  }

  private void addTriangle(Points points, int a, int b, int c) {
    float ax = points.x(a);
    float ay = points.y(a);
    float az = points.z(a);
    float bx = points.x(b);
    float by = points.y(b);
    float bz = points.z(b);
    float cx = points.x(c);
    float cy = points.y(c);
    float cz = points.z(c);
    add(
        Math.min(Math.min(ax, bx), cx),
        Math.min(Math.min(ay, by), cy),
        Math.min(Math.min(az, bz), cz),
        Math.max(Math.max(ax, bx), cx),
        Math.max(Math.max(ay, by), cy),
        Math.max(Math.max(az, bz), cz));
  }

  void add(float minX, float minY, float minZ, float maxX, float maxY, float maxZ) {
    bounds.push(minX);
    bounds.push(minY);
    bounds.push(minZ);
    bounds.push(maxX);
    bounds.push(maxY);
    bounds.push(maxZ);
  }

  /** Changes the number of boxes; those that are added hold no point but the origin. */
  void resize(int count) {
    bounds.resize(FLOATS * count, 0f);
  }

  /** Makes a box equal to another one. */
  void set(int box, Boxes boxes, int other) {
    int i = FLOATS * box;
    bounds.set(i, boxes.minX(other));
    bounds.set(i + 1, boxes.minY(other));
    bounds.set(i + 2, boxes.minZ(other));
    bounds.set(i + 3, boxes.maxX(other));
    bounds.set(i + 4, boxes.maxY(other));
    bounds.set(i + 5, boxes.maxZ(other));
  }

  /** Extends a box so that it holds another one too. */
  void extend(int box, Boxes boxes, int other) {
    int i = FLOATS * box;
    bounds.set(i, Math.min(bounds.get(i), boxes.minX(other)));
    bounds.set(i + 1, Math.min(bounds.get(i + 1), boxes.minY(other)));
    bounds.set(i + 2, Math.min(bounds.get(i + 2), boxes.minZ(other)));
    bounds.set(i + 3, Math.max(bounds.get(i + 3), boxes.maxX(other)));
    bounds.set(i + 4, Math.max(bounds.get(i + 4), boxes.maxY(other)));
    bounds.set(i + 5, Math.max(bounds.get(i + 5), boxes.maxZ(other)));
  }

  boolean overlaps(int box, Query query) {
    return minX(box) <= query.maxX
        && maxX(box) >= query.minX
        && minY(box) <= query.maxY
        && maxY(box) >= query.minY
        && minZ(box) <= query.maxZ
        && maxZ(box) >= query.minZ;
  }

  int count() {
    return bounds.size() / FLOATS;
  }

  float minX(int box) {
    return bounds.get(FLOATS * box);
  }

  float minY(int box) {
    return bounds.get(FLOATS * box + 1);
  }

  float minZ(int box) {
    return bounds.get(FLOATS * box + 2);
  }

  float maxX(int box) {
    return bounds.get(FLOATS * box + 3);
  }

  float maxY(int box) {
    return bounds.get(FLOATS * box + 4);
  }

  float maxZ(int box) {
    return bounds.get(FLOATS * box + 5);
  }

  float centreX(int box) {
    return (minX(box) + maxX(box)) * 0.5f;
  }

  float centreY(int box) {
    return (minY(box) + maxY(box)) * 0.5f;
  }

  float centreZ(int box) {
    return (minZ(box) + maxZ(box)) * 0.5f;
  }
}
