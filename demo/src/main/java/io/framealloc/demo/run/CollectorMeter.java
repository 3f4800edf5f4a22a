package io.framealloc.demo.run;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts garbage collections and adds up their pauses. Collectors that work beside the program
 * report their cycles and their pauses as beans of their own; for all others the two are one.
 */
final class CollectorMeter {

  private final GarbageCollectorMXBean[] counted;
  private final GarbageCollectorMXBean[] timed;

  CollectorMeter() {
    List<GarbageCollectorMXBean> beans = ManagementFactory.getGarbageCollectorMXBeans();
    counted = without(beans, "Pauses");
    timed = without(beans, "Cycles");
  }

  /** The collections so far; reading it allocates nothing. */
  long count() {
    long sum = 0;
    for (GarbageCollectorMXBean bean : counted) {
      sum += Math.max(0, bean.getCollectionCount());
    }
    return sum;
  }

  /** The milliseconds that collections have stopped the program so far. */
  long pauseMillis() {
    long sum = 0;
    for (GarbageCollectorMXBean bean : timed) {
      sum += Math.max(0, bean.getCollectionTime());
    }
    return sum;
  }

  private static GarbageCollectorMXBean[] without(List<GarbageCollectorMXBean> beans, String end) {
    List<GarbageCollectorMXBean> kept = new ArrayList<>(beans);
    kept.removeIf(bean -> bean.getName().endsWith(end));
    return kept.toArray(GarbageCollectorMXBean[]::new);
  }
}
