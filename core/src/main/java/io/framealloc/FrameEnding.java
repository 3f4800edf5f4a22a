package io.framealloc;

import io.framealloc.internal.frame.Cleanup;
import io.framealloc.internal.frame.Ending;
import io.framealloc.internal.frame.Mark;
import io.framealloc.internal.frame.ThreadArena;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ends of one thread's frames wait for and set off: the barrier, the phases, the retained
 * values of the open frame. Made when first needed.
 */
final class FrameEnding implements Ending {

  /** Forgets the barrier when its frame has ended; one at a time, so it is used again. */
  private final class Boundary extends Cleanup {
    @Override
    protected void regionEnded() {
      barrier = null;
    }
  }

  private final ThreadArena arena;
  private final Boundary boundary = new Boundary();
  private @Nullable FrameBarrier barrier;
  private long barrierFrame;
  private @Nullable FramePhase phase;
  private final List<FrameRetained<?>> retained = new ArrayList<>();
  private final List<FrameRetained<?>> promoted = new ArrayList<>();
  private long retainedFrame;
  private @Nullable VectorShelf shelf;

  private FrameEnding(ThreadArena arena) {
    this.arena = arena;
  }

  static FrameEnding of(ThreadArena arena) {
    if (arena.ending instanceof FrameEnding known) {
      return known;
    }
    FrameEnding made = new FrameEnding(arena);
    arena.ending = made;
    return made;
  }

  /** Lets the open frame end with frame number {@code frame} of a barrier. */
  void endsWith(FrameBarrier with, long frame) {
    barrier = with;
    barrierFrame = frame;
    arena.onRegionEnd(boundary);
  }

  /** Makes {@code opened} the innermost phase, and returns the one around it. */
  @Nullable FramePhase opened(FramePhase opened) {
    FramePhase outer = phase();
    phase = opened;
    return outer;
  }

  /** The innermost open phase. */
  @Nullable FramePhase phase() {
    FramePhase innermost = phase;
    while (innermost != null && !innermost.isOpen()) {
      innermost = innermost.outer;
    }
    phase = innermost;
    return innermost;
  }

  /** Notes a retained value of the open frame, and returns the name of its phase. */
  @Nullable String retained(FrameRetained<?> value) {
    if (retainedFrame != arena.number) {
      retainedFrame = arena.number;
      retained.clear();
    }
    retained.add(value);
    FramePhase in = phase();
    return in == null ? null : in.name();
  }

  @Override
  public @Nullable RuntimeException beforeEnd(@Nullable Mark downTo) {
    if (retainedFrame == arena.number) {
      try {
        Cleanup.announceClose(arena, downTo);
      } finally {
        closed();
      }
    }
    return downTo != null || barrier == null ? null : barrier.tooEarly(barrierFrame);
  }

  private void closed() {
    if (!promoted.isEmpty()) {
      promoted.getFirst().retention.promoted(promoted);
      promoted.clear();
    }
    if (shelf != null) {
      shelf.clear();
    }
  }

  /** Notes a value that has just been promoted. */
  void promoted(FrameRetained<?> value) {
    promoted.add(value);
  }

  /** Where vectors go that are promoted now. */
  VectorShelf shelf(Transfers transfers) {
    VectorShelf known = shelf;
    if (known == null) {
      known = transfers.shelf();
      shelf = known;
    }
    return known;
  }

  /** What became of the retained values of the frame that has just ended. */
  PromotionResult result() {
    List<FrameRetained<?>> values =
        retainedFrame == arena.number ? List.copyOf(retained) : List.of();
    retained.clear();
    return PromotionTally.of(values);
  }
}
