package io.framealloc.demo.heap;

import io.framealloc.demo.scene.Checksum;
import io.framealloc.demo.scene.Scene;
import io.framealloc.demo.scene.Shares;
import io.framealloc.demo.scene.Simulation;
import io.framealloc.demo.scene.View;
import io.framealloc.demo.scene.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simulation with ordinary objects: every frame makes its own and leaves them to the GC. */
public final class HeapSimulation implements Simulation {

  private final Scene scene;
  private final Workers workers;
  private final Rasterizer rasterizer;
  private final List<Body> bodies = new ArrayList<>();
  private final List<Vec3> vertices = new ArrayList<>();
  private final List<Vec3> normals = new ArrayList<>();
  private int frame;

  /** A simulation at its first frame. */
  public HeapSimulation(Scene scene, Workers workers, View view) {
    this.scene = scene;
    this.workers = workers;
    this.rasterizer = new Rasterizer(scene, view);
    for (int i = 0; i < scene.bodies(); i++) {
      bodies.add(new Body(scene, i));
    }
    addPoints(scene.mesh().positions(), vertices);
    addPoints(scene.normals(), normals);
  }

  @Override
  public void advance(int @Nullable [] picture) {
    frame++;
    bodies.forEach(Body::fall);
    Rotation rotation = Rotation.at(frame);
    List<Vec3> turned = vertices.stream().map(rotation::apply).toList();
    new ContactSolver(scene.unit()).solve(bodies, findContacts(turned));
    bodies.forEach(Body::move);
    if (picture != null) {
      List<Vec3> turnedNormals = normals.stream().map(rotation::apply).toList();
      rasterizer.draw(rotation, turned, turnedNormals, bodies, picture);
    }
  }

  private List<ContactFinder> findContacts(List<Vec3> turned) {
    ContactFinder[] finders = new ContactFinder[workers.count()];
    workers.run(
        (worker, count) -> {
          int firstTriangle = Shares.first(scene.mesh().triangleCount(), worker, count);
          int endTriangle = Shares.first(scene.mesh().triangleCount(), worker + 1, count);
          int firstBody = Shares.first(bodies.size(), worker, count);
          int endBody = Shares.first(bodies.size(), worker + 1, count);
          finders[worker] =
              ContactFinder.find(
                  bodies,
                  triangles(turned, firstTriangle, endTriangle),
                  firstTriangle,
                  bodies.subList(firstBody, endBody));
        });
    return Arrays.asList(finders);
  }

  private List<Triangle> triangles(List<Vec3> turned, int from, int to) {
    int[] corners = scene.mesh().corners();
    List<Triangle> triangles = new ArrayList<>(to - from);
    for (int i = 3 * from; i < 3 * to; i += 3) {
      Vec3 a = turned.get(corners[i]);
      Vec3 b = turned.get(corners[i + 1]);
      Vec3 c = turned.get(corners[i + 2]);
      triangles.add(new Triangle(a, b, c));
    }
    return triangles;
  }

  @Override
  public long checksum() {
    long checksum = Checksum.EMPTY;
    for (Body body : bodies) {
      checksum = add(add(checksum, body.position()), body.velocity());
    }
    return checksum;
  }

  private static long add(long checksum, Vec3 v) {
    return Checksum.add(Checksum.add(Checksum.add(checksum, v.x()), v.y()), v.z());
  }

  @Override
  public long frameMemory() {
    return 0;
  }

  @Override
  public void close() {}

  private static void addPoints(float[] coordinates, List<Vec3> points) {
    for (int i = 0; i < coordinates.length; i += 3) {
      points.add(new Vec3(coordinates[i], coordinates[i + 1], coordinates[i + 2]));
    }
  }
}
