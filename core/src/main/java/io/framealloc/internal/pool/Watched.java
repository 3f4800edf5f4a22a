package io.framealloc.internal.pool;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import org.jspecify.annotations.Nullable;

/** A box that is watched for being collected before it is closed. */
final class Watched extends PhantomReference<Object> {

  /** Whose memory a box can have. */
  interface Home {

    /** Whether the box of this generation is open. */
    boolean isOpen(int slot, int generation);

    /** The size and what it is the size of, as it stands in messages. */
    String text();

    /** What to close, as it stands in messages. */
    String kind();
  }

  final Home home;
  final int slot;
  final int generation;

  /** Where it was opened; null if that was not looked for. */
  final @Nullable StackTraceElement site;

  Watched(
      Object box,
      ReferenceQueue<Object> collected,
      Home home,
      int slot,
      int generation,
      @Nullable StackTraceElement site) {
    super(box, collected);
    this.home = home;
    this.slot = slot;
    this.generation = generation;
    this.site = site;
  }

  boolean isOpen() {
    return home.isOpen(slot, generation);
  }
}
