package io.framealloc;

import io.framealloc.accounting.FrameEvent;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.internal.account.Billing;
import io.framealloc.internal.frame.FrameTask;
import io.framealloc.internal.pool.ClassCount;
import io.framealloc.internal.pool.Deferral;
import io.framealloc.internal.pool.DeferredCount;
import io.framealloc.internal.pool.FlightLog;
import io.framealloc.internal.pool.HeapMemory;
import io.framealloc.internal.pool.LeakWatch;
import io.framealloc.internal.pool.Pool;
import io.framealloc.internal.pool.Releaser;
import io.framealloc.internal.pool.SizeClasses;
import io.framealloc.internal.text.ByteSizes;
import io.framealloc.internal.text.Sites;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What one allocator holds beyond frames: slots, extents, pools of objects. */
final class Pools {

  final Pool pool;
  final HeapMemory heap;
  final Billing billing;
  final FlightLog flights;
  private final Releaser releaser = new Releaser();
  final LeakWatch leaks;
  private static final int MOST_SITES = 5;
  private static final String POOL = "pool";
  private static final String HEAP = "heap";

  private final DiagnosticSink sink;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<ObjectPool<?>> objectPools = Collections.newSetFromMap(new WeakHashMap<>());
  private boolean closed;

  Pools(AllocConfig config, DiagnosticSink sink, Billing billing, Consumer<FrameTask> onOwner) {
    this.billing = billing;
    int[] sizes = config.poolSizeClasses().stream().mapToInt(Integer::intValue).toArray();
    this.sink = sink;
    Consumer<Diagnostic> reports = this::found;
    this.leaks =
        switch (config.leakDetection()) {
          case OFF -> LeakWatch.off(reports);
          case SAMPLED -> LeakWatch.sampled(reports);
          case ALL -> LeakWatch.all(reports);
        };
    Deferral deferral = config.deferredFrees().deferral();
    this.pool =
        new Pool(
            new SizeClasses(sizes),
            config::poolLimit,
            config.zeroOnReuse(),
            deferral,
            releaser,
            leaks,
            billing,
            deferral.when() == Deferral.When.EXPLICIT
                ? takeOver -> {}
                : takeOver ->
                    onOwner.accept(
                        FrameTasks.of(
                            deferral.when(), () -> sink.events.deferredFree(takeOver.getAsInt()))));
    this.heap = new HeapMemory(config.zeroOnReuse(), releaser, leaks, billing);
    this.flights = new FlightLog(new LostTransfers(sink));
  }

  /** Guards and poisons slots and extents from now on. */
  void guard() {
    pool.guard();
    heap.guard();
  }

  /* Of slots and extents; outside all locks. */
  private void found(Diagnostic finding) {
    if (finding.code() == Code.FA401) {
      StackTraceElement site = finding.location();
      String kind = finding.message().contains("heap memory") ? HEAP : POOL;
      String place = site == null ? null : Sites.text(site);
      sink.report(finding, new FrameEvent.Leak(Code.FA401, kind, 1, 0, null, place));
    } else {
      sink.report(finding);
    }
  }

  /** Remembers a pool of objects, so that it closes with the allocator. */
  <T> ObjectPool<T> add(ObjectPool<T> added) {
    lock.lock();
    try {
      if (closed) {
        throw Errors.allocatorClosed();
      }
      objectPools.add(added);
      return added;
    } finally {
      lock.unlock();
    }
  }

  /** To whom the acts of the allocator are told. */
  FrameEvents events() {
    return sink.events;
  }

  List<PoolClassStats> stats() {
    leaks.poll();
    return pool.counts().stream()
        .map(c -> new PoolClassStats(c.slotBytes, c.live, c.slots - c.live, c.slabs, c.wastedBytes))
        .toList();
  }

  DeferredFreeStats deferredFreeStats() {
    DeferredCount sum = pool.deferred();
    return new DeferredFreeStats(
        sum.processed + sum.waiting + sum.dropped,
        sum.processed,
        sum.waiting,
        sum.dropped,
        sum.immediate,
        sum.highWater);
  }

  long reservedBytes() {
    return pool.bytes() + heap.bytes() + releaser.bytes();
  }

  void trim() {
    leaks.poll();
    pool.trim();
    heap.trim();
  }

  /** Frees everything and reports what was never closed. */
  void close() {
    List<ObjectPool<?>> objects;
    lock.lock();
    try {
      closed = true;
      objects = new ArrayList<>(objectPools);
      objectPools.clear();
    } finally {
      lock.unlock();
    }
    leaks.poll();
    List<ClassCount> counts = pool.close();
    for (ClassCount count : counts) {
      if (count.live > 0) {
        String what = "pool memory never closed: sizeClass=";
        reportLeak(what, count.slotBytes, count.live, count.sites, "Pool");
      }
    }
    LostTransfers.close(counts, sink);
    heap.close()
        .forEach(
            (size, leak) ->
                reportLeak(
                    "heap memory never closed: size=", size, leak.count, leak.sites, "Heap"));
    leaks
        .repeated()
        .forEach(
            (what, count) ->
                sink.report(
                    Diagnostic.of(
                        Code.FA401,
                        "never closed and collected, as reported before: %s, more=%d"
                            .formatted(what, count))));
    for (ObjectPool<?> each : objects) {
      int live = each.close();
      if (live > 0) {
        sink.report(
            Diagnostic.of(
                Code.FA401,
                "pooled objects never released: count=%d; hint: release every object, best by a lease"
                    .formatted(live)),
            new FrameEvent.Leak(Code.FA401, "object", live, 0, null, null));
      }
    }
  }

  private void reportLeak(
      String what, long size, long count, Map<String, Integer> sites, String kind) {
    sink.report(
        Diagnostic.of(
            Code.FA401,
            "%s%s, count=%d, bytes=%s%s; hint: close every %sBox and %sSlot, best by try-with-resources"
                .formatted(
                    what,
                    ByteSizes.format(size),
                    count,
                    ByteSizes.format(count * size),
                    describe(sites),
                    kind,
                    kind)),
        new FrameEvent.Leak(
            Code.FA401,
            kind.toLowerCase(Locale.ROOT),
            count,
            count * size,
            null,
            sites.isEmpty() ? null : Collections.max(sites.entrySet(), BY_COUNT).getKey()));
  }

  private static final Comparator<Map.Entry<String, Integer>> BY_COUNT =
      Map.Entry.comparingByValue();

  /** The places that most is from, behind a comma and a name; nothing if there are none. */
  static String describe(Map<String, Integer> sites) {
    return sites.isEmpty()
        ? ""
        : sites.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(MOST_SITES)
            .map(site -> site.getKey() + " x" + site.getValue())
            .collect(Collectors.joining(", ", ", sites=", ""));
  }

  /** An object of a pool was collected while it was in use. */
  void reportCollected(int count) {
    sink.report(
        Diagnostic.of(
            Code.FA401,
            "pooled objects never released: count=%d, they were collected; hint: release every object, best by a lease"
                .formatted(count)),
        new FrameEvent.Leak(Code.FA401, "object", count, 0, null, null));
  }
}
