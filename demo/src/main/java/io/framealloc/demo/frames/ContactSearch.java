package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameScope;
import io.framealloc.demo.scene.Scene;
import io.framealloc.demo.scene.Shares;

/**
 * Finds the contacts of all bodies with one worker's share of the mesh and of the bodies. The boxes
 * and the hierarchy over them are given back as soon as the contacts are found.
 */
final class ContactSearch {

  private final Scene scene;
  private final Bodies bodies;
  private final int firstTriangle;
  private final int endTriangle;
  private final int firstBody;
  private final int endBody;
  private final Query query = new Query();
  private final NearestPoint nearest = new NearestPoint();
  private int expectedWithMesh;
  private int expectedWithBodies;

  ContactSearch(Scene scene, Bodies bodies, int worker, int workers) {
    this.scene = scene;
    this.bodies = bodies;
    firstTriangle = Shares.first(scene.mesh().triangleCount(), worker, workers);
    endTriangle = Shares.first(scene.mesh().triangleCount(), worker + 1, workers);
    firstBody = Shares.first(bodies.count(), worker, workers);
    endBody = Shares.first(bodies.count(), worker + 1, workers);
  }

  /** Room for as many contacts with triangles as the latest frame had, and some more. */
  Contacts contactsWithMesh(Frame frame) {
    return new Contacts(frame, expectedWithMesh);
  }

  /** Room for as many contacts with bodies as the latest frame had, and some more. */
  Contacts contactsWithBodies(Frame frame) {
    return new Contacts(frame, expectedWithBodies);
  }

  /** Adds the contacts with triangles, body by body. */
  void findWithMesh(Frame frame, Points vertices, Contacts contacts) {
    try (FrameScope _ = frame.nested()) {
      int[] corners = scene.mesh().corners();
      Boxes boxes = Boxes.ofTriangles(frame, vertices, corners, firstTriangle, endTriangle);
      Bvh bvh = new Bvh(frame, boxes);
      FrameIntVec found = frame.intVec();
      for (int body = 0; body < bodies.count(); body++) {
        find(bvh, body, found);
        touchTriangles(body, found, vertices, contacts);
      }
    }
    expectedWithMesh = contacts.count() + contacts.count() / 4;
  }

  /** Adds the contacts with bodies of higher index, body by body. */
  void findWithBodies(Frame frame, Contacts contacts) {
    try (FrameScope _ = frame.nested()) {
      Bvh bvh = new Bvh(frame, Boxes.ofBodies(frame, bodies, firstBody, endBody));
      FrameIntVec found = frame.intVec();
      for (int body = 0; body < bodies.count(); body++) {
        find(bvh, body, found);
        touchBodies(body, found, contacts);
      }
    }
    expectedWithBodies = contacts.count() + contacts.count() / 4;
  }

  private void find(Bvh bvh, int body, FrameIntVec found) {
    found.clear();
    query.around(bodies.x(body), bodies.y(body), bodies.z(body), bodies.radius(body));
    bvh.findOverlaps(query, found);
  }

  private void touchTriangles(int body, FrameIntVec found, Points vertices, Contacts contacts) {
    int[] corners = scene.mesh().corners();
    for (int i = 0; i < found.size(); i++) {
      int triangle = firstTriangle + found.get(i);
      int a = corners[3 * triangle];
      int b = corners[3 * triangle + 1];
      int c = corners[3 * triangle + 2];
      nearest.find(vertices, a, b, c, bodies.x(body), bodies.y(body), bodies.z(body));
      touch(
          body,
          triangle,
          bodies.x(body) - nearest.x(),
          bodies.y(body) - nearest.y(),
          bodies.z(body) - nearest.z(),
          bodies.radius(body),
          contacts);
    }
  }

  private void touchBodies(int body, FrameIntVec found, Contacts contacts) {
    for (int i = 0; i < found.size(); i++) {
      int other = firstBody + found.get(i);
      if (other > body) {
        touch(
            body,
            other,
            bodies.x(body) - bodies.x(other),
            bodies.y(body) - bodies.y(other),
            bodies.z(body) - bodies.z(other),
            bodies.radius(body) + bodies.radius(other),
            contacts);
      }
    }
  }

  private static void touch(
      int body, int partner, float x, float y, float z, float reach, Contacts contacts) {
    float squared = x * x + y * y + z * z;
    if (squared < reach * reach) {
      contacts.add(body, partner, x, y, z, squared, reach);
    }
  }
}
