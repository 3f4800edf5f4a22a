package io.framealloc.demo.heap;

import java.util.Comparator;

/** A body that overlaps a triangle; the normal points from the triangle to the body. */
record MeshContact(Body body, int triangle, Vec3 normal, float depth) {

  static final Comparator<MeshContact> DEEPEST_FIRST =
      (a, b) -> {
        int byDepth = Float.compare(b.depth, a.depth);
        return byDepth != 0 ? byDepth : Integer.compare(a.triangle, b.triangle);
      };
}
