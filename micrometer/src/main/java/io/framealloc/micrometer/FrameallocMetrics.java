package io.framealloc.micrometer;

import io.framealloc.PoolClassStats;
import io.framealloc.SmartAlloc;
import io.framealloc.accounting.Statistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one allocator as meters; binding switches its statistics on.
 *
 * <table>
 *   <caption>The meters</caption>
 *   <tr><th>name</th><th>type, tags</th><th>what</th></tr>
 *   <tr><td>{@code framealloc.memory.reserved}</td><td>gauge, bytes</td>
 *     <td>native memory held from the operating system</td></tr>
 *   <tr><td>{@code framealloc.memory.used}</td><td>gauge, bytes</td><td>in use</td></tr>
 *   <tr><td>{@code framealloc.memory.peak}</td><td>gauge, bytes</td>
 *     <td>the most that was in use at once</td></tr>
 *   <tr><td>{@code framealloc.allocations}</td><td>counter, {@code kind}</td>
 *     <td>how often memory was taken</td></tr>
 *   <tr><td>{@code framealloc.allocated}</td><td>counter, bytes, {@code kind}</td>
 *     <td>what was taken</td></tr>
 *   <tr><td>{@code framealloc.frame.used}</td><td>gauge, bytes, {@code quantile}</td>
 *     <td>what frames used at their peak</td></tr>
 *   <tr><td>{@code framealloc.pool.live}</td><td>gauge, {@code size}</td><td>open slots</td></tr>
 *   <tr><td>{@code framealloc.pool.free}</td><td>gauge, {@code size}</td>
 *     <td>slots kept for reuse</td></tr>
 *   <tr><td>{@code framealloc.deferred.waiting}</td><td>gauge</td>
 *     <td>slots closed by another thread, waiting for their owner</td></tr>
 *   <tr><td>{@code framealloc.tags}</td><td>gauge</td><td>how many tags were used</td></tr>
 *   <tr><td>{@code framealloc.tag.used}</td><td>gauge, bytes, {@code tag}</td>
 *     <td>in use under a tag and the tags inside it</td></tr>
 * </table>
 *
 * <p>{@code kind} is {@code frame}, {@code pool}, {@code heap} or {@code scratch}; {@code size} is
 * the size class in bytes. A tag that is used for the first time gets its meter when {@code
 * framealloc.tags} is next read. Counters start at zero again after {@code resetStatistics}.
 *
 * <h2>Lifetime</h2>
 *
 * The meters do not keep the allocator from being collected; they then tell nothing.
 *
 * <h2>Threads</h2>
 *
 * May be shared freely.
 *
 * @since 0.1
 */
public final class FrameallocMetrics implements MeterBinder {

  private static final double[] PERCENTILES = {50, 99, 100};

  private final SmartAlloc alloc;
  private final Tags tags;

  /**
   * Prepares the meters of an allocator.
   *
   * @param alloc the allocator
   */
  public FrameallocMetrics(SmartAlloc alloc) {
    this(alloc, Tags.empty());
  }

  /**
   * Prepares the meters of an allocator, with tags that tell it from others.
   *
   * @param alloc the allocator
   * @param tags for each of its meters
   */
  public FrameallocMetrics(SmartAlloc alloc, Tags tags) {
    this.alloc = Objects.requireNonNull(alloc, "alloc");
    this.tags = Objects.requireNonNull(tags, "tags");
  }

  /**
   * Adds the meters to a registry, and switches the statistics of the allocator on.
   *
   * @param registry where they go
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    alloc.enableStatistics();
    bindMemory(registry);
    bindKind(registry, "frame", Statistics::frameAllocations, Statistics::frameBytes);
    bindKind(registry, "pool", Statistics::poolAllocations, Statistics::poolBytes);
    bindKind(registry, "heap", Statistics::heapAllocations, Statistics::heapBytes);
    bindKind(registry, "scratch", Statistics::scratchAllocations, Statistics::scratchBytes);
    bindFrames(registry);
    alloc.poolStats().forEach(pool -> bindPool(registry, pool.size()));
    Gauge.builder("framealloc.deferred.waiting", alloc, from -> from.deferredFreeStats().waiting())
        .tags(tags)
        .description("slots closed by another thread, waiting for their owner")
        .register(registry);
    TagMeters.bind(alloc, tags, registry);
  }

  private void bindMemory(MeterRegistry registry) {
    bytes("framealloc.memory.reserved", SmartAlloc::reservedBytes)
        .description("native memory held from the operating system")
        .register(registry);
    bytes("framealloc.memory.used", from -> from.statistics().liveBytes())
        .description("memory in use")
        .register(registry);
    bytes("framealloc.memory.peak", from -> from.statistics().peakMemory())
        .description("the most memory in use at once")
        .register(registry);
  }

  private Gauge.Builder<SmartAlloc> bytes(String name, ToDoubleFunction<SmartAlloc> value) {
    return Gauge.builder(name, alloc, value).tags(tags).baseUnit(BaseUnits.BYTES);
  }

  private void bindKind(
      MeterRegistry registry,
      String kind,
      ToDoubleFunction<Statistics> count,
      ToDoubleFunction<Statistics> bytes) {
    FunctionCounter.builder(
            "framealloc.allocations", alloc, from -> count.applyAsDouble(from.statistics()))
        .tags(tags)
        .tag("kind", kind)
        .description("how often memory was taken")
        .register(registry);
    FunctionCounter.builder(
            "framealloc.allocated", alloc, from -> bytes.applyAsDouble(from.statistics()))
        .tags(tags)
        .tag("kind", kind)
        .baseUnit(BaseUnits.BYTES)
        .description("memory taken")
        .register(registry);
  }

  private void bindFrames(MeterRegistry registry) {
    for (double percent : PERCENTILES) {
      bytes("framealloc.frame.used", from -> from.frameUsageHistogram().percentile(percent))
          .tag("quantile", Double.toString(percent / 100))
          .description("what frames used at their peak")
          .register(registry);
    }
  }

  private void bindPool(MeterRegistry registry, long size) {
    Tags ofClass = tags.and("size", Long.toString(size));
    Gauge.builder("framealloc.pool.live", alloc, from -> pool(from, size).live())
        .tags(ofClass)
        .description("open slots")
        .register(registry);
    Gauge.builder("framealloc.pool.free", alloc, from -> pool(from, size).free())
        .tags(ofClass)
        .description("slots kept for reuse")
        .register(registry);
  }

  private static PoolClassStats pool(SmartAlloc from, long size) {
    return from.poolStats().stream()
        .filter(pool -> pool.size() == size)
        .findFirst()
        .orElse(new PoolClassStats(size, 0, 0, 0, 0));
  }
}
