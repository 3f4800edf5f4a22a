package io.framealloc.demo.mesh;

/** The mesh of the demo's own scene: a closed tube along a (2, 3) torus knot, standing upright. */
public final class TorusKnot {

  private static final int SEGMENTS = 720;
  private static final int SIDES = 40;
  private static final double TUBE = 0.42;

  private TorusKnot() {}

  /** The knot with 28,800 vertices and 57,600 triangles. */
  public static Mesh mesh() {
    float[] positions = new float[3 * SEGMENTS * SIDES];
    int[] corners = new int[6 * SEGMENTS * SIDES];
    for (int segment = 0; segment < SEGMENTS; segment++) {
      ring(positions, segment);
      for (int side = 0; side < SIDES; side++) {
        int nextSegment = (segment + 1) % SEGMENTS;
        int nextSide = (side + 1) % SIDES;
        int a = segment * SIDES + side;
        int b = nextSegment * SIDES + side;
        int c = nextSegment * SIDES + nextSide;
        int d = segment * SIDES + nextSide;
        int at = 6 * a;
        corners[at] = a;
        corners[at + 1] = b;
        corners[at + 2] = c;
        corners[at + 3] = a;
        corners[at + 4] = c;
        corners[at + 5] = d;
      }
    }
    return new Mesh("torus knot", positions, corners);
  }

  private static void ring(float[] positions, int segment) {
    double t = 2 * Math.PI * segment / SEGMENTS;
    double[] centre = curve(t);
    double[] ahead = curve(t + 1e-4);
    double[] tangent = normalized(minus(ahead, centre));
    double[] side = normalized(cross(tangent, new double[] {0, 0, 1}));
    double[] up = cross(side, tangent);
    for (int i = 0; i < SIDES; i++) {
      double angle = 2 * Math.PI * i / SIDES;
      for (int axis = 0; axis < 3; axis++) {
        double offset = Math.cos(angle) * side[axis] + Math.sin(angle) * up[axis];
        positions[3 * (segment * SIDES + i) + axis] = (float) (centre[axis] + TUBE * offset);
      }
    }
  }

  private static double[] curve(double t) {
    double radius = 2 + Math.cos(3 * t);
    return new double[] {radius * Math.cos(2 * t), radius * Math.sin(2 * t), Math.sin(3 * t)};
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double[] normalized(double[] v) {
    double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    return new double[] {v[0] / length, v[1] / length, v[2] / length};
  }
}
