package io.framealloc.demo.heap;

import java.util.Comparator;

/** Two bodies that overlap; the normal points from the other to the body. */
record BodyContact(Body body, Body other, Vec3 normal, float depth) {

  static final Comparator<BodyContact> BY_OTHER =
      Comparator.comparingInt(contact -> contact.other().index());
}
