package io.framealloc.demo.frames;

/** The point of a triangle that is nearest to p; one per worker, used again and again. */
final class NearestPoint {

  private float x;
  private float y;
  private float z;

  float x() {
    return x;
  }

  float y() {
    return y;
  }

  float z() {
    return z;
  }

  /** Finds it; its coordinates are NaN if the triangle has no area. */
  void find(Points points, int a, int b, int c, float px, float py, float pz) {
    PointRef pa = points.at(a);
    float ax = pa.x();
    float ay = pa.y();
    float az = pa.z();
    PointRef pb = points.at(b);
    float bx = pb.x();
    float by = pb.y();
    float bz = pb.z();
    PointRef pc = points.at(c);
    float cx = pc.x();
    float cy = pc.y();
    float cz = pc.z();
    float abx = bx - ax;
    float aby = by - ay;
    float abz = bz - az;
    float acx = cx - ax;
    float acy = cy - ay;
    float acz = cz - az;
    float d1 = dot(abx, aby, abz, px - ax, py - ay, pz - az);
    float d2 = dot(acx, acy, acz, px - ax, py - ay, pz - az);
    if (d1 <= 0 && d2 <= 0) {
      set(ax, ay, az);
      return;
    }
    float d3 = dot(abx, aby, abz, px - bx, py - by, pz - bz);
    float d4 = dot(acx, acy, acz, px - bx, py - by, pz - bz);
    if (d3 >= 0 && d4 <= d3) {
      set(bx, by, bz);
      return;
    }
    float vc = d1 * d4 - d3 * d2;
    if (vc <= 0 && d1 >= 0 && d3 <= 0) {
      set(ax, ay, az, abx, aby, abz, d1 / (d1 - d3));
      return;
    }
    float d5 = dot(abx, aby, abz, px - cx, py - cy, pz - cz);
    float d6 = dot(acx, acy, acz, px - cx, py - cy, pz - cz);
    if (d6 >= 0 && d5 <= d6) {
      set(cx, cy, cz);
      return;
    }
    float vb = d5 * d2 - d1 * d6;
    if (vb <= 0 && d2 >= 0 && d6 <= 0) {
      set(ax, ay, az, acx, acy, acz, d2 / (d2 - d6));
      return;
    }
    float va = d3 * d6 - d5 * d4;
    float toC = d4 - d3;
    float toB = d5 - d6;
    if (va <= 0 && toC >= 0 && toB >= 0) {
      set(bx, by, bz, cx - bx, cy - by, cz - bz, toC / (toC + toB));
      return;
    }
    float scale = 1f / (va + vb + vc);
    set(ax, ay, az, abx, aby, abz, vb * scale);
    set(x, y, z, acx, acy, acz, vc * scale);
  }

  private static float dot(float ax, float ay, float az, float bx, float by, float bz) {
    return ax * bx + ay * by + az * bz;
  }

  private void set(float toX, float toY, float toZ) {
    x = toX;
    y = toY;
    z = toZ;
  }

  /** Sets it to a point plus a multiple of a vector. */
  private void set(float px, float py, float pz, float vx, float vy, float vz, float factor) {
    set(px + vx * factor, py + vy * factor, pz + vz * factor);
  }
}
