package io.framealloc.internal.jfr;

import io.framealloc.accounting.FrameEvent;
import org.jspecify.annotations.Nullable;

/** Writes into the recordings that run now. */
public interface FlightWriter {

  /** What one thread writes its frames of one allocator with. */
  FrameFlight frames(String allocator);

  /** Whether a recording wants single allocations. */
  boolean wantsAllocations();

  /** Writes an allocation, if it is among those that are not throttled away. */
  void allocation(long bytes, String kind, @Nullable String tag);

  /** Writes an event, unless it is one that {@link FrameFlight} writes. Any thread. */
  void write(FrameEvent event);
}
