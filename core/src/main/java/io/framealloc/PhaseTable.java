package io.framealloc;

import io.framealloc.accounting.PhaseStats;
import io.framealloc.internal.frame.Cleanup;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What was taken in the phases of one allocator, by name. */
final class PhaseTable {

  /** The sums of one name. Any thread. */
  static final class Sum {

    private final LongAdder bytes = new LongAdder();
    private final LongAdder allocations = new LongAdder();
    private final LongAccumulator peak = new LongAccumulator(Math::max, 0);
    private final AtomicLong live = new AtomicLong();

    /** A phase has ended; what it took lives on until its frame ends. */
    void add(long bytesTaken, long count) {
      bytes.add(bytesTaken);
      allocations.add(count);
      peak.accumulate(live.addAndGet(bytesTaken));
    }

    /** Notes that the memory of a phase is back, when its region ends. */
    Cleanup lowering(long bytesTaken) {
      return new Cleanup() {
        @Override
        protected void regionEnded() {
          live.addAndGet(-bytesTaken);
        }
      };
    }

    private PhaseStats stats(String name) {
      return new PhaseStats(name, bytes.sum(), allocations.sum(), live.get(), peak.get());
    }

    private void reset() {
      bytes.reset();
      allocations.reset();
      peak.reset();
      peak.accumulate(live.get());
    }
  }

  private final ConcurrentSkipListMap<String, Sum> sums = new ConcurrentSkipListMap<>();

  Sum of(String name) {
    return sums.computeIfAbsent(name, any -> new Sum());
  }

  PhaseStats stats(String name) {
    Sum sum = sums.get(name);
    return sum == null ? new PhaseStats(name, 0, 0, 0, 0) : sum.stats(name);
  }

  List<PhaseStats> stats() {
    return sums.entrySet().stream().map(e -> e.getValue().stats(e.getKey())).toList();
  }

  void reset() {
    sums.values().forEach(Sum::reset);
  }
}
