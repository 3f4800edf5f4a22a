package io.framealloc.demo.heap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the contacts of all bodies with a share of the mesh and with a share of the bodies. The
 * shares are put into hierarchies of their own, so each worker builds and asks its own.
 */
final class ContactFinder {

  private static final float TOUCHING = 1e-6f;

  private final List<Body> bodies;
  private final List<List<MeshContact>> meshContacts = new ArrayList<>();
  private final List<List<BodyContact>> bodyContacts = new ArrayList<>();

  private ContactFinder(List<Body> bodies) {
    this.bodies = bodies;
  }

  static ContactFinder find(
      List<Body> bodies, List<Triangle> triangles, int firstTriangle, List<Body> others) {
    ContactFinder finder = new ContactFinder(bodies);
    finder.findMeshContacts(triangles, firstTriangle);
    finder.findBodyContacts(others);
    return finder;
  }

  /** The contacts of one body with the mesh, in no particular order. */
  List<MeshContact> meshContacts(Body body) {
    return meshContacts.get(body.index());
  }

  /** The contacts of one body with bodies of higher index, in no particular order. */
  List<BodyContact> bodyContacts(Body body) {
    return bodyContacts.get(body.index());
  }

  private void findMeshContacts(List<Triangle> triangles, int firstTriangle) {
    List<Aabb> boxes = new ArrayList<>(triangles.size());
    for (Triangle triangle : triangles) {
      boxes.add(triangle.box());
    }
    Bvh bvh = new Bvh(boxes);
    for (Body body : bodies) {
      List<MeshContact> found = new ArrayList<>();
      bvh.forEachOverlap(
          body.box(),
          index -> {
            MeshContact contact = touch(body, triangles.get(index), firstTriangle + index);
            if (contact != null) {
              found.add(contact);
            }
          });
      meshContacts.add(found);
    }
  }

  private void findBodyContacts(List<Body> others) {
    List<Aabb> boxes = new ArrayList<>(others.size());
    for (Body other : others) {
      boxes.add(other.box());
    }
    Bvh bvh = new Bvh(boxes);
    for (Body body : bodies) {
      List<BodyContact> found = new ArrayList<>();
      bvh.forEachOverlap(
          body.box(),
          index -> {
            BodyContact contact = touch(body, others.get(index));
            if (contact != null) {
              found.add(contact);
            }
          });
      bodyContacts.add(found);
    }
  }

  private static @Nullable MeshContact touch(Body body, Triangle triangle, int index) {
    Vec3 away = body.position().minus(triangle.nearestTo(body.position()));
    float squared = away.dot(away);
    if (!(squared < body.radius() * body.radius())) {
      return null;
    }
    float distance = (float) Math.sqrt(squared);
    Vec3 normal = distance > TOUCHING ? away.times(1f / distance) : Vec3.UP;
    return new MeshContact(body, index, normal, body.radius() - distance);
  }

  private static @Nullable BodyContact touch(Body body, Body other) {
    if (other.index() <= body.index()) {
      return null;
    }
    Vec3 away = body.position().minus(other.position());
    float reach = body.radius() + other.radius();
    float squared = away.dot(away);
    if (!(squared < reach * reach)) {
      return null;
    }
    float distance = (float) Math.sqrt(squared);
    Vec3 normal = distance > TOUCHING ? away.times(1f / distance) : Vec3.UP;
    return new BodyContact(body, other, normal, reach - distance);
  }
}
