package io.framealloc.demo.frames;

import io.framealloc.Frame;
import io.framealloc.FrameIntVec;

/** Which contacts each body has, in an order that does not depend on who found them. */
final class ContactOrder {

  private final Contacts contacts;
  private final FrameIntVec ends;
  private final FrameIntVec order;

  ContactOrder(Frame frame, Contacts contacts, int bodies) {
    this.contacts = contacts;
    ends = frame.intVec(bodies);
    order = frame.intVec(contacts.count());
    ends.resize(bodies, 0);
    order.resize(contacts.count(), 0);
    countBodies();
    distribute();
  }

  /** The first position of a body's contacts. */
  int from(int body) {
    return body == 0 ? 0 : ends.get(body - 1);
  }

  /** The position behind a body's contacts. */
  int to(int body) {
    return ends.get(body);
  }

  /** The contact at a position. */
  int contact(int position) {
    return order.get(position);
  }

  /** Sorts a body's contacts by falling depth, then by rising partner. */
  void sortDeepestFirst(int body) {
    int from = from(body);
    int to = to(body);
    for (int i = from + 1; i < to; i++) {
      int contact = order.get(i);
      int at = i;
      while (at > from && isDeeper(contact, order.get(at - 1))) {
        order.set(at, order.get(at - 1));
        at--;
      }
      order.set(at, contact);
    }
  }

  private boolean isDeeper(int a, int b) {
    float depthA = contacts.depth(a);
    float depthB = contacts.depth(b);
    return depthA > depthB || (depthA == depthB && contacts.partner(a) < contacts.partner(b));
  }

  /** Sorts a body's contacts by rising partner. */
  void sortByPartner(int body) {
    int from = from(body);
    int to = to(body);
    for (int i = from + 1; i < to; i++) {
      int contact = order.get(i);
      int partner = contacts.partner(contact);
      int at = i;
      while (at > from && partner < contacts.partner(order.get(at - 1))) {
        order.set(at, order.get(at - 1));
        at--;
      }
      order.set(at, contact);
    }
  }

  private void countBodies() {
    for (int i = 0; i < contacts.count(); i++) {
      int body = contacts.body(i);
      ends.set(body, ends.get(body) + 1);
    }
    int before = 0;
    for (int body = 0; body < ends.size(); body++) {
      int count = ends.get(body);
      ends.set(body, before);
      before += count;
    }
  }

  /** Afterwards what was the start of each body's positions has become their end. */
  private void distribute() {
    for (int i = 0; i < contacts.count(); i++) {
      int body = contacts.body(i);
      int at = ends.get(body);
      ends.set(body, at + 1);
      order.set(at, i);
    }
  }
}
