package io.framealloc.demo.frames;

/** A point in frame memory, in place. */
interface PointRef {
  float x();

  float y();

  float z();

  void x(float v);

  void y(float v);

  void z(float v);

  default void set(float x, float y, float z) {
    x(x);
    y(y);
    z(z);
  }
}
