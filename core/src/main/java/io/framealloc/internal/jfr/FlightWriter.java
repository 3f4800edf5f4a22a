package io.framealloc.internal.jfr;

import io.framealloc.accounting.FrameEvent;

/** Writes into the recordings that run now. */
public interface FlightWriter {

  /** What one thread writes its frames of one allocator with. */
  FrameFlight frames(String allocator);

  /** Writes an event, unless it is one that {@link FrameFlight} writes. Any thread. */
  void write(FrameEvent event);
}
