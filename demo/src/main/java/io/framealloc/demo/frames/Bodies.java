package io.framealloc.demo.frames;

import io.framealloc.demo.scene.Checksum;
import io.framealloc.demo.scene.Drops;
import io.framealloc.demo.scene.Scene;
import io.framealloc.demo.scene.Tuning;

/**
 * The spheres. They outlive every frame and all threads read them, so they are plain arrays, made
 * once; positions and velocities as x, y, z.
 */
final class Bodies {

  private final Scene scene;
  private final int[] drops;
  private final float[] positions;
  private final float[] velocities;

  Bodies(Scene scene) {
    this.scene = scene;
    this.drops = new int[scene.bodies()];
    this.positions = new float[3 * scene.bodies()];
    this.velocities = new float[3 * scene.bodies()];
    for (int body = 0; body < scene.bodies(); body++) {
      drop(body);
    }
  }

  int count() {
    return drops.length;
  }

  float x(int body) {
    return positions[3 * body];
  }

  float y(int body) {
    return positions[3 * body + 1];
  }

  float z(int body) {
    return positions[3 * body + 2];
  }

  float velocityX(int body) {
    return velocities[3 * body];
  }

  float velocityY(int body) {
    return velocities[3 * body + 1];
  }

  float velocityZ(int body) {
    return velocities[3 * body + 2];
  }

  float radius(int body) {
    return scene.radius(body);
  }

  float inverseMass(int body) {
    return scene.inverseMass(body);
  }

  void push(int body, float impulseX, float impulseY, float impulseZ) {
    float inverseMass = inverseMass(body);
    velocities[3 * body] += impulseX * inverseMass;
    velocities[3 * body + 1] += impulseY * inverseMass;
    velocities[3 * body + 2] += impulseZ * inverseMass;
  }

  void fall() {
    for (int body = 0; body < drops.length; body++) {
      velocities[3 * body + 1] -= Tuning.FALL;
    }
  }

  void move() {
    for (int body = 0; body < drops.length; body++) {
      limitSpeed(body);
      for (int i = 3 * body; i < 3 * body + 3; i++) {
        positions[i] += velocities[i] * Tuning.STEP;
      }
      if (y(body) < Tuning.FLOOR) {
        drops[body]++;
        drop(body);
      }
    }
  }

  private void limitSpeed(int body) {
    int i = 3 * body;
    float vx = velocities[i];
    float vy = velocities[i + 1];
    float vz = velocities[i + 2];
    float speed = (float) Math.sqrt(vx * vx + vy * vy + vz * vz);
    float limit = Tuning.speedLimit(radius(body));
    if (speed > limit) {
      float factor = limit / speed;
      velocities[i] = vx * factor;
      velocities[i + 1] = vy * factor;
      velocities[i + 2] = vz * factor;
    }
  }

  private void drop(int body) {
    int i = 3 * body;
    positions[i] = Drops.x(scene.seed(), body, drops[body]);
    positions[i + 1] = Drops.y(scene.seed(), body, drops[body]);
    positions[i + 2] = Drops.z(scene.seed(), body, drops[body]);
    velocities[i] = 0f;
    velocities[i + 1] = Drops.SPEED;
    velocities[i + 2] = 0f;
  }

  long checksum() {
    long checksum = Checksum.EMPTY;
    for (int body = 0; body < drops.length; body++) {
      checksum = add(add(checksum, positions, 3 * body), velocities, 3 * body);
    }
    return checksum;
  }

  private static long add(long checksum, float[] values, int at) {
    long first = Checksum.add(checksum, values[at]);
    return Checksum.add(Checksum.add(first, values[at + 1]), values[at + 2]);
  }
}
