package io.framealloc.internal.jfr;

import io.framealloc.accounting.FrameEvent;
import java.util.List;
import jdk.jfr.Event;
import org.jspecify.annotations.Nullable;

/** Writes events as those of {@link JfrEvents}. */
final class JfrWriter implements FlightWriter {

  static final JfrWriter INSTANCE = new JfrWriter();

  private static final List<Event> ALL =
      List.of(
          new JfrEvents.FrameEnded(),
          new JfrEvents.PhaseEnded(),
          new JfrEvents.Overflowed(),
          new JfrEvents.Budget(),
          new JfrEvents.StaleAccess(),
          new JfrEvents.Leaked(),
          new JfrEvents.BlockMoved(),
          new JfrEvents.Transfer(),
          new JfrEvents.Allocated());

  private static final Event ALLOCATION = new JfrEvents.Allocated();

  private JfrWriter() {}

  /** Whether a recording runs that wants any event of ours. */
  static boolean isAnyEnabled() {
    return ALL.stream().anyMatch(Event::isEnabled);
  }

  @Override
  public FrameFlight frames(String allocator) {
    return new JfrFrames(allocator);
  }

  @Override
  public boolean wantsAllocations() {
    return ALLOCATION.isEnabled();
  }

  @Override
  public void allocation(long bytes, String kind, @Nullable String tag) {
    new JfrEvents.Allocated().commit(bytes, kind, tag);
  }

  @Override
  public void write(FrameEvent event) {
    switch (event) {
      case FrameEvent.Overflow e -> new JfrEvents.Overflowed().commit(e);
      case FrameEvent.BudgetExceeded e -> new JfrEvents.Budget().commit(e);
      case FrameEvent.SoftLimitReached e -> new JfrEvents.Budget().commit(e);
      case FrameEvent.StaleAccess e -> new JfrEvents.StaleAccess().commit(e);
      case FrameEvent.Leak e -> new JfrEvents.Leaked().commit(e);
      case FrameEvent.BlockGrown e -> new JfrEvents.BlockMoved().commit(e.bytes(), true);
      case FrameEvent.BlockTrimmed e -> new JfrEvents.BlockMoved().commit(e.bytes(), false);
      case FrameEvent.TransferSent e -> new JfrEvents.Transfer().commit(e.id(), e.bytes(), false);
      case FrameEvent.TransferReceived e ->
          new JfrEvents.Transfer().commit(e.id(), e.bytes(), true);
      case FrameEvent.FrameBegin _,
          FrameEvent.FrameEnd _,
          FrameEvent.PhaseBegin _,
          FrameEvent.PhaseEnd _,
          FrameEvent.DeferredFree _ -> {}
    }
  }
}
