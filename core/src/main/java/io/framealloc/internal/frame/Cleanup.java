package io.framealloc.internal.frame;

import org.jspecify.annotations.Nullable;

/** Something on the Java heap that must be let go when the region that made it ends. */
public abstract class Cleanup {

  @Nullable Cleanup next;

  /** For subclasses. */
  protected Cleanup() {}

  /**
   * Tells that the region is about to be closed, not rolled back, while its data may still be used;
   * see {@link #announceClose}. What this throws refuses the close.
   */
  protected void regionClosing() {}

  /** Does what may be refused by an exception, before anything else of the region ends. */
  void regionEnds() {}

  /** Lets it go. Called once, on the owner's thread, after the life has ended; must not throw. */
  protected abstract void regionEnded();

  /**
   * Tells every cleanup that its region is about to be closed: of {@code downTo}'s region and those
   * above, or of the whole frame if it is null. The newest is told first.
   */
  public static void announceClose(ThreadArena arena, @Nullable Mark downTo) {
    Cleanup until = downTo == null ? null : downTo.cleanups;
    for (Cleanup each = arena.cleanups; each != until && each != null; each = each.next) {
      each.regionClosing();
    }
  }

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
