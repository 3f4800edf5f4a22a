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

  /** How many of the actions at arrival this thread has done; see {@link ThreadArenas}. */
  int arrivals;

  /** What the behaviour filter knows of this thread; null if it was never on. */
  @Nullable Recorder recorder;

  private @Nullable TagScopes tags;

  FrameArena(ArenaConfig config, PhaseTable phases, Thread owner) {
    super(config, owner);
    this.phases = phases;
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
