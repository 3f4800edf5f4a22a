package io.framealloc.demo.heap;

import io.framealloc.demo.scene.PackedNormal;
import io.framealloc.demo.scene.Palette;
import io.framealloc.demo.scene.Scene;
import io.framealloc.demo.scene.Shading;
import io.framealloc.demo.scene.Sun;
import io.framealloc.demo.scene.Tuning;
import io.framealloc.demo.scene.View;
import java.util.Arrays;

/** What each sample of a picture shows, and the picture that comes of it. */
final class Samples {

  private static final int UP = PackedNormal.pack(0f, 1f, 0f);

  private final Scene scene;
  private final View view;
  private final float[] inverseDepths;
  private final int[] normals;
  private final int[] surfaces;

  Samples(Scene scene, View view) {
    this.scene = scene;
    this.view = view;
    int count = view.columns() * view.rows();
    this.inverseDepths = new float[count];
    this.normals = new int[count];
    this.surfaces = new int[count];
  }

  void clear() {
    Arrays.fill(inverseDepths, 0f);
    Arrays.fill(surfaces, Palette.NOTHING);
  }

  boolean isNearer(int index, float inverseDepth) {
    return inverseDepth > inverseDepths[index];
  }

  void set(int index, float inverseDepth, int normal, int surface) {
    inverseDepths[index] = inverseDepth;
    normals[index] = normal;
    surfaces[index] = surface;
  }

  void resolve(Rotation rotation, ShadowMap shadows, int[] picture) {
    addTable(rotation);
    for (int row = 0; row < view.height(); row++) {
      for (int column = 0; column < view.width(); column++) {
        picture[row * view.width() + column] = Shading.pixel(colourSum(column, row, shadows));
      }
    }
  }

  private void addTable(Rotation rotation) {
    for (int row = 0; row < view.rows(); row++) {
      float inverse = view.tableInverseDepth(row);
      float z = view.tableZ(row, inverse);
      for (int column = 0; column < view.columns(); column++) {
        if (isNearer(row * view.columns() + column, inverse)) {
          float x = view.tableX(column, inverse);
          if (x * x + z * z < Tuning.TABLE_RADIUS * Tuning.TABLE_RADIUS) {
            Vec3 own = rotation.undo(new Vec3(x, 0f, z));
            int index = row * view.columns() + column;
            set(index, inverse, UP, Palette.table(own.x(), own.z()));
          }
        }
      }
    }
  }

  /** The colours of a pixel's samples together; samples that show the same share one colour. */
  private long colourSum(int column, int row, ShadowMap shadows) {
    int left = column * View.SAMPLES;
    int top = row * View.SAMPLES;
    int index = top * view.columns() + left;
    int below = index + view.columns();
    if (showTheSame(index, index + 1, below, below + 1)) {
      return 4 * colour(left, top, shadows);
    }
    return colour(left, top, shadows)
        + colour(left + 1, top, shadows)
        + colour(left, top + 1, shadows)
        + colour(left + 1, top + 1, shadows);
  }

  private boolean showTheSame(int a, int b, int c, int d) {
    int surface = surfaces[a];
    return surface == surfaces[b]
        && surface == surfaces[c]
        && surface == surfaces[d]
        && Shading.isSmooth(inverseDepths[a], inverseDepths[b], inverseDepths[c], inverseDepths[d]);
  }

  private long colour(int column, int row, ShadowMap shadows) {
    int index = row * view.columns() + column;
    int surface = surfaces[index];
    if (surface == Palette.NOTHING) {
      return Shading.background(1f - (float) row / view.rows());
    }
    float distance = 1f / inverseDepths[index];
    float rayX = view.rayX(column);
    float rayY = view.rayY(row);
    float rayZ = view.rayZ(row);
    float nx = PackedNormal.x(normals[index]);
    float ny = PackedNormal.y(normals[index]);
    float nz = PackedNormal.z(normals[index]);
    float off = Sun.offSurface(nx * rayX + ny * rayY + nz * rayZ);
    float lit =
        shadows.lit(
            View.EYE_X + rayX * distance + nx * off,
            View.EYE_Y + rayY * distance + ny * off,
            View.EYE_Z + rayZ * distance + nz * off);
    return Shading.surface(scene.surfaceColour(surface), nx, ny, nz, rayX, rayY, rayZ, lit);
  }
}
