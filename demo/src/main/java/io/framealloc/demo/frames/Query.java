package io.framealloc.demo.frames;

/** The box around a sphere that is looked for; one per worker, used again and again. */
final class Query {

  float minX;
  float minY;
  float minZ;
  float maxX;
  float maxY;
  float maxZ;

  void around(float x, float y, float z, float radius) {
    minX = x - radius;
    minY = y - radius;
    minZ = z - radius;
    maxX = x + radius;
    maxY = y + radius;
    maxZ = z + radius;
  }
}
