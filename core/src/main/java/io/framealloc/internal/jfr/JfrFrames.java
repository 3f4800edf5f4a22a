package io.framealloc.internal.jfr;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One event for all frames of a thread, and one for all phases of the same depth. */
final class JfrFrames implements FrameFlight {

  private final String allocator;
  private final JfrEvents.FrameEnded frame = new JfrEvents.FrameEnded();
  private JfrEvents.@Nullable PhaseEnded[] phases = new JfrEvents.@Nullable PhaseEnded[4];

  JfrFrames(String allocator) {
    this.allocator = allocator;
  }

  @Override
  public void begin() {
    frame.begin();
  }

  @Override
  public void end(
      long number,
      @Nullable String phase,
      @Nullable String tag,
      long bytes,
      long allocations,
      int overflows) {
    frame.end();
    if (frame.shouldCommit()) {
      frame.number = number;
      frame.phase = phase;
      frame.tag = tag;
      frame.bytes = bytes;
      frame.allocations = allocations;
      frame.overflows = overflows;
      frame.allocator = allocator;
      frame.commit();
    }
  }

  @Override
  public void beginPhase(int depth) {
    if (depth >= phases.length) {
      phases = Arrays.copyOf(phases, 2 * depth);
    }
    JfrEvents.PhaseEnded phase = phases[depth];
    if (phase == null) {
      phase = new JfrEvents.PhaseEnded();
      phases[depth] = phase;
    }
    phase.begin();
  }

  @Override
  public void endPhase(int depth, long number, String name, long bytes, long allocations) {
    JfrEvents.PhaseEnded phase = depth < phases.length ? phases[depth] : null;
    if (phase == null) {
      return;
    }
    phase.end();
    if (phase.shouldCommit()) {
      phase.number = number;
      phase.name = name;
      phase.bytes = bytes;
      phase.allocations = allocations;
      phase.allocator = allocator;
      phase.commit();
    }
  }
}
