package io.framealloc.demo.frames;

/** An axis-aligned box as it lies in memory. */
record Box(float minX, float minY, float minZ, float maxX, float maxY, float maxZ) {

  private static final float INFINITY = Float.POSITIVE_INFINITY;

  /** What any box extends. */
  static final Box NOTHING = new Box(INFINITY, INFINITY, INFINITY, -INFINITY, -INFINITY, -INFINITY);
}
