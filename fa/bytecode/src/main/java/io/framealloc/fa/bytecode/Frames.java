package io.framealloc.fa.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one allocator on the analysed thread.
 *
 * @param ambient what the caller has open
 * @param open the frames begun here, outermost first
 * @param ended where the last one was ended, -1 if nowhere
 * @param endsAmbient whether the caller's frame was ended here
 * @param known whether all this is known; if not, nothing is said about depth
 */
record Frames(Ambient ambient, List<Thing> open, int ended, boolean endsAmbient, boolean known) {

  /** Whether the caller has a frame open. */
  enum Ambient {
    UNKNOWN,
    OPEN,
    NONE
  }

  static final Frames FOREIGN = new Frames(Ambient.UNKNOWN, List.of(), -1, false, true);
  static final Frames FRESH = new Frames(Ambient.NONE, List.of(), -1, false, true);
  static final Frames LOST = new Frames(Ambient.UNKNOWN, List.of(), -1, false, false);

  @Nullable Thing innermost() {
    return open.isEmpty() ? null : open.getLast();
  }

  boolean isNone() {
    return known && open.isEmpty() && ambient == Ambient.NONE;
  }

  boolean isSome() {
    return known && (!open.isEmpty() || ambient == Ambient.OPEN);
  }

  Frames begin(Thing frame, boolean nests) {
    List<Thing> more = new ArrayList<>(open);
    more.remove(frame);
    more.add(frame);
    boolean none = ambient == Ambient.UNKNOWN && !nests; // else it would have been refused
    return new Frames(none ? Ambient.NONE : ambient, List.copyOf(more), -1, endsAmbient, known);
  }

  Frames end(Thing frame, int at) {
    List<Thing> less = new ArrayList<>(open);
    less.remove(frame);
    return new Frames(ambient, List.copyOf(less), at, endsAmbient, known);
  }

  Frames endAmbient(int at) {
    return new Frames(Ambient.NONE, List.of(), at, true, known);
  }

  /** Returns this where the caller is known to have a frame open, or to have none. */
  Frames assume(boolean inFrame) {
    return open.isEmpty() && ambient == Ambient.UNKNOWN && known
        ? new Frames(inFrame ? Ambient.OPEN : Ambient.NONE, open, ended, endsAmbient, true)
        : this;
  }
}
