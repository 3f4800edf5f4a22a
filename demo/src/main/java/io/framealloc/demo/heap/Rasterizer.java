package io.framealloc.demo.heap;

import io.framealloc.demo.scene.PackedNormal;
import io.framealloc.demo.scene.Palette;
import io.framealloc.demo.scene.Pixels;
import io.framealloc.demo.scene.Scene;
import io.framealloc.demo.scene.View;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the scene: first what each sample shows (depth, normal, surface), then its shadow and
 * colour. The buffers are made once and used for every picture.
 */
final class Rasterizer {

  private record ScreenVertex(float x, float y, float inverseDepth, Vec3 normal) {}

  private final Scene scene;
  private final View view;
  private final Samples samples;
  private final ShadowMap shadows = new ShadowMap();

  Rasterizer(Scene scene, View view) {
    this.scene = scene;
    this.view = view;
    this.samples = new Samples(scene, view);
  }

  void draw(
      Rotation rotation,
      List<Vec3> vertices,
      List<Vec3> normals,
      List<Body> bodies,
      int[] picture) {
    samples.clear();
    shadows.clear();
    drawMesh(vertices, normals);
    for (Body body : bodies) {
      drawBody(body);
      shadows.addSphere(body.position(), body.radius());
    }
    shadows.addMesh(vertices, scene.mesh().corners());
    samples.resolve(rotation, shadows, picture);
  }

  private void drawMesh(List<Vec3> vertices, List<Vec3> normals) {
    List<ScreenVertex> projected = new ArrayList<>(vertices.size());
    for (int i = 0; i < vertices.size(); i++) {
      projected.add(project(vertices.get(i), normals.get(i)));
    }
    int[] corners = scene.mesh().corners();
    for (int i = 0; i < corners.length; i += 3) {
      drawTriangle(
          projected.get(corners[i]), projected.get(corners[i + 1]), projected.get(corners[i + 2]));
    }
  }

  private ScreenVertex project(Vec3 v, Vec3 normal) {
    float inverse = 1f / Math.max(View.NEAR, view.depth(v.y(), v.z()));
    return new ScreenVertex(
        view.column(v.x(), inverse), view.row(v.y(), v.z(), inverse), inverse, normal);
  }

  private void drawTriangle(ScreenVertex a, ScreenVertex b, ScreenVertex c) {
    float scale = 1f / ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
    int left = Pixels.first(Math.min(Math.min(a.x, b.x), c.x));
    int top = Pixels.first(Math.min(Math.min(a.y, b.y), c.y));
    int right = Pixels.last(Math.max(Math.max(a.x, b.x), c.x), view.columns());
    int bottom = Pixels.last(Math.max(Math.max(a.y, b.y), c.y), view.rows());
    for (int row = top; row <= bottom; row++) {
      float y = row + 0.5f;
      for (int column = left; column <= right; column++) {
        float x = column + 0.5f;
        float u = ((b.x - x) * (c.y - y) - (b.y - y) * (c.x - x)) * scale;
        float v = ((c.x - x) * (a.y - y) - (c.y - y) * (a.x - x)) * scale;
        float w = 1f - u - v;
        if (u >= 0 && v >= 0 && w >= 0) {
          float inverse = a.inverseDepth * u + b.inverseDepth * v + c.inverseDepth * w;
          int index = row * view.columns() + column;
          if (samples.isNearer(index, inverse)) {
            Vec3 normal = a.normal.times(u).plus(b.normal.times(v)).plus(c.normal.times(w));
            int packed = PackedNormal.pack(normal.x(), normal.y(), normal.z());
            samples.set(index, inverse, packed, Palette.MESH);
          }
        }
      }
    }
  }

  private void drawBody(Body body) {
    Vec3 centre = body.position();
    float depth = view.depth(centre.y(), centre.z());
    if (depth < View.NEAR + body.radius()) {
      return;
    }
    float radius = body.radius() * view.focal() / depth;
    float x = view.column(centre.x(), 1f / depth);
    float y = view.row(centre.y(), centre.z(), 1f / depth);
    int left = Pixels.first(x - radius);
    int top = Pixels.first(y - radius);
    int right = Pixels.last(x + radius, view.columns());
    int bottom = Pixels.last(y + radius, view.rows());
    for (int row = top; row <= bottom; row++) {
      float v = (row + 0.5f - y) / radius;
      for (int column = left; column <= right; column++) {
        float u = (column + 0.5f - x) / radius;
        float squared = u * u + v * v;
        if (squared < 1f) {
          float w = (float) Math.sqrt(1f - squared);
          float inverse = 1f / (depth - body.radius() * w);
          int index = row * view.columns() + column;
          if (samples.isNearer(index, inverse)) {
            int packed =
                PackedNormal.pack(
                    u, -v * View.UP_Y - w * View.FORWARD_Y, -v * View.UP_Z - w * View.FORWARD_Z);
            samples.set(index, inverse, packed, Palette.FIRST_BODY + body.index());
          }
        }
      }
    }
  }
}
