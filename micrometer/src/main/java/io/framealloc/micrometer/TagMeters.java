package io.framealloc.micrometer;

import io.framealloc.SmartAlloc;
import io.framealloc.accounting.TagStats;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A meter for each tag of an allocator. Tags come while a program runs, and an allocator calls
 * nobody: they are looked for whenever the meter of their number is read.
 */
final class TagMeters {

  private final MeterRegistry registry;
  private final Tags tags;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  private TagMeters(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
  }

  static void bind(SmartAlloc alloc, Tags tags, MeterRegistry registry) {
    TagMeters meters = new TagMeters(registry, tags);
    meters.update(alloc);
    Gauge.builder("framealloc.tags", alloc, meters::update)
        .tags(tags)
        .description("how many tags were used")
        .register(registry);
  }

  private double update(SmartAlloc alloc) {
    for (TagStats stats : alloc.tagStats()) {
      String name = stats.name();
      if (known.add(name)) {
        Gauge.builder("framealloc.tag.used", alloc, from -> from.tagStats(name).liveBytes())
            .tags(tags)
            .tag("tag", name)
            .baseUnit(BaseUnits.BYTES)
            .description("memory in use under a tag and the tags inside it")
            .register(registry);
      }
    }
    return known.size();
  }
}
