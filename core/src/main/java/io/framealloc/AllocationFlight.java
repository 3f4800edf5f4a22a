package io.framealloc;

import io.framealloc.internal.frame.Inspector;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.jfr.FlightWriter;
import io.framealloc.internal.memory.Block;

/**
 * Writes the allocations in the frames of one thread into recordings that ask for them. It is
 * attached for the first of these recordings, and then asks at the begin of each frame.
 */
final class AllocationFlight extends Inspector {

  private final FrameArena arena;

  AllocationFlight(FrameArena arena) {
    this.arena = arena;
  }

  @Override
  public boolean began(ThreadArena of) {
    FlightWriter writer = arena.sink.events.writer();
    return writer != null && writer.wantsAllocations();
  }

  @Override
  public void took(Block block, long address, long bytes) {
    FlightWriter writer = arena.sink.events.writer();
    if (writer != null) {
      writer.allocation(bytes, "frame", arena.tag());
    }
  }
}
