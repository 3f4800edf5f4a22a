package io.framealloc.examples.start;

import io.framealloc.Frame;
import io.framealloc.FrameList;
import io.framealloc.SmartAlloc;
import java.util.Comparator;
import java.util.List;

/** References to ordinary objects, for the length of a frame. */
final class ListsOfObjects {

  private ListsOfObjects() {}

  // region use
  static List<String> longest(SmartAlloc alloc, List<String> names) {
    try (Frame frame = alloc.beginFrame()) {
      FrameList<String> sorted = frame.list(); // a java.util.List
      sorted.addAll(names);
      sorted.sort(Comparator.comparingInt(String::length).reversed());
      return List.copyOf(sorted.subList(0, 2));
    } // its storage is used again, and holds on to none of the strings
  }
  // endregion
}
