package io.framealloc;

import io.framealloc.internal.frame.ArenaConfig;
import io.framealloc.internal.frame.ThreadArena;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The arena of one thread, with its last frames.
 *
 * <p>They are in an array of their own type, and that is a final class: a store into an {@code
 * Object[]} would test each time what the array may hold. Both ends of the array are left unused,
 * so that the arrays of two threads, which may lie side by side, share no cache line.
 */
final class FrameArena extends ThreadArena {

  private static final int UNUSED = 14;

  private @Nullable Frame[] recent = new Frame[UNUSED + RECENT + UNUSED];

  FrameArena(ArenaConfig config, Thread owner) {
    super(config, owner);
  }

  /** Keeps the frame that has just begun, until as many have begun after it. */
  void remember(Frame frame) {
    recent[UNUSED + ((int) number & (RECENT - 1))] = frame;
  }

  /** The open frame, or the last one; not before the first. */
  Frame newest() {
    return Objects.requireNonNull(frame(number));
  }

  @Override
  public @Nullable Frame frame(long number) {
    return recent[UNUSED + ((int) number & (RECENT - 1))];
  }

  @Override
  protected void renewFrames() {
    recent = recent.clone();
  }
}
