package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameFloatVec;
import io.framealloc.FrameIntVec;
import io.framealloc.demo.scene.PackedNormal;
import io.framealloc.demo.scene.Palette;
import io.framealloc.demo.scene.Scene;
import io.framealloc.demo.scene.Shading;
import io.framealloc.demo.scene.Sun;
import io.framealloc.demo.scene.Tuning;
import io.framealloc.demo.scene.View;

/** What each sample of a picture shows, in frame memory, and the picture that comes of it. */
final class Samples {

  private static final int UP = PackedNormal.pack(0f, 1f, 0f);

  private final Scene scene;
  private final View view;
  private final int columns;
  private final FrameFloatVec inverseDepths;
  private final FrameIntVec normals;
  private final FrameIntVec surfaces;

  Samples(Frame frame, Scene scene, View view) {
    this.scene = scene;
    this.view = view;
    this.columns = view.columns();
    int count = view.columns() * view.rows();
    inverseDepths = frame.floatVec(count);
    normals = frame.intVec(count);
    surfaces = frame.intVec(count);
    inverseDepths.resize(count, 0f);
    normals.resize(count, UP);
    surfaces.resize(count, Palette.NOTHING);
  }

  boolean isNearer(int index, float inverseDepth) {
    return inverseDepth > inverseDepths.get(index);
  }

  void set(int index, float inverseDepth, int normal, int surface) {
    inverseDepths.set(index, inverseDepth);
    normals.set(index, normal);
    surfaces.set(index, surface);
  }

  void resolve(float sin, float cos, ShadowMap shadows, int[] picture) {
    for (int row = 0; row < view.rows(); row++) {
      addTable(row, sin, cos);
    }
    for (int row = 0; row < view.height(); row++) {
      for (int column = 0; column < view.width(); column++) {
        picture[row * view.width() + column] = Shading.pixel(colourSum(column, row, shadows));
      }
    }
  }

  private void addTable(int row, float sin, float cos) {
    float inverse = view.tableInverseDepth(row);
    float z = view.tableZ(row, inverse);
    for (int column = 0; column < columns; column++) {
      int index = row * columns + column;
      if (isNearer(index, inverse)) {
        float x = view.tableX(column, inverse);
        if (x * x + z * z < Tuning.TABLE_RADIUS * Tuning.TABLE_RADIUS) {
          int surface = Palette.table(x * cos - z * sin, z * cos + x * sin);
          set(index, inverse, UP, surface);
        }
      }
    }
  }

  /** The colours of a pixel's samples together; samples that show the same share one colour. */
  private long colourSum(int column, int row, ShadowMap shadows) {
    int left = column * View.SAMPLES;
    int top = row * View.SAMPLES;
    int index = top * columns + left;
    int below = index + columns;
    if (showTheSame(index, index + 1, below, below + 1)) {
      return 4 * colour(left, top, shadows);
    }
    return colour(left, top, shadows)
        + colour(left + 1, top, shadows)
        + colour(left, top + 1, shadows)
        + colour(left + 1, top + 1, shadows);
  }

  private boolean showTheSame(int a, int b, int c, int d) {
    int surface = surfaces.get(a);
    return surface == surfaces.get(b)
        && surface == surfaces.get(c)
        && surface == surfaces.get(d)
        && Shading.isSmooth(
            inverseDepths.get(a), inverseDepths.get(b), inverseDepths.get(c), inverseDepths.get(d));
  }

  private long colour(int column, int row, ShadowMap shadows) {
    int index = row * columns + column;
    int surface = surfaces.get(index);
    if (surface == Palette.NOTHING) {
      return Shading.background(1f - (float) row / view.rows());
    }
    float distance = 1f / inverseDepths.get(index);
    float rayX = view.rayX(column);
    float rayY = view.rayY(row);
    float rayZ = view.rayZ(row);
    int normal = normals.get(index);
    float nx = PackedNormal.x(normal);
    float ny = PackedNormal.y(normal);
    float nz = PackedNormal.z(normal);
    float off = Sun.offSurface(nx * rayX + ny * rayY + nz * rayZ);
    float lit =
        shadows.lit(
            View.EYE_X + rayX * distance + nx * off,
            View.EYE_Y + rayY * distance + ny * off,
            View.EYE_Z + rayZ * distance + nz * off);
    return Shading.surface(scene.surfaceColour(surface), nx, ny, nz, rayX, rayY, rayZ, lit);
  }
}
