package io.framealloc.internal.behavior;

import org.jspecify.annotations.Nullable;

/**
 * What the figures are kept by.
 *
 * @param tag the path of the tag; empty without one
 * @param site where in the program
 */
public record Place(String tag, StackTraceElement site) {

  private static final StackTraceElement UNKNOWN =
      new StackTraceElement("unknown", "unknown", null, -1);

  static Place of(String tag, @Nullable StackTraceElement site) {
    return new Place(tag, site == null ? UNKNOWN : site);
  }
}
