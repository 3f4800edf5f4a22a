package io.framealloc.demo.mesh;

/**
 * An indexed triangle mesh.
 *
 * <p>The arrays are not copied: a mesh is read by everyone and written by no one after it was made.
 */
public final class Mesh {

  private final String name;
  private final float[] positions;
  private final int[] corners;

  Mesh(String name, float[] positions, int[] corners) {
    this.name = name;
    this.positions = positions;
    this.corners = corners;
  }

  /** A short name for people: the file's name, or the name of the built-in mesh. */
  public String name() {
    return name;
  }

  /** The vertices: x, y, z of the first, then of the second. */
  public float[] positions() {
    return positions;
  }

  /** The triangles: three vertex numbers each, counter-clockwise seen from outside. */
  public int[] corners() {
    return corners;
  }

  /** The number of vertices. */
  public int vertexCount() {
    return positions.length / 3;
  }

  /** The number of triangles. */
  public int triangleCount() {
    return corners.length / 3;
  }

  /**
   * This mesh standing upright on the plane y = 0, centred on the y axis, its longest side {@code
   * size} units long.
   *
   * @throws MeshException if all vertices are the same point
   */
  public Mesh standing(double size) throws MeshException {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int i = 0; i < corners.length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double value = positions[3 * corners[i] + axis];
        low[axis] = Math.min(low[axis], value);
        high[axis] = Math.max(high[axis], value);
      }
    }
    double extent = Math.max(Math.max(high[0] - low[0], high[1] - low[1]), high[2] - low[2]);
    if (!(extent > 0)) {
      throw MeshException.noExtent(name);
    }
    double[] origin = {(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2};
    double scale = size / extent;
    float[] moved = new float[positions.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (float) ((positions[i] - origin[i % 3]) * scale);
    }
    return new Mesh(name, moved, corners);
  }
}
