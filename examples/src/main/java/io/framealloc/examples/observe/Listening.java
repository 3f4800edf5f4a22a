package io.framealloc.examples.observe;

import io.framealloc.AllocConfig;
import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import io.framealloc.accounting.EventSubscription;
import io.framealloc.accounting.FrameEvent;
import io.framealloc.diagnostics.DiagnosticException;
import io.framealloc.diagnostics.StrictMode;
import java.util.List;

/** Listeners, strict mode and the managed bean. */
final class Listening {

  private Listening() {}

  // region listener
  static void listen(SmartAlloc alloc, List<String> log) {
    try (EventSubscription _ = alloc.onFrameEvent(event -> tell(event, log))) {
      try (Frame frame = alloc.beginFrame()) {
        frame.floatVec(1000);
      }
    }
  }

  private static void tell(FrameEvent event, List<String> log) {
    switch (event) {
      case FrameEvent.FrameEnd end ->
          log.add("frame " + end.number() + " took " + end.bytes() + " bytes");
      case FrameEvent.Overflow overflow -> log.add("overflow by " + overflow.bytes());
      case FrameEvent.Leak leak -> log.add(leak.count() + " x " + leak.kind() + " leaked");
      default -> {}
    }
  }

  // endregion

  @SuppressWarnings("FA401") // the Problem itself: a leak that strict mode reports
  // region strict
  static String strict() {
    AllocConfig config = AllocConfig.builder().strictMode(StrictMode.WARNINGS).build();
    try (SmartAlloc alloc = SmartAlloc.create(config)) {
      alloc.poolBox(1L); // never closed
    } catch (DiagnosticException leak) {
      return leak.code().name(); // thrown by the close of the allocator
    }
    return "clean";
  }

  // endregion

  // region bean
  static String bean(SmartAlloc alloc) {
    alloc.enableStatistics();
    return alloc.registerMXBean("game-loop");
  }
  // endregion
}
