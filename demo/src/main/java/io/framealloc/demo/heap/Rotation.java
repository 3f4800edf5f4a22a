package io.framealloc.demo.heap;

import io.framealloc.demo.scene.Tuning;
import io.framealloc.demo.scene.Turntable;

/** The turntable in one frame: turns points and directions, and tells how fast a point moves. */
record Rotation(float sin, float cos) {

  static Rotation at(int frame) {
    return new Rotation(Turntable.sin(frame), Turntable.cos(frame));
  }

  Vec3 apply(Vec3 v) {
    return new Vec3(v.x() * cos + v.z() * sin, v.y(), v.z() * cos - v.x() * sin);
  }

  Vec3 undo(Vec3 v) {
    return new Vec3(v.x() * cos - v.z() * sin, v.y(), v.z() * cos + v.x() * sin);
  }

  static Vec3 velocityAt(Vec3 point) {
    return new Vec3(point.z() * Tuning.TABLE_SPEED, 0f, -point.x() * Tuning.TABLE_SPEED);
  }
}
