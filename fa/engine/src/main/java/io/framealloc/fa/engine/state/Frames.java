package io.framealloc.fa.engine.state;

import io.framealloc.fa.engine.source.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one allocator on the analysed thread.
 *
 * @param ambient what the caller had open
 * @param open the frames begun here, outermost first
 * @param endedAt where the last one ended, if none is open
 * @param known whether all this is known; if not, nothing is said about depth
 */
public record Frames(Ambient ambient, List<Obj> open, @Nullable Place endedAt, boolean known) {

  /** Whether the caller had a frame open. */
  public enum Ambient {
    /** It may have. */
    UNKNOWN,
    /** It has. */
    OPEN,
    /** It has not. */
    NONE,
    /** It has not, and this is a task of its own. */
    NONE_IN_TASK
  }

  /** Of an allocator that came from outside. */
  public static final Frames FOREIGN = new Frames(Ambient.UNKNOWN, List.of(), null, true);

  /** Of an allocator that was made here. */
  public static final Frames FRESH = new Frames(Ambient.NONE, List.of(), null, true);

  /** Of any allocator, in a task on another thread. */
  public static final Frames IN_TASK = new Frames(Ambient.NONE_IN_TASK, List.of(), null, true);

  /** When it is not known what is open. */
  public static final Frames LOST = new Frames(Ambient.UNKNOWN, List.of(), null, false);

  /** Returns the innermost frame begun here. */
  public @Nullable Obj innermost() {
    return open.isEmpty() ? null : open.getLast();
  }

  /** Returns whether no frame is open for certain. */
  public boolean isNone() {
    return known && open.isEmpty() && (ambient == Ambient.NONE || ambient == Ambient.NONE_IN_TASK);
  }

  /** Returns whether a frame is open for certain. */
  public boolean isSome() {
    return known && (!open.isEmpty() || ambient == Ambient.OPEN);
  }

  /** Returns this with another frame open. */
  public Frames begin(Obj frame, boolean nests) {
    List<Obj> more = new ArrayList<>(open);
    more.remove(frame);
    more.add(frame);
    boolean none = ambient == Ambient.UNKNOWN && !nests; // else it would have been refused
    return new Frames(none ? Ambient.NONE : ambient, List.copyOf(more), null, known);
  }

  /** Returns this without a frame. */
  public Frames end(Obj frame, Place at) {
    List<Obj> less = new ArrayList<>(open);
    less.remove(frame);
    return new Frames(ambient, List.copyOf(less), at, known);
  }

  /** Returns this after the end of the caller's frame. */
  public Frames endAmbient(Place at) {
    return new Frames(Ambient.NONE, List.of(), at, known);
  }

  /** Returns this where the caller is known to have a frame open, or to have none. */
  public Frames assume(boolean inFrame) {
    return open.isEmpty() && ambient == Ambient.UNKNOWN
        ? new Frames(inFrame ? Ambient.OPEN : Ambient.NONE, open, endedAt, known)
        : this;
  }

  /** Joins two paths. */
  static Frames join(Frames a, Frames b) {
    return a.equals(b) ? a : LOST;
  }
}
