package io.framealloc.demo.frames;

/** A box in frame memory, in place. */
interface BoxRef {
  float minX();

  float minY();

  float minZ();

  float maxX();

  float maxY();

  float maxZ();

  void minX(float v);

  void minY(float v);

  void minZ(float v);

  void maxX(float v);

  void maxY(float v);

  void maxZ(float v);

  default void set(float minX, float minY, float minZ, float maxX, float maxY, float maxZ) {
    minX(minX);
    minY(minY);
    minZ(minZ);
    maxX(maxX);
    maxY(maxY);
    maxZ(maxZ);
  }

  /** Extends this so that it holds a box too. */
  default void extend(float minX, float minY, float minZ, float maxX, float maxY, float maxZ) {
    minX(Math.min(minX(), minX));
    minY(Math.min(minY(), minY));
    minZ(Math.min(minZ(), minZ));
    maxX(Math.max(maxX(), maxX));
    maxY(Math.max(maxY(), maxY));
    maxZ(Math.max(maxZ(), maxZ));
  }

  default boolean overlaps(Query q) {
    return minX() <= q.maxX
        && maxX() >= q.minX
        && minY() <= q.maxY
        && maxY() >= q.minY
        && minZ() <= q.maxZ
        && maxZ() >= q.minZ;
  }

  default float centreX() {
    return (minX() + maxX()) * 0.5f;
  }

  default float centreY() {
    return (minY() + maxY()) * 0.5f;
  }

  default float centreZ() {
    return (minZ() + maxZ()) * 0.5f;
  }
}
