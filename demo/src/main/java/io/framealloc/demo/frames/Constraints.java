package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameFloatVec;
import io.framealloc.FrameIntVec;
import io.framealloc.demo.scene.Tuning;

/**
 * The contacts in the solver, in frame memory: of two bodies, or of a body and the turntable with
 * its mesh.
 */
final class Constraints {

  /** In place of the other body: the turntable. */
  private static final int SURFACE = -1;

  private static final int INTS = 2;

  /* What the floats of a constraint are. */
  private static final int FLOATS = 12;
  private static final int NORMAL = 0;
  private static final int MASS = 3;
  private static final int SEPARATION = 4;
  private static final int IMPULSE = 5;
  private static final int FRICTION = 6;
  private static final int VELOCITY = 9;

  private final Bodies bodies;
  private final float unit;
  private final FrameIntVec pairs;
  private final FrameFloatVec rows;

  Constraints(Frame frame, Bodies bodies, float unit, int capacity) {
    this.bodies = bodies;
    this.unit = unit;
    pairs = frame.intVec(INTS * capacity);
    rows = frame.floatVec(FLOATS * capacity);
  }

  int count() {
    return pairs.size() / INTS;
  }

  void addOnSurface(int body, float nx, float ny, float nz, float depth) {
    float vx = bodies.z(body) * Tuning.TABLE_SPEED;
    float vy = 0f;
    float vz = -bodies.x(body) * Tuning.TABLE_SPEED;
    float mass = 1f / bodies.inverseMass(body);
    float speed =
        (bodies.velocityX(body) - vx) * nx
            + (bodies.velocityY(body) - vy) * ny
            + (bodies.velocityZ(body) - vz) * nz;
    pairs.push(body);
    pairs.push(SURFACE);
    add(nx, ny, nz, mass, Tuning.separation(depth, speed, unit), vx, vy, vz);
  }

  void addBetween(int body, int other, float nx, float ny, float nz, float depth) {
    float mass = 1f / (bodies.inverseMass(body) + bodies.inverseMass(other));
    float speed =
        (bodies.velocityX(body) - bodies.velocityX(other)) * nx
            + (bodies.velocityY(body) - bodies.velocityY(other)) * ny
            + (bodies.velocityZ(body) - bodies.velocityZ(other)) * nz;
    pairs.push(body);
    pairs.push(other);
    add(nx, ny, nz, mass, Tuning.separation(depth, speed, unit), 0f, 0f, 0f);
  }

  private void add(
      float nx, float ny, float nz, float mass, float separation, float vx, float vy, float vz) {
    rows.push(nx);
    rows.push(ny);
    rows.push(nz);
    rows.push(mass);
    rows.push(separation);
    rows.push(0f);
    rows.push(0f);
    rows.push(0f);
    rows.push(0f);
    rows.push(vx);
    rows.push(vy);
    rows.push(vz);
  }

  /** Visits every constraint once and pushes its bodies towards what it asks for. */
  void solve() {
    for (int i = 0; i < count(); i++) {
      int body = pairs.get(INTS * i);
      int other = pairs.get(INTS * i + 1);
      solveNormal(FLOATS * i, body, other);
      solveFriction(FLOATS * i, body, other);
    }
  }

  private void solveNormal(int row, int body, int other) {
    float nx = rows.get(row + NORMAL);
    float ny = rows.get(row + NORMAL + 1);
    float nz = rows.get(row + NORMAL + 2);
    float speed =
        relativeX(row, body, other) * nx
            + relativeY(row, body, other) * ny
            + relativeZ(row, body, other) * nz;
    float before = rows.get(row + IMPULSE);
    float impulse =
        Math.max(0f, before + (rows.get(row + SEPARATION) - speed) * rows.get(row + MASS));
    rows.set(row + IMPULSE, impulse);
    float change = impulse - before;
    push(body, other, nx * change, ny * change, nz * change);
  }

  private void solveFriction(int row, int body, int other) {
    float nx = rows.get(row + NORMAL);
    float ny = rows.get(row + NORMAL + 1);
    float nz = rows.get(row + NORMAL + 2);
    float x = relativeX(row, body, other);
    float y = relativeY(row, body, other);
    float z = relativeZ(row, body, other);
    float along = x * nx + y * ny + z * nz;
    float mass = rows.get(row + MASS);
    float beforeX = rows.get(row + FRICTION);
    float beforeY = rows.get(row + FRICTION + 1);
    float beforeZ = rows.get(row + FRICTION + 2);
    float fx = beforeX - (x - nx * along) * mass;
    float fy = beforeY - (y - ny * along) * mass;
    float fz = beforeZ - (z - nz * along) * mass;
    float length = (float) Math.sqrt(fx * fx + fy * fy + fz * fz);
    float limit = Tuning.FRICTION * rows.get(row + IMPULSE);
    if (length > limit) {
      float factor = limit / length;
      fx *= factor;
      fy *= factor;
      fz *= factor;
    }
    rows.set(row + FRICTION, fx);
    rows.set(row + FRICTION + 1, fy);
    rows.set(row + FRICTION + 2, fz);
    push(body, other, fx - beforeX, fy - beforeY, fz - beforeZ);
  }

  private float relativeX(int row, int body, int other) {
    return bodies.velocityX(body)
        - (other == SURFACE ? rows.get(row + VELOCITY) : bodies.velocityX(other));
  }

  private float relativeY(int row, int body, int other) {
    return bodies.velocityY(body)
        - (other == SURFACE ? rows.get(row + VELOCITY + 1) : bodies.velocityY(other));
  }

  private float relativeZ(int row, int body, int other) {
    return bodies.velocityZ(body)
        - (other == SURFACE ? rows.get(row + VELOCITY + 2) : bodies.velocityZ(other));
  }

  private void push(int body, int other, float x, float y, float z) {
    bodies.push(body, x, y, z);
    if (other != SURFACE) {
      bodies.push(other, -x, -y, -z);
    }
  }
}
