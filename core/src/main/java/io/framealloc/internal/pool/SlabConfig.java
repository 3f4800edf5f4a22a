package io.framealloc.internal.pool;

import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What all slabs of one allocator have in common. */
final class SlabConfig {

  private static final int SMALLEST_SLAB = 64 << 10;
  private static final int LEAST_SLOTS = 8;

  private final SizeClasses classes;
  private final List<PoolLimit> limits;
  private final boolean zeroes;
  private final Deferral deferral;
  private final LeakWatch leaks;
  private final boolean limited;
  private final int slabBytes;
  private volatile boolean guards;

  /** {@code limits} gives the most open slots of a slot size, or {@link Long#MAX_VALUE}. */
  SlabConfig(
      SizeClasses classes,
      IntToLongFunction limits,
      boolean zeroes,
      Deferral deferral,
      LeakWatch leaks) {
    this.deferral = deferral;
    this.leaks = leaks;
    this.classes = classes;
    this.zeroes = zeroes;
    this.limits =
        IntStream.range(0, classes.count())
            .mapToObj(index -> new PoolLimit(limits.applyAsLong(classes.size(index))))
            .toList();
    this.limited = this.limits.stream().anyMatch(limit -> limit.max() != Long.MAX_VALUE);
    this.slabBytes =
        Math.max(SMALLEST_SLAB, Integer.highestOneBit(classes.largest() * LEAST_SLOTS * 2 - 1));
  }

  SizeClasses classes() {
    return classes;
  }

  /** Whether a slot is zeroed when it is closed. */
  boolean zeroes() {
    return zeroes;
  }

  /** From now on slabs are made with guards around their slots. */
  void guard() {
    guards = true;
  }

  /** Whether they are. */
  boolean guards() {
    return guards;
  }

  /** When owners take over what other threads have closed. */
  Deferral deferral() {
    return deferral;
  }

  /** Which boxes are watched. */
  LeakWatch leaks() {
    return leaks;
  }

  /** Whether any class has a limit. */
  boolean isLimited() {
    return limited;
  }

  /** The limit of a class, or null if it has none. */
  @Nullable PoolLimit limit(int sizeClass) {
    PoolLimit limit = limits.get(sizeClass);
    return limit.max() == Long.MAX_VALUE ? null : limit;
  }

  /** The size of every slab in bytes, so that any class can use any slab's memory. */
  int slabBytes() {
    return slabBytes;
  }
}
