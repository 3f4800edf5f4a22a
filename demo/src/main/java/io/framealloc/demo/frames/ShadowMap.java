package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameFloatVec;
import io.framealloc.demo.scene.Pixels;
import io.framealloc.demo.scene.Sun;

/** What the light reaches, seen from the light, in frame memory. */
final class ShadowMap {

  private final FrameFloatVec heights;

  ShadowMap(Frame frame) {
    heights = frame.floatVec(Sun.CELLS * Sun.CELLS);
    heights.resize(Sun.CELLS * Sun.CELLS, 0f);
  }

  void addMesh(Points cells, int[] corners) {
    for (int i = 0; i < corners.length; i += 3) {
      addTriangle(cells, corners[i], corners[i + 1], corners[i + 2]);
    }
  }

  private void addTriangle(Points cells, int a, int b, int c) {
    PointRef cell = cells.at(a);
    float ax = cell.x();
    float ay = cell.y();
    float aHeight = cell.z();
    cell = cells.at(b);
    float bx = cell.x();
    float by = cell.y();
    float bHeight = cell.z();
    cell = cells.at(c);
    float cx = cell.x();
    float cy = cell.y();
    float cHeight = cell.z();
    float scale = 1f / ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
    int left = Pixels.first(Math.min(Math.min(ax, bx), cx));
    int top = Pixels.first(Math.min(Math.min(ay, by), cy));
    int right = Pixels.last(Math.max(Math.max(ax, bx), cx), Sun.CELLS);
    int bottom = Pixels.last(Math.max(Math.max(ay, by), cy), Sun.CELLS);
    for (int row = top; row <= bottom; row++) {
      float y = row + 0.5f;
      for (int column = left; column <= right; column++) {
        float x = column + 0.5f;
        float u = ((bx - x) * (cy - y) - (by - y) * (cx - x)) * scale;
        float v = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) * scale;
        float w = 1f - u - v;
        if (u >= 0 && v >= 0 && w >= 0) {
          raise(row * Sun.CELLS + column, aHeight * u + bHeight * v + cHeight * w);
        }
      }
    }
  }

  void addSphere(float centreX, float centreY, float centreZ, float radius) {
    float cellX = Sun.column(centreX, centreZ);
    float cellY = Sun.row(centreX, centreY, centreZ);
    float cellHeight = Sun.height(centreX, centreY, centreZ);
    float size = radius * Sun.SCALE;
    int left = Pixels.first(cellX - size);
    int top = Pixels.first(cellY - size);
    int right = Pixels.last(cellX + size, Sun.CELLS);
    int bottom = Pixels.last(cellY + size, Sun.CELLS);
    for (int row = top; row <= bottom; row++) {
      float v = (row + 0.5f - cellY) / size;
      for (int column = left; column <= right; column++) {
        float u = (column + 0.5f - cellX) / size;
        float squared = u * u + v * v;
        if (squared < 1f) {
          float height = cellHeight + radius * (float) Math.sqrt(1f - squared);
          raise(row * Sun.CELLS + column, height);
        }
      }
    }
  }

  private void raise(int index, float height) {
    if (height > heights.get(index)) {
      heights.set(index, height);
    }
  }

  /** How much of the light reaches a point, 0 ... 1. */
  float lit(float x, float y, float z) {
    int column = (int) (Sun.column(x, z) - 0.5f);
    int row = (int) (Sun.row(x, y, z) - 0.5f);
    if (!Sun.covers(column, row)) {
      return 1f;
    }
    float height = Sun.height(x, y, z);
    int index = row * Sun.CELLS + column;
    return Sun.quarter(heights.get(index), height)
        + Sun.quarter(heights.get(index + 1), height)
        + Sun.quarter(heights.get(index + Sun.CELLS), height)
        + Sun.quarter(heights.get(index + Sun.CELLS + 1), height);
  }
}
