package io.framealloc.examples.start;

import io.framealloc.Frame;
import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;

/** The example of the README. */
final class GameLoop {

  private GameLoop() {}

  // region loop
  record Contact(int a, int b, float depth) {}

  static int countContacts(SmartAlloc alloc, float[] positions) {
    try (Frame frame = alloc.beginFrame()) {
      FrameVec<Contact> contacts = frame.vec(Contact.class); // grows in native memory
      for (int i = 1; i < positions.length; i++) {
        float depth = 1 - (positions[i] - positions[i - 1]);
        if (depth > 0) {
          contacts.push(new Contact(i - 1, i, depth));
        }
      }
      return contacts.size();
    } // all of it is free again; a later use of contacts throws
  }
  // endregion
}
