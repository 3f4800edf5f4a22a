package io.framealloc.demo.frames;

/** A node of the hierarchy as it lies in memory. */
record Node(
    float minX,
    float minY,
    float minZ,
    float maxX,
    float maxY,
    float maxZ,
    int parent,
    int end,
    int from,
    int to) {
  static final Node NEW =
      new Node(
          Float.POSITIVE_INFINITY,
          Float.POSITIVE_INFINITY,
          Float.POSITIVE_INFINITY,
          Float.NEGATIVE_INFINITY,
          Float.NEGATIVE_INFINITY,
          Float.NEGATIVE_INFINITY,
          0,
          0,
          0,
          0);
}
