package io.framealloc.examples.start;

import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameSlice;
import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import io.framealloc.annotation.Length;

/** Records in frame memory. */
@SuppressWarnings("ArrayRecordComponent") // a fixed-length array is part of the value
final class ValueTypes {

  private ValueTypes() {}

  // region types
  record Vec3(float x, float y, float z) {

    Vec3 plus(Vec3 other) {
      return new Vec3(x + other.x, y + other.y, z + other.z);
    }
  }

  enum Kind {
    SPARK,
    SMOKE
  }

  record Particle(Vec3 position, Vec3 velocity, Kind kind, @Length(4) float[] color) {}

  // endregion

  // region use
  static float move(SmartAlloc alloc) {
    float[] red = {1, 0, 0, 1};
    try (Frame frame = alloc.beginFrame()) {
      FrameVec<Particle> particles = frame.vec(Particle.class, 100);
      for (int i = 0; i < 100; i++) {
        particles.push(new Particle(new Vec3(i, 0, 0), new Vec3(0, 1, 0), Kind.SPARK, red));
      }
      for (int i = 0; i < particles.size(); i++) {
        particles.update(
            i,
            p -> new Particle(p.position().plus(p.velocity()), p.velocity(), p.kind(), p.color()));
      }

      FrameBox<Vec3> center = frame.box(new Vec3(0, 0, 0)); // one value
      FrameSlice<Vec3> corners = frame.slice(Vec3.class, 8); // a fixed number, zeroed
      corners.set(7, particles.get(99).position());
      center.update(c -> c.plus(corners.get(7)));
      return center.get().x() + center.get().y(); // what leaves the frame is a plain value
    }
  }
  // endregion
}
