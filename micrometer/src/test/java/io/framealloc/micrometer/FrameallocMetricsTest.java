package io.framealloc.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.Frame;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.accounting.Statistics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FrameallocMetricsTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void bind() {
    new FrameallocMetrics(alloc, Tags.of("loop", "sim")).bindTo(registry);
  }

  @AfterEach
  void close() {
    alloc.close();
  }

  private double gauge(String name, String... tags) {
    return registry.get(name).tag("loop", "sim").tags(tags).gauge().value();
  }

  private double counter(String name, String kind) {
    return registry.get(name).tag("loop", "sim").tag("kind", kind).functionCounter().count();
  }

  @Test
  void meters_areThoseOfTheTable() {
    TreeSet<String> names = new TreeSet<>();
    alloc.withTag("ui", _ -> alloc.poolBox(1).close());
    gauge("framealloc.tags");
    for (Meter meter : registry.getMeters()) {
      names.add(meter.getId().getName());
    }
    assertEquals(
        "[framealloc.allocated, framealloc.allocations, framealloc.deferred.waiting,"
            + " framealloc.frame.used, framealloc.memory.peak, framealloc.memory.reserved,"
            + " framealloc.memory.used, framealloc.pool.free, framealloc.pool.live,"
            + " framealloc.tag.used, framealloc.tags]",
        names.toString());
  }

  @Test
  void memory_isWhatTheStatisticsSay() {
    try (Frame frame = alloc.beginFrame();
        PoolBox<Long> _ = alloc.poolBox(7L)) {
      frame.alloc(4096);
      Statistics now = alloc.statistics();
      assertTrue(now.liveBytes() >= 4096);
      assertEquals(now.liveBytes(), gauge("framealloc.memory.used"));
      assertEquals(now.peakMemory(), gauge("framealloc.memory.peak"));
      assertEquals(alloc.reservedBytes(), gauge("framealloc.memory.reserved"));
      assertEquals(now.frameAllocations(), counter("framealloc.allocations", "frame"));
      assertEquals(now.frameBytes(), counter("framealloc.allocated", "frame"));
      assertEquals(1, counter("framealloc.allocations", "pool"));
      assertEquals(16, counter("framealloc.allocated", "pool"));
      assertEquals(0, counter("framealloc.allocations", "heap"));
      assertEquals(0, counter("framealloc.allocations", "scratch"));
      assertEquals(1, gauge("framealloc.pool.live", "size", "16"));
      assertEquals(0, gauge("framealloc.pool.live", "size", "64"));
    }
    assertEquals(0, gauge("framealloc.memory.used"));
    assertTrue(gauge("framealloc.pool.free", "size", "16") > 0);
    assertEquals(0, gauge("framealloc.deferred.waiting"));
  }

  @Test
  void frames_areTheirPercentiles() {
    for (int i = 0; i < 100; i++) {
      try (Frame frame = alloc.beginFrame()) {
        frame.alloc(i == 99 ? 1 << 20 : 1024);
      }
    }
    assertEquals(1024, gauge("framealloc.frame.used", "quantile", "0.5"), 256);
    assertEquals(1024, gauge("framealloc.frame.used", "quantile", "0.99"), 256);
    assertEquals(1 << 20, gauge("framealloc.frame.used", "quantile", "1.0"), 1 << 18);
  }

  @Test
  void tagThatComesLater_getsAMeter() {
    assertNull(registry.find("framealloc.tag.used").tag("tag", "physics::contacts").gauge());
    alloc.withTag(
        "physics",
        _ ->
            alloc.withTag(
                "contacts",
                _ -> {
                  try (PoolBox<Long> _ = alloc.poolBox(7L)) {
                    assertEquals(2, gauge("framealloc.tags"));
                    assertEquals(16, gauge("framealloc.tag.used", "tag", "physics::contacts"));
                    assertEquals(16, gauge("framealloc.tag.used", "tag", "physics"));
                  }
                }));
    assertEquals(0, gauge("framealloc.tag.used", "tag", "physics"));
  }

  @Test
  void twoAllocators_areToldApartByTheirTags() {
    try (SmartAlloc other = SmartAlloc.create();
        PoolBox<Long> _ = other.poolBox(7L)) {
      new FrameallocMetrics(other, Tags.of("loop", "audio")).bindTo(registry);
      assertEquals(0, gauge("framealloc.pool.live", "size", "16"));
      assertEquals(
          1,
          registry.get("framealloc.pool.live").tags("loop", "audio", "size", "16").gauge().value());
    }
  }
}
