package io.framealloc.examples.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import io.framealloc.micrometer.FrameallocMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

final class MetricsTest {

  // region use
  static double bytesInUse(SmartAlloc alloc, MeterRegistry registry) {
    new FrameallocMetrics(alloc, Tags.of("loop", "physics")).bindTo(registry);
    try (Frame frame = alloc.beginFrame()) {
      frame.alloc(4096);
      return registry.get("framealloc.memory.used").tag("loop", "physics").gauge().value();
    }
  }

  // endregion

  @Test
  void meters_sayWhatIsInUse() {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      assertEquals(4096, bytesInUse(alloc, new SimpleMeterRegistry()));
    }
  }
}
