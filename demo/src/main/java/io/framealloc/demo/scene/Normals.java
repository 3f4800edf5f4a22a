package io.framealloc.demo.scene;

import io.framealloc.demo.mesh.Mesh;

/** Smooth normals: each vertex has the area-weighted mean of its triangles' normals. */
final class Normals {

  private Normals() {}

  static float[] of(Mesh mesh) {
    float[] p = mesh.positions();
    int[] corners = mesh.corners();
    double[] sums = new double[p.length];
    for (int i = 0; i < corners.length; i += 3) {
      int a = 3 * corners[i];
      int b = 3 * corners[i + 1];
      int c = 3 * corners[i + 2];
      double ux = (double) p[b] - p[a];
      double uy = (double) p[b + 1] - p[a + 1];
      double uz = (double) p[b + 2] - p[a + 2];
      double vx = (double) p[c] - p[a];
      double vy = (double) p[c + 1] - p[a + 1];
      double vz = (double) p[c + 2] - p[a + 2];
      for (int k = 0; k < 3; k++) {
        int at = 3 * corners[i + k];
        sums[at] += uy * vz - uz * vy;
        sums[at + 1] += uz * vx - ux * vz;
        sums[at + 2] += ux * vy - uy * vx;
      }
    }
    return normalized(sums);
  }

  private static float[] normalized(double[] sums) {
    float[] normals = new float[sums.length];
    for (int i = 0; i < sums.length; i += 3) {
      double length = Math.sqrt(sq(sums[i]) + sq(sums[i + 1]) + sq(sums[i + 2]));
      if (length > 0) {
        for (int axis = 0; axis < 3; axis++) {
          normals[i + axis] = (float) (sums[i + axis] / length);
        }
      } else {
        normals[i + 1] = 1;
      }
    }
    return normals;
  }

  private static double sq(double value) {
    return value * value;
  }
}
