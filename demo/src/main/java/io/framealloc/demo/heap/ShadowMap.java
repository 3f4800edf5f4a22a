package io.framealloc.demo.heap;

import io.framealloc.demo.scene.Pixels;
import io.framealloc.demo.scene.Sun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the light reaches, seen from the light. */
final class ShadowMap {

  private record Cell(float x, float y, float height) {}

  private final float[] heights = new float[Sun.CELLS * Sun.CELLS];

  void clear() {
    Arrays.fill(heights, 0f);
  }

  void addMesh(List<Vec3> vertices, int[] corners) {
    List<Cell> cells = new ArrayList<>(vertices.size());
    for (Vec3 v : vertices) {
      cells.add(cell(v));
    }
    for (int i = 0; i < corners.length; i += 3) {
      addTriangle(cells.get(corners[i]), cells.get(corners[i + 1]), cells.get(corners[i + 2]));
    }
  }

  private static Cell cell(Vec3 v) {
    return new Cell(
        Sun.column(v.x(), v.z()), Sun.row(v.x(), v.y(), v.z()), Sun.height(v.x(), v.y(), v.z()));
  }

  private void addTriangle(Cell a, Cell b, Cell c) {
    float scale = 1f / ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
    int left = Pixels.first(Math.min(Math.min(a.x, b.x), c.x));
    int top = Pixels.first(Math.min(Math.min(a.y, b.y), c.y));
    int right = Pixels.last(Math.max(Math.max(a.x, b.x), c.x), Sun.CELLS);
    int bottom = Pixels.last(Math.max(Math.max(a.y, b.y), c.y), Sun.CELLS);
    for (int row = top; row <= bottom; row++) {
      float y = row + 0.5f;
      for (int column = left; column <= right; column++) {
        float x = column + 0.5f;
        float u = ((b.x - x) * (c.y - y) - (b.y - y) * (c.x - x)) * scale;
        float v = ((c.x - x) * (a.y - y) - (c.y - y) * (a.x - x)) * scale;
        float w = 1f - u - v;
        if (u >= 0 && v >= 0 && w >= 0) {
          raise(row * Sun.CELLS + column, a.height * u + b.height * v + c.height * w);
        }
      }
    }
  }

  void addSphere(Vec3 centre, float radius) {
    Cell cell = cell(centre);
    float size = radius * Sun.SCALE;
    int left = Pixels.first(cell.x - size);
    int top = Pixels.first(cell.y - size);
    int right = Pixels.last(cell.x + size, Sun.CELLS);
    int bottom = Pixels.last(cell.y + size, Sun.CELLS);
    for (int row = top; row <= bottom; row++) {
      float v = (row + 0.5f - cell.y) / size;
      for (int column = left; column <= right; column++) {
        float u = (column + 0.5f - cell.x) / size;
        float squared = u * u + v * v;
        if (squared < 1f) {
          float height = cell.height + radius * (float) Math.sqrt(1f - squared);
          raise(row * Sun.CELLS + column, height);
        }
      }
    }
  }

  private void raise(int index, float height) {
    if (height > heights[index]) {
      heights[index] = height;
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
    return Sun.quarter(heights[index], height)
        + Sun.quarter(heights[index + 1], height)
        + Sun.quarter(heights[index + Sun.CELLS], height)
        + Sun.quarter(heights[index + Sun.CELLS + 1], height);
  }
}
