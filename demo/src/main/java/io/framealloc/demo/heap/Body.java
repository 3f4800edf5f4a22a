package io.framealloc.demo.heap;

import io.framealloc.demo.scene.Drops;
import io.framealloc.demo.scene.Scene;
import io.framealloc.demo.scene.Tuning;

/** A sphere that falls, collides and, once it fell off the turntable, starts again. */
final class Body {

  private final Scene scene;
  private final int index;
  private final float radius;
  private final float inverseMass;
  private int drops;
  private Vec3 position;
  private Vec3 velocity;

  Body(Scene scene, int index) {
    this.scene = scene;
    this.index = index;
    this.radius = scene.radius(index);
    this.inverseMass = scene.inverseMass(index);
    this.position = dropPosition();
    this.velocity = new Vec3(0, Drops.SPEED, 0);
  }

  int index() {
    return index;
  }

  float radius() {
    return radius;
  }

  float inverseMass() {
    return inverseMass;
  }

  Vec3 position() {
    return position;
  }

  Vec3 velocity() {
    return velocity;
  }

  Aabb box() {
    return Aabb.around(position, radius);
  }

  void push(Vec3 impulse) {
    velocity = velocity.plus(impulse.times(inverseMass));
  }

  void fall() {
    velocity = new Vec3(velocity.x(), velocity.y() - Tuning.FALL, velocity.z());
  }

  void move() {
    float speed = velocity.length();
    float limit = Tuning.speedLimit(radius);
    if (speed > limit) {
      velocity = velocity.times(limit / speed);
    }
    position = position.plus(velocity.times(Tuning.STEP));
    if (position.y() < Tuning.FLOOR) {
      drops++;
      position = dropPosition();
      velocity = new Vec3(0, Drops.SPEED, 0);
    }
  }

  private Vec3 dropPosition() {
    long seed = scene.seed();
    return new Vec3(
        Drops.x(seed, index, drops), Drops.y(seed, index, drops), Drops.z(seed, index, drops));
  }
}
