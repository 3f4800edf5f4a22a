package io.framealloc;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.internal.pool.ClassCount;
import io.framealloc.internal.pool.FlightLog;
import io.framealloc.internal.pool.HeapMemory;
import io.framealloc.internal.pool.Pool;
import io.framealloc.internal.pool.Releaser;
import io.framealloc.internal.pool.SizeClasses;
import io.framealloc.internal.text.ByteSizes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** What one allocator holds beyond frames: slots, extents, pools of objects. */
final class Pools {

  final Pool pool;
  final HeapMemory heap;
  final FlightLog flights;
  private final Releaser releaser = new Releaser();
  private final DiagnosticSink sink;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<ObjectPool<?>> objectPools = Collections.newSetFromMap(new WeakHashMap<>());
  private boolean closed;

  Pools(AllocConfig config, DiagnosticSink sink) {
    int[] sizes = config.poolSizeClasses().stream().mapToInt(Integer::intValue).toArray();
    this.sink = sink;
    this.pool = new Pool(new SizeClasses(sizes), config::poolLimit, config.zeroOnReuse(), releaser);
    this.heap = new HeapMemory(config.zeroOnReuse(), releaser);
    this.flights = new FlightLog(new LostTransfers(sink));
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

  List<PoolClassStats> stats() {
    return pool.counts().stream()
        .map(c -> new PoolClassStats(c.slotBytes, c.live, c.slots - c.live, c.slabs, c.wastedBytes))
        .toList();
  }

  long reservedBytes() {
    return pool.bytes() + heap.bytes() + releaser.bytes();
  }

  void trim() {
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
    List<ClassCount> counts = pool.close();
    for (ClassCount count : counts) {
      if (count.live > 0) {
        reportLeak("pool memory never closed: sizeClass=", count.slotBytes, count.live, "Pool");
      }
    }
    LostTransfers.close(counts, sink);
    heap.close()
        .forEach((size, n) -> reportLeak("heap memory never closed: size=", size, n, "Heap"));
    for (ObjectPool<?> each : objects) {
      int live = each.close();
      if (live > 0) {
        sink.report(
            Diagnostic.of(
                Code.FA401,
                "pooled objects never released: count=%d; hint: release every object, best by a lease"
                    .formatted(live)));
      }
    }
  }

  private void reportLeak(String what, long size, long count, String kind) {
    sink.report(
        Diagnostic.of(
            Code.FA401,
            "%s%s, count=%d, bytes=%s; hint: close every %sBox and %sSlot, best by try-with-resources"
                .formatted(
                    what,
                    ByteSizes.format(size),
                    count,
                    ByteSizes.format(count * size),
                    kind,
                    kind)));
  }

  /** An object of a pool was collected while it was in use. */
  void reportCollected(int count) {
    sink.report(
        Diagnostic.of(
            Code.FA401,
            "pooled objects never released: count=%d, they were collected; hint: release every object, best by a lease"
                .formatted(count)));
  }
}
