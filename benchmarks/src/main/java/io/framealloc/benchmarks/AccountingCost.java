package io.framealloc.benchmarks;

import io.framealloc.Bytes;
import io.framealloc.Frame;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TagScope;
import io.framealloc.accounting.Tag;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What accounts cost: off, and with statistics, a tag, and budgets at every level. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AccountingCost {

  private static final int ALLOCATIONS = 1000;
  private static final Tag TAG = Tag.of("physics");

  /** What is switched on. */
  public enum Accounts {
    OFF,
    STATISTICS,
    TAG,
    BUDGETS
  }

  @Param public Accounts accounts;

  private SmartAlloc alloc;
  private TagScope scope;

  @Setup
  public void create() {
    alloc = SmartAlloc.create();
    switch (accounts) {
      case OFF -> {}
      case STATISTICS -> alloc.enableStatistics();
      case TAG -> scope = alloc.tagScope(TAG);
      case BUDGETS -> {
        scope = alloc.tagScope(TAG);
        alloc.setFrameBudget(Bytes.megabytes(8));
        alloc.setThreadFrameBudget(Bytes.megabytes(4));
        alloc.setTagBudget(TAG, Bytes.megabytes(10), Bytes.megabytes(12));
        alloc.setGlobalBudget(Bytes.megabytes(16));
      }
    }
  }

  @TearDown
  public void close() {
    if (scope != null) {
      scope.close();
    }
    alloc.close();
  }

  @Benchmark
  @OperationsPerInvocation(ALLOCATIONS)
  public void alloc64() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < ALLOCATIONS; i++) {
        frame.alloc(64);
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(ALLOCATIONS)
  public long reference64() {
    long last = 0;
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < ALLOCATIONS; i++) {
        last = frame.ref(64);
      }
    }
    return last;
  }

  @Benchmark
  public void beginEnd() {
    alloc.beginFrame().close();
  }

  @Benchmark
  public void tagScope() {
    try (Frame _ = alloc.beginFrame();
        TagScope _ = alloc.tagScope(TAG)) {}
  }

  @Benchmark
  public void poolBox() {
    try (PoolBox<Long> _ = alloc.poolBox(1L)) {}
  }
}
