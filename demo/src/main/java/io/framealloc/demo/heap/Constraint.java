package io.framealloc.demo.heap;

import io.framealloc.demo.scene.Tuning;
import org.jspecify.annotations.Nullable;

/** One contact in the solver: two bodies, or a body and the turntable with its mesh. */
final class Constraint {

  private final Body body;
  private final @Nullable Body other;
  private final Vec3 surfaceVelocity;
  private final Vec3 normal;
  private final float mass;
  private final float separation;
  private float normalImpulse;
  private Vec3 frictionImpulse = Vec3.ZERO;

  private Constraint(
      Body body, @Nullable Body other, Vec3 surfaceVelocity, Vec3 normal, float depth, float unit) {
    this.body = body;
    this.other = other;
    this.surfaceVelocity = surfaceVelocity;
    this.normal = normal;
    this.mass =
        1f / (other == null ? body.inverseMass() : body.inverseMass() + other.inverseMass());
    this.separation = Tuning.separation(depth, relativeVelocity().dot(normal), unit);
  }

  static Constraint between(BodyContact contact, float unit) {
    return new Constraint(
        contact.body(), contact.other(), Vec3.ZERO, contact.normal(), contact.depth(), unit);
  }

  static Constraint on(Body body, Vec3 normal, float depth, float unit) {
    Vec3 surfaceVelocity = Rotation.velocityAt(body.position());
    return new Constraint(body, null, surfaceVelocity, normal, depth, unit);
  }

  void solve() {
    float speed = relativeVelocity().dot(normal);
    float impulse = Math.max(0f, normalImpulse + (separation - speed) * mass);
    push(normal.times(impulse - normalImpulse));
    normalImpulse = impulse;

    Vec3 velocity = relativeVelocity();
    Vec3 sliding = velocity.minus(normal.times(velocity.dot(normal)));
    Vec3 friction = frictionImpulse.minus(sliding.times(mass));
    float length = friction.length();
    float limit = Tuning.FRICTION * normalImpulse;
    if (length > limit) {
      friction = friction.times(limit / length);
    }
    push(friction.minus(frictionImpulse));
    frictionImpulse = friction;
  }

  private Vec3 relativeVelocity() {
    return body.velocity().minus(other == null ? surfaceVelocity : other.velocity());
  }

  private void push(Vec3 impulse) {
    body.push(impulse);
    if (other != null) {
      other.push(impulse.times(-1f));
    }
  }
}
