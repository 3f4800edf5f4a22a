package io.framealloc;

import io.framealloc.accounting.FrameEvent;
import io.framealloc.internal.frame.FrameTask;
import io.framealloc.internal.jfr.FlightWriter;
import io.framealloc.internal.jfr.FrameFlight;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells the frames and phases of one thread; attached while somebody listens. A frame that was open
 * when this was attached is not told. Only the thread of the arena comes here.
 */
final class FrameWatch implements FrameTask {

  /* As many names of phases stand in the event of a frame. */
  private static final int MOST_NAMES = 8;

  private final FrameArena arena;
  private final FrameEvents events;
  private final ArrayDeque<FrameEvent> waiting = new ArrayDeque<>();
  private @Nullable FrameFlight flight;
  private boolean inFlight;
  private long number;
  private long since;
  private long lastNanos;
  private long receivedBefore;
  private long deferredBefore;

  /* The open phases, the outermost first. */
  private @Nullable FramePhase[] open = new @Nullable FramePhase[4];
  private long[] openSince = new long[4];
  private int depth;

  /* The names of this frame's phases and of the last one's, with those as one text. */
  private final @Nullable String[] names = new @Nullable String[MOST_NAMES];
  private final @Nullable String[] lastNames = new @Nullable String[MOST_NAMES];
  private int named;
  private int lastNamed;
  private String joined = "";

  FrameWatch(FrameArena arena, FrameEvents events) {
    this.arena = arena;
    this.events = events;
  }

  @Override
  public void began() {
    number = arena.number;
    depth = 0;
    named = 0;
    receivedBefore = events.received.get();
    deferredBefore = events.deferred.get();
    FlightWriter writer = events.writer();
    inFlight = writer != null;
    if (writer != null) {
      if (flight == null) {
        flight = writer.frames(events.allocator);
      }
      flight.begin();
      if (writer.wantsAllocations()) {
        arena.inspectAllocations();
      }
    }
    since = System.nanoTime();
    tellWaiting();
    if (events.isHeard()) {
      events.tellListeners(new FrameEvent.FrameBegin(number));
    }
  }

  @Override
  public void ended() {
    if (number != arena.number) {
      return;
    }
    lastNanos = System.nanoTime() - since;
    if (inFlight && flight != null) {
      inFlight = false;
      flight.end(
          number,
          phases(),
          arena.tag(),
          arena.allocatedBytes(),
          arena.allocations(),
          arena.overflows());
    }
    Arrays.fill(open, 0, depth, null);
    depth = 0;
    tellWaiting();
    if (events.isHeard()) {
      events.tellListeners(
          new FrameEvent.FrameEnd(
              number,
              arena.allocatedBytes(),
              arena.allocations(),
              arena.peakUsed(),
              arena.overflows(),
              lastNanos));
    }
  }

  private @Nullable String phases() {
    if (named < 2) {
      return named == 0 ? null : names[0];
    }
    if (!Arrays.equals(names, 0, named, lastNames, 0, lastNamed)) {
      System.arraycopy(names, 0, lastNames, 0, named);
      lastNamed = named;
      joined = String.join(", ", Arrays.copyOf(names, named));
    }
    return joined;
  }

  @Override
  public void overflowed(long bytes) {
    String policy = arena.policy();
    events.later(new FrameEvent.Overflow(arena.number, bytes, policy));
  }

  /** Tells an event when what is going on is over. */
  void later(FrameEvent event) {
    if (events.isHeard()) {
      waiting.add(event);
    }
  }

  /** Tells listeners what has waited. */
  void tellWaiting() {
    for (FrameEvent event = waiting.poll(); event != null; event = waiting.poll()) {
      events.tellListeners(event);
    }
  }

  /* Phases. */

  void phaseBegan(FramePhase phase) {
    if (number != arena.number) {
      return;
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
      openSince = Arrays.copyOf(openSince, 2 * depth);
    }
    if (inFlight && flight != null) {
      flight.beginPhase(depth);
    }
    openSince[depth] = System.nanoTime();
    open[depth] = phase;
    depth++;
    if (named < MOST_NAMES) {
      names[named] = phase.name();
      named++;
    }
    tellWaiting();
    if (events.isHeard()) {
      events.tellListeners(new FrameEvent.PhaseBegin(number, phase.name()));
    }
  }

  /** The phase is closed; usually it is the innermost. */
  void phaseEnded(FramePhase phase) {
    int at = depth - 1;
    while (at >= 0 && open[at] != phase) {
      at--;
    }
    if (at < 0) {
      return;
    }
    long nanos = System.nanoTime() - openSince[at];
    long bytes = phase.bytesAllocated();
    long allocations = phase.allocationCount();
    if (inFlight && flight != null) {
      flight.endPhase(at, number, phase.name(), bytes, allocations);
    }
    open[at] = null;
    while (depth > 0 && open[depth - 1] == null) {
      depth--;
    }
    tellWaiting();
    if (events.isHeard()) {
      events.tellListeners(
          new FrameEvent.PhaseEnd(number, phase.name(), bytes, allocations, nanos));
    }
  }

  /* Figures. */

  /** How long the last whole frame took, in nanoseconds; 0 before it. */
  long lastNanos() {
    return lastNanos;
  }

  /** How many transfers were received since the frame began, by any thread. */
  long receivedInFrame() {
    return events.received.get() - receivedBefore;
  }

  /** How many slots were taken back since the frame began, by any thread. */
  long deferredInFrame() {
    return events.deferred.get() - deferredBefore;
  }
}
