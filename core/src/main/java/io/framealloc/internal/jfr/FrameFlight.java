package io.framealloc.internal.jfr;

import org.jspecify.annotations.Nullable;

/** Writes the frames and phases of one thread; used again for each, so that it makes no garbage. */
public interface FrameFlight {

  /** A frame begins now. */
  void begin();

  /** The frame ends now. */
  void end(
      long number,
      @Nullable String phase,
      @Nullable String tag,
      long bytes,
      long allocations,
      int overflows);

  /** A phase begins now, inside {@code depth} others. */
  void beginPhase(int depth);

  /** The phase that began inside {@code depth} others ends now. */
  void endPhase(int depth, long number, String name, long bytes, long allocations);
}
