package io.framealloc;

import io.framealloc.internal.behavior.Recorder;
import io.framealloc.internal.frame.ArenaConfig;
import io.framealloc.internal.frame.ThreadArena;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The arena of one thread, with its last frames.
 *
 * <p>They are in an array of their own type, and that is a final class: a store into an {@code
 * Object[]} would test each time what the array may hold.
 */
final class FrameArena extends ThreadArena {

  private @Nullable Frame[] recent = new Frame[RECENT];

  /** What phases are counted in. */
  final PhaseTable phases;

  /** Where findings of this thread go. */
  final DiagnosticSink sink;

  /** Tells the frames of this thread; null while nobody listens. */
  @Nullable FrameWatch watch;

  /** How many of the actions at arrival this thread has done; see {@link ThreadArenas}. */
  int arrivals;

  /** What the behaviour filter knows of this thread; null if it was never on. */
  @Nullable Recorder recorder;

  private @Nullable TagScopes tags;
  private @Nullable AllocationFlight allocations;

  FrameArena(ArenaConfig config, PhaseTable phases, DiagnosticSink sink, Thread owner) {
    super(config, owner);
    this.phases = phases;
    this.sink = sink;
  }

  /** The path of the current tag, or null if there is none. */
  @Nullable String tag() {
    String path = ledger == null ? "" : ledger.payer().account.path;
    return path.isEmpty() ? null : path;
  }

  /** Writes the allocations of this thread into recordings that ask for them, from now on. */
  void inspectAllocations() {
    if (allocations == null) {
      allocations = new AllocationFlight(this);
      inspectBy(allocations);
    }
  }

  /** Begins or ceases to tell the frames of this thread. */
  void watch(boolean on) {
    FrameWatch known = watch;
    if (on && known == null) {
      known = new FrameWatch(this, sink.events);
      watch = known;
      atFrames(known);
    } else if (!on && known != null) {
      watch = null;
      notAtFrames(known);
    }
  }

  /** The tag scopes of this thread. */
  TagScopes tags() {
    TagScopes known = tags;
    if (known == null) {
      known = new TagScopes(this);
      tags = known;
    }
    return known;
  }

  /** Keeps the frame that has just begun, until as many have begun after it. */
  void remember(Frame frame) {
    recent[(int) number & (RECENT - 1)] = frame;
  }

  /** The open frame, or the last one; not before the first. */
  Frame newest() {
    return Objects.requireNonNull(frame(number));
  }

  @Override
  public @Nullable Frame frame(long number) {
    return recent[(int) number & (RECENT - 1)];
  }

  @Override
  protected void renewFrames() {
    recent = recent.clone();
  }
}
