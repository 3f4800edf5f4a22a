package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameIntVec;
import io.framealloc.demo.scene.Tuning;

/** Brings contacts into an order and solves them by sequential impulses. */
final class ContactSolver {

  private final Bodies bodies;
  private final Contacts withMesh;
  private final Contacts withBodies;
  private final Constraints constraints;
  private final FrameIntVec kept;

  ContactSolver(Frame frame, Bodies bodies, float unit, Contacts withMesh, Contacts withBodies) {
    this.bodies = bodies;
    this.withMesh = withMesh;
    this.withBodies = withBodies;
    kept = frame.intVec(Tuning.MAX_MESH_CONTACTS);
    constraints = new Constraints(frame, bodies, unit, withBodies.count() + 2 * bodies.count());
    ContactOrder meshOrder = new ContactOrder(frame, withMesh, bodies.count());
    ContactOrder bodyOrder = new ContactOrder(frame, withBodies, bodies.count());
    for (int body = 0; body < bodies.count(); body++) {
      addMeshContacts(body, meshOrder);
      addGroundContact(body);
      addBodyContacts(body, bodyOrder);
    }
  }

  void solve() {
    for (int i = 0; i < Tuning.ITERATIONS; i++) {
      constraints.solve();
    }
  }

  private void addMeshContacts(int body, ContactOrder order) {
    order.sortDeepestFirst(body);
    kept.clear();
    for (int i = order.from(body); i < order.to(body); i++) {
      int contact = order.contact(i);
      if (kept.size() < Tuning.MAX_MESH_CONTACTS && differsFromAllKept(contact)) {
        kept.push(contact);
        constraints.addOnSurface(
            body,
            withMesh.normalX(contact),
            withMesh.normalY(contact),
            withMesh.normalZ(contact),
            withMesh.depth(contact));
      }
    }
  }

  private boolean differsFromAllKept(int contact) {
    for (int i = 0; i < kept.size(); i++) {
      if (withMesh.cosine(contact, kept.get(i)) > Tuning.SAME_NORMAL) {
        return false;
      }
    }
    return true;
  }

  private void addGroundContact(int body) {
    float x = bodies.x(body);
    float y = bodies.y(body);
    float z = bodies.z(body);
    float radius = bodies.radius(body);
    boolean above = x * x + z * z < Tuning.TABLE_RADIUS * Tuning.TABLE_RADIUS;
    if (above && y < radius && y > -radius) {
      constraints.addOnSurface(body, 0f, 1f, 0f, radius - y);
    }
  }

  private void addBodyContacts(int body, ContactOrder order) {
    order.sortByPartner(body);
    for (int i = order.from(body); i < order.to(body); i++) {
      int contact = order.contact(i);
      constraints.addBetween(
          body,
          withBodies.partner(contact),
          withBodies.normalX(contact),
          withBodies.normalY(contact),
          withBodies.normalZ(contact),
          withBodies.depth(contact));
    }
  }
}
