package io.framealloc.demo.heap;

/** A vector in space. */
record Vec3(float x, float y, float z) {

  static final Vec3 ZERO = new Vec3(0, 0, 0);
  static final Vec3 UP = new Vec3(0, 1, 0);

  Vec3 plus(Vec3 v) {
    return new Vec3(x + v.x, y + v.y, z + v.z);
  }

  Vec3 minus(Vec3 v) {
    return new Vec3(x - v.x, y - v.y, z - v.z);
  }

  Vec3 times(float factor) {
    return new Vec3(x * factor, y * factor, z * factor);
  }

  float dot(Vec3 v) {
    return x * v.x + y * v.y + z * v.z;
  }

  float length() {
    return (float) Math.sqrt(dot(this));
  }
}
