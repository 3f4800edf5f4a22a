package io.framealloc;

import io.framealloc.PromotionFailure.Reason;
import io.framealloc.RetentionPolicy.Destination;
import io.framealloc.accounting.FrameEvent;
import io.framealloc.accounting.Tag;
import io.framealloc.diagnostics.BudgetExceededException;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.CorruptionException;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.diagnostics.PoolExhaustedException;
import io.framealloc.diagnostics.Snapshot;
import io.framealloc.internal.text.ByteSizes;
import io.framealloc.internal.text.Sites;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/** What one allocator knows of its retained values: the promoted ones, and the scratch pools. */
final class Retention {

  private static final long SCRATCH_CAPACITY = Bytes.megabytes(1);
  private static final int FIRST_LOOK = 64;

  final SmartAlloc alloc;
  private final DiagnosticSink sink;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, ScratchPool> scratchPools = new HashMap<>();
  private final List<FrameRetained<?>> promoted = new ArrayList<>();
  private final LongAdder unread = new LongAdder();
  private final Map<String, Integer> unreadSites = new ConcurrentHashMap<>();
  private final LongAdder toPool = new LongAdder();
  private final LongAdder toHeap = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private int nextLook = FIRST_LOOK;
  private boolean discardReported;
  private boolean closed;

  Retention(SmartAlloc alloc, DiagnosticSink sink) {
    this.alloc = alloc;
    this.sink = sink;
  }

  /* Scratch pools. */

  /** The pool of this name, made if there is none; a capacity of 0 is whatever it has. */
  ScratchPool scratch(String name, long capacity) {
    lock.lock();
    try {
      if (closed) {
        throw Errors.allocatorClosed();
      }
      ScratchPool known = scratchPools.get(name);
      if (known == null) {
        known =
            new ScratchPool(
                name,
                capacity == 0 ? SCRATCH_CAPACITY : capacity,
                alloc.pools().heap,
                alloc.pools().billing);
        scratchPools.put(name, known);
      } else if (capacity != 0 && known.capacity() != capacity) {
        throw Errors.scratchDiffers(name, known.capacity(), capacity);
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  ScratchPool scratch(RetentionPolicy policy) {
    String name = policy.scratch();
    if (name == null) {
      throw new AssertionError(policy);
    }
    return scratch(name, 0);
  }

  /* Promoted values. */

  /** Remembers values that were promoted; those that are closed meanwhile are forgotten later. */
  void promoted(Collection<FrameRetained<?>> values) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      promoted.addAll(values);
      if (promoted.size() >= nextLook) {
        promoted.removeIf(Retention::isClosed);
        nextLook = Math.max(FIRST_LOOK, 2 * promoted.size());
      }
    } finally {
      lock.unlock();
    }
  }

  private static boolean isClosed(FrameRetained<?> value) {
    OwnedData copy = value.copy();
    return copy == null || !copy.isOpen();
  }

  /** A promoted value was closed that nobody has read. */
  void neverRead(FrameRetained<?> value) {
    unread.increment();
    StackTraceElement site = value.site;
    if (site != null) {
      unreadSites.merge(Sites.text(site), 1, Integer::sum);
    }
  }

  /** A value has reached its destination. */
  void arrived(Destination at) {
    switch (at) {
      case POOL -> toPool.increment();
      case HEAP -> toHeap.increment();
      case SCRATCH -> {}
    }
  }

  /** How many values were promoted, since this allocator was made. */
  Snapshot.Promotions promotions() {
    return new Snapshot.Promotions(toPool.sum(), toHeap.sum(), failed.sum());
  }

  /* Findings. */

  static PromotionFailure failureOf(
      FrameRetained<?> value, Destination to, RuntimeException refused) {
    Reason reason =
        switch (refused) {
          case BudgetExceededException over -> Reason.OVER_BUDGET;
          case IllegalArgumentException tooLarge -> Reason.TOO_LARGE;
          case PoolExhaustedException full -> reasonOf(full);
          case FrameExhaustedException full -> Reason.OUT_OF_MEMORY;
          default -> Reason.CLOSED;
        };
    return new PromotionFailure(
        reason,
        Code.FA408.message(
            "promotion failed: %s, bytes=%s, destination=%s, reason=%s; the handle keeps a Java object: %s"
                .formatted(
                    value.what(),
                    ByteSizes.format(value.bytes),
                    to,
                    reason,
                    refused.getMessage())));
  }

  private static Reason reasonOf(PoolExhaustedException full) {
    return full.limit() == Long.MAX_VALUE ? Reason.OUT_OF_MEMORY : Reason.FULL;
  }

  void failed(PromotionFailure failure) {
    failed.increment();
    sink.report(found(Code.FA408, failure.message()));
  }

  void usedAfterDiscard(FrameRetained<?> value) {
    lock.lock();
    try {
      if (discardReported) {
        return;
      }
      discardReported = true;
    } finally {
      lock.unlock();
    }
    sink.report(
        found(
            Code.FA406,
            Code.FA406.message(
                "value retained with DISCARD used after its frame: %s%s; hint: promote it"
                    .formatted(value.what(), Sites.field("retained", value.site)))));
  }

  private Diagnostic found(Code code, String message) {
    Tag tag = alloc.currentTag();
    return new Diagnostic(
        code, code.severity(), message, tag == null ? null : tag.name(), DiagnosticSink.site());
  }

  /** Closes every promoted value, frees the scratch pools, and reports what was never closed. */
  void close() {
    List<FrameRetained<?>> left;
    List<ScratchPool> pools;
    lock.lock();
    try {
      closed = true;
      left = List.copyOf(promoted);
      promoted.clear();
      pools = List.copyOf(scratchPools.values());
    } finally {
      lock.unlock();
    }
    reportLeft(left);
    long neverRead = unread.sum();
    if (neverRead > 0) {
      sink.report(
          Diagnostic.of(
              Code.FA406,
              "promoted but never read: count=%d%s; hint: retain with DISCARD what nobody reads later"
                  .formatted(neverRead, Pools.describe(unreadSites))));
    }
    for (ScratchPool each : pools) {
      CorruptionException broken = each.end();
      if (broken != null) {
        sink.report(broken.diagnostic());
      }
    }
  }

  /** Values of one kind that were never closed. */
  private static final class Left {
    long count;
    long bytes;
    final Map<String, Integer> sites = new TreeMap<>();

    void add(FrameRetained<?> value) {
      count++;
      bytes += value.bytes;
      if (value.site != null) {
        sites.merge(Sites.text(value.site), 1, Integer::sum);
      }
    }
  }

  private void reportLeft(List<FrameRetained<?>> left) {
    Map<String, Left> leaks = new TreeMap<>();
    for (FrameRetained<?> each : left) {
      OwnedData copy = each.copy();
      if (copy == null || copy instanceof ScratchData || !copy.isOpen()) {
        continue;
      }
      try {
        copy.close();
      } catch (IllegalStateException closedMeanwhile) {
        continue;
      }
      String phase = each.phase == null ? "" : ", phase=" + each.phase;
      String what = each.what() + ", destination=" + each.policy().destination() + phase;
      leaks.computeIfAbsent(what, any -> new Left()).add(each);
    }
    leaks.forEach(
        (what, sum) ->
            sink.report(
                Diagnostic.of(
                    Code.FA401,
                    "promoted memory never closed: %s, count=%d, bytes=%s%s; hint: close every FrameRetained, best by try-with-resources"
                        .formatted(
                            what,
                            sum.count,
                            ByteSizes.format(sum.bytes),
                            Pools.describe(sum.sites))),
                new FrameEvent.Leak(Code.FA401, "promoted", sum.count, sum.bytes, null, null)));
  }
}
