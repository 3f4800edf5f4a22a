package io.framealloc.demo.heap;

import io.framealloc.demo.scene.Tuning;
import java.util.ArrayList;
import java.util.List;

/** Brings the workers' contacts into one order and solves them by sequential impulses. */
final class ContactSolver {

  private final List<Constraint> constraints = new ArrayList<>();
  private final float unit;

  ContactSolver(float unit) {
    this.unit = unit;
  }

  void solve(List<Body> bodies, List<ContactFinder> finders) {
    for (Body body : bodies) {
      addMeshContacts(body, finders);
      addGroundContact(body);
      addBodyContacts(body, finders);
    }
    for (int i = 0; i < Tuning.ITERATIONS; i++) {
      for (Constraint constraint : constraints) {
        constraint.solve();
      }
    }
  }

  private void addMeshContacts(Body body, List<ContactFinder> finders) {
    List<MeshContact> contacts = new ArrayList<>();
    for (ContactFinder finder : finders) {
      contacts.addAll(finder.meshContacts(body));
    }
    contacts.sort(MeshContact.DEEPEST_FIRST);
    List<MeshContact> kept = new ArrayList<>();
    for (MeshContact contact : contacts) {
      if (kept.size() < Tuning.MAX_MESH_CONTACTS && differsFromAll(contact, kept)) {
        kept.add(contact);
        constraints.add(Constraint.on(body, contact.normal(), contact.depth(), unit));
      }
    }
  }

  private static boolean differsFromAll(MeshContact contact, List<MeshContact> kept) {
    for (MeshContact other : kept) {
      if (contact.normal().dot(other.normal()) > Tuning.SAME_NORMAL) {
        return false;
      }
    }
    return true;
  }

  private void addGroundContact(Body body) {
    Vec3 p = body.position();
    boolean above = p.x() * p.x() + p.z() * p.z() < Tuning.TABLE_RADIUS * Tuning.TABLE_RADIUS;
    if (above && p.y() < body.radius() && p.y() > -body.radius()) {
      constraints.add(Constraint.on(body, Vec3.UP, body.radius() - p.y(), unit));
    }
  }

  private void addBodyContacts(Body body, List<ContactFinder> finders) {
    List<BodyContact> contacts = new ArrayList<>();
    for (ContactFinder finder : finders) {
      contacts.addAll(finder.bodyContacts(body));
    }
    contacts.sort(BodyContact.BY_OTHER);
    for (BodyContact contact : contacts) {
      constraints.add(Constraint.between(contact, unit));
    }
  }
}
