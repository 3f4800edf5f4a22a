package io.framealloc;

import io.framealloc.internal.pool.SizeClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings of pools: the sizes of slots, and how many may be open.
 *
 * @param sizeClasses bytes, ascending
 * @param limits the most open slots by size class; under {@link #ALL} that of every other class
 */
record PoolSettings(List<Integer> sizeClasses, Map<Integer, Long> limits) {

  static final String SIZE_CLASSES = "poolSizeClasses";
  static final String LIMIT = "poolLimit";

  /** The key of the limit of every class without its own. */
  static final int ALL = Integer.MIN_VALUE;

  private static final List<Integer> DEFAULT = List.of(16, 32, 64, 128, 256, 512, 1024, 2048, 4096);
  private static final int MOST_CLASSES = 64;

  static PoolSettings from(Settings settings) {
    List<Integer> classes =
        settings.value(
            SIZE_CLASSES,
            DEFAULT,
            PoolSettings::parseClasses,
            PoolSettings::join,
            "sizes such as 64,256,4k");
    checkClasses(classes);
    Map<Integer, Long> limits =
        settings.value(
            LIMIT,
            Map.of(),
            PoolSettings::parseLimits,
            PoolSettings::describe,
            "a number such as 1000, or 1000,64:10 to limit one size class to 10");
    limits.forEach((sizeClass, limit) -> checkLimit(classes, sizeClass, limit));
    return new PoolSettings(List.copyOf(classes), Map.copyOf(limits));
  }

  /** The limits that the builder has set so far, and one more. */
  @SuppressWarnings("unchecked") // set by the builder
  static Map<Integer, Long> with(Settings settings, int sizeClass, long slots) {
    Map<Integer, Long> limits = new TreeMap<>();
    if (settings.explicit(LIMIT) instanceof Map<?, ?> before) {
      limits.putAll((Map<Integer, Long>) before);
    }
    limits.put(sizeClass, slots);
    return limits;
  }

  /** The most open slots of a size class; {@link Long#MAX_VALUE} if there is no limit. */
  long limit(int sizeClass) {
    Long own = limits.get(sizeClass);
    return own != null ? own : limits.getOrDefault(ALL, Long.MAX_VALUE);
  }

  private static void checkClasses(List<Integer> classes) {
    int last = 0;
    for (int size : classes) {
      boolean fits = size >= SizeClasses.SMALLEST && size <= SizeClasses.LARGEST;
      if (!fits || size <= last || size % SizeClasses.SMALLEST != 0) {
        throw badClasses(classes);
      }
      last = size;
    }
    if (classes.isEmpty() || classes.size() > MOST_CLASSES) {
      throw badClasses(classes);
    }
  }

  private static IllegalArgumentException badClasses(List<Integer> classes) {
    return new IllegalArgumentException(
        "%s is not 1 to %d ascending multiples of %d from %d to %d: value=%s"
            .formatted(
                SIZE_CLASSES,
                MOST_CLASSES,
                SizeClasses.SMALLEST,
                SizeClasses.SMALLEST,
                SizeClasses.LARGEST,
                join(classes)));
  }

  private static void checkLimit(List<Integer> classes, int sizeClass, long limit) {
    if (limit < 0) {
      throw new IllegalArgumentException(LIMIT + " out of range: value=" + limit + ", min=0");
    }
    if (sizeClass != ALL && !classes.contains(sizeClass)) {
      throw new IllegalArgumentException(
          "%s of a size that is no size class: sizeClass=%d, %s=%s"
              .formatted(LIMIT, sizeClass, SIZE_CLASSES, join(classes)));
    }
  }

  private static List<Integer> parseClasses(String text) {
    List<Integer> classes = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      classes.add(Math.toIntExact(Settings.parseSize(each)));
    }
    return classes;
  }

  private static Map<Integer, Long> parseLimits(String text) {
    Map<Integer, Long> limits = new TreeMap<>();
    for (String each : text.split(",", -1)) {
      int colon = each.indexOf(':');
      int sizeClass =
          colon < 0 ? ALL : Math.toIntExact(Settings.parseSize(each.substring(0, colon)));
      limits.put(sizeClass, Long.parseLong(each.substring(colon + 1).strip()));
    }
    return limits;
  }

  private static String join(List<Integer> classes) {
    return classes.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  private static String describe(Map<Integer, Long> limits) {
    return limits.isEmpty()
        ? "unlimited"
        : new TreeMap<>(limits)
            .entrySet().stream()
                .map(e -> (e.getKey() == ALL ? "" : e.getKey() + ":") + e.getValue())
                .collect(Collectors.joining(","));
  }
}
