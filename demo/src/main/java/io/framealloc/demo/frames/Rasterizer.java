package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.demo.scene.PackedNormal;
import io.framealloc.demo.scene.Palette;
import io.framealloc.demo.scene.Pixels;
import io.framealloc.demo.scene.Scene;
import io.framealloc.demo.scene.View;

/**
 * Draws the scene: first what each sample shows (depth, normal, surface), then its shadow and
 * colour. All buffers are frame memory.
 */
final class Rasterizer {

  private final Frame frame;
  private final Scene scene;
  private final View view;
  private final int columns;
  private final Samples samples;
  private final ShadowMap shadows;

  Rasterizer(Frame frame, Scene scene, View view) {
    this.frame = frame;
    this.scene = scene;
    this.view = view;
    this.columns = view.columns();
    this.samples = new Samples(frame, scene, view);
    this.shadows = new ShadowMap(frame);
  }

  void draw(Points vertices, Points normals, Bodies bodies, float sin, float cos, int[] picture) {
    int[] corners = scene.mesh().corners();
    drawMesh(Points.seen(frame, vertices, view), normals, corners);
    for (int body = 0; body < bodies.count(); body++) {
      drawBody(bodies, body);
      shadows.addSphere(bodies.x(body), bodies.y(body), bodies.z(body), bodies.radius(body));
    }
    shadows.addMesh(Points.lit(frame, vertices), corners);
    samples.resolve(sin, cos, shadows, picture);
  }

  private void drawMesh(Points seen, Points normals, int[] corners) {
    for (int i = 0; i < corners.length; i += 3) {
      drawTriangle(seen, normals, corners[i], corners[i + 1], corners[i + 2]);
    }
  }

  private void drawTriangle(Points seen, Points normals, int a, int b, int c) {
    PointRef corner = seen.at(a);
    float ax = corner.x();
    float ay = corner.y();
    float aInverse = corner.z();
    corner = seen.at(b);
    float bx = corner.x();
    float by = corner.y();
    float bInverse = corner.z();
    corner = seen.at(c);
    float cx = corner.x();
    float cy = corner.y();
    float cInverse = corner.z();
    float scale = 1f / ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
    int left = Pixels.first(Math.min(Math.min(ax, bx), cx));
    int top = Pixels.first(Math.min(Math.min(ay, by), cy));
    int right = Pixels.last(Math.max(Math.max(ax, bx), cx), columns);
    int bottom = Pixels.last(Math.max(Math.max(ay, by), cy), view.rows());
    for (int row = top; row <= bottom; row++) {
      float y = row + 0.5f;
      for (int column = left; column <= right; column++) {
        float x = column + 0.5f;
        float u = ((bx - x) * (cy - y) - (by - y) * (cx - x)) * scale;
        float v = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) * scale;
        float w = 1f - u - v;
        if (u >= 0 && v >= 0 && w >= 0) {
          float inverse = aInverse * u + bInverse * v + cInverse * w;
          int index = row * columns + column;
          if (samples.isNearer(index, inverse)) {
            samples.set(index, inverse, normal(normals, a, b, c, u, v, w), Palette.MESH);
          }
        }
      }
    }
  }

  private static int normal(Points normals, int a, int b, int c, float u, float v, float w) {
    PointRef normal = normals.at(a);
    float x = normal.x() * u;
    float y = normal.y() * u;
    float z = normal.z() * u;
    normal = normals.at(b);
    x += normal.x() * v;
    y += normal.y() * v;
    z += normal.z() * v;
    normal = normals.at(c);
    return PackedNormal.pack(x + normal.x() * w, y + normal.y() * w, z + normal.z() * w);
  }

  private void drawBody(Bodies bodies, int body) {
    float centreX = bodies.x(body);
    float centreY = bodies.y(body);
    float centreZ = bodies.z(body);
    float depth = view.depth(centreY, centreZ);
    if (depth < View.NEAR + bodies.radius(body)) {
      return;
    }
    float radius = bodies.radius(body) * view.focal() / depth;
    float x = view.column(centreX, 1f / depth);
    float y = view.row(centreY, centreZ, 1f / depth);
    int left = Pixels.first(x - radius);
    int top = Pixels.first(y - radius);
    int right = Pixels.last(x + radius, columns);
    int bottom = Pixels.last(y + radius, view.rows());
    for (int row = top; row <= bottom; row++) {
      float v = (row + 0.5f - y) / radius;
      for (int column = left; column <= right; column++) {
        float u = (column + 0.5f - x) / radius;
        float squared = u * u + v * v;
        if (squared < 1f) {
          float w = (float) Math.sqrt(1f - squared);
          float inverse = 1f / (depth - bodies.radius(body) * w);
          int index = row * columns + column;
          if (samples.isNearer(index, inverse)) {
            int packed =
                PackedNormal.pack(
                    u, -v * View.UP_Y - w * View.FORWARD_Y, -v * View.UP_Z - w * View.FORWARD_Z);
            samples.set(index, inverse, packed, Palette.FIRST_BODY + body);
          }
        }
      }
    }
  }
}
