package io.framealloc.demo.frames;

/**
 * Contacts on their way to the thread that solves them. Frame memory is confined to its thread, so
 * what leaves it is copied, here into arrays that grow to what the largest frame needs.
 */
final class Outbox {

  private int[] pairs = {};
  private float[] shapes = {};
  private int count;

  void send(Contacts contacts) {
    count = contacts.count();
    if (pairs.length < Contacts.INTS * count) {
      pairs = new int[2 * Contacts.INTS * count];
      shapes = new float[2 * Contacts.FLOATS * count];
    }
    contacts.copyTo(this);
  }

  int count() {
    return count;
  }

  int[] pairs() {
    return pairs;
  }

  float[] shapes() {
    return shapes;
  }
}
