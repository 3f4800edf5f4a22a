package io.framealloc.internal.frame;

import org.jspecify.annotations.Nullable;

/** Something on the Java heap that must be let go when the region that made it ends. */
public abstract class Cleanup {

  @Nullable Cleanup next;

  /** For subclasses. */
  protected Cleanup() {}

  /** Does what may be refused by an exception, before anything else of the region ends. */
  void regionEnds() {}

  /** Lets it go. Called once, on the owner's thread, after the life has ended; must not throw. */
  protected abstract void regionEnded();

  static void prepare(@Nullable Cleanup newest, @Nullable Cleanup until) {
    for (Cleanup each = newest; each != until && each != null; each = each.next) {
      each.regionEnds();
    }
  }

  static void run(@Nullable Cleanup newest, @Nullable Cleanup until) {
    for (Cleanup each = newest; each != until && each != null; each = each.next) {
      each.regionEnded();
    }
  }
}
