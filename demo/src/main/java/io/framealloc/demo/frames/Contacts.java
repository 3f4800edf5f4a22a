package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameFloatVec;
import io.framealloc.FrameIntVec;

/**
 * Contacts of bodies in frame memory. The partner of a body is a triangle or a body; the normal
 * points from the partner to the body.
 */
final class Contacts {

  static final int INTS = 2;
  static final int FLOATS = 4;
  private static final float TOUCHING = 1e-6f;

  private final FrameIntVec pairs;
  private final FrameFloatVec shapes;

  Contacts(Frame frame, int capacity) {
    pairs = frame.intVec(INTS * capacity);
    shapes = frame.floatVec(FLOATS * capacity);
  }

  /**
   * Adds the contact of a body with a partner.
   *
   * @param x the way from the partner to the centre of the body
   * @param squared the square of its length
   * @param reach the length at which the two would just touch
   */
  void add(int body, int partner, float x, float y, float z, float squared, float reach) {
    float distance = (float) Math.sqrt(squared);
    pairs.push(body);
    pairs.push(partner);
    if (distance > TOUCHING) {
      float scale = 1f / distance;
      addShape(x * scale, y * scale, z * scale, reach - distance);
    } else {
      addShape(0f, 1f, 0f, reach - distance);
    }
  }

  private void addShape(float normalX, float normalY, float normalZ, float depth) {
    shapes.push(normalX);
    shapes.push(normalY);
    shapes.push(normalZ);
    shapes.push(depth);
  }

  /** Adds the contacts that another worker has sent. */
  void addAll(Outbox sent) {
    pairs.addAll(sent.pairs(), 0, INTS * sent.count());
    shapes.addAll(sent.shapes(), 0, FLOATS * sent.count());
  }

  void copyTo(Outbox outbox) {
    pairs.copyTo(outbox.pairs());
    shapes.copyTo(outbox.shapes());
  }

  int count() {
    return pairs.size() / INTS;
  }

  int body(int contact) {
    return pairs.get(INTS * contact);
  }

  int partner(int contact) {
    return pairs.get(INTS * contact + 1);
  }

  float normalX(int contact) {
    return shapes.get(FLOATS * contact);
  }

  float normalY(int contact) {
    return shapes.get(FLOATS * contact + 1);
  }

  float normalZ(int contact) {
    return shapes.get(FLOATS * contact + 2);
  }

  float depth(int contact) {
    return shapes.get(FLOATS * contact + 3);
  }

  /** The cosine between the normals of two contacts. */
  float cosine(int a, int b) {
    return normalX(a) * normalX(b) + normalY(a) * normalY(b) + normalZ(a) * normalZ(b);
  }
}
