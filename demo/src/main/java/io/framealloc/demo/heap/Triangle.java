package io.framealloc.demo.heap;

/** A triangle in space. */
record Triangle(Vec3 a, Vec3 b, Vec3 c) {

  Aabb box() {
    return Aabb.of(a, b, c);
  }

  /** The point of this triangle that is nearest to p; its coordinates are NaN if it has no area. */
  Vec3 nearestTo(Vec3 p) {
    Vec3 ab = b.minus(a);
    Vec3 ac = c.minus(a);
    Vec3 ap = p.minus(a);
    float d1 = ab.dot(ap);
    float d2 = ac.dot(ap);
    if (d1 <= 0 && d2 <= 0) {
      return a;
    }
    Vec3 bp = p.minus(b);
    float d3 = ab.dot(bp);
    float d4 = ac.dot(bp);
    if (d3 >= 0 && d4 <= d3) {
      return b;
    }
    float vc = d1 * d4 - d3 * d2;
    if (vc <= 0 && d1 >= 0 && d3 <= 0) {
      return a.plus(ab.times(d1 / (d1 - d3)));
    }
    Vec3 cp = p.minus(c);
    float d5 = ab.dot(cp);
    float d6 = ac.dot(cp);
    if (d6 >= 0 && d5 <= d6) {
      return c;
    }
    float vb = d5 * d2 - d1 * d6;
    if (vb <= 0 && d2 >= 0 && d6 <= 0) {
      return a.plus(ac.times(d2 / (d2 - d6)));
    }
    float va = d3 * d6 - d5 * d4;
    float toC = d4 - d3;
    float toB = d5 - d6;
    if (va <= 0 && toC >= 0 && toB >= 0) {
      return b.plus(c.minus(b).times(toC / (toC + toB)));
    }
    float scale = 1f / (va + vb + vc);
    return a.plus(ab.times(vb * scale)).plus(ac.times(vc * scale));
  }
}
