package io.framealloc.demo.heap;

/** An axis-aligned box. */
record Aabb(float minX, float minY, float minZ, float maxX, float maxY, float maxZ) {

  static Aabb of(Vec3 a, Vec3 b, Vec3 c) {
    return new Aabb(
        Math.min(Math.min(a.x(), b.x()), c.x()),
        Math.min(Math.min(a.y(), b.y()), c.y()),
        Math.min(Math.min(a.z(), b.z()), c.z()),
        Math.max(Math.max(a.x(), b.x()), c.x()),
        Math.max(Math.max(a.y(), b.y()), c.y()),
        Math.max(Math.max(a.z(), b.z()), c.z()));
  }

  static Aabb around(Vec3 centre, float radius) {
    return new Aabb(
        centre.x() - radius,
        centre.y() - radius,
        centre.z() - radius,
        centre.x() + radius,
        centre.y() + radius,
        centre.z() + radius);
  }

  Aabb union(Aabb box) {
    return new Aabb(
        Math.min(minX, box.minX),
        Math.min(minY, box.minY),
        Math.min(minZ, box.minZ),
        Math.max(maxX, box.maxX),
        Math.max(maxY, box.maxY),
        Math.max(maxZ, box.maxZ));
  }

  boolean overlaps(Aabb box) {
    return minX <= box.maxX
        && maxX >= box.minX
        && minY <= box.maxY
        && maxY >= box.minY
        && minZ <= box.maxZ
        && maxZ >= box.minZ;
  }

  Vec3 centre() {
    return new Vec3((minX + maxX) * 0.5f, (minY + maxY) * 0.5f, (minZ + maxZ) * 0.5f);
  }
}
