package io.framealloc.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.framealloc.Bytes;
import io.framealloc.Frame;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TagScope;
import io.framealloc.accounting.Tag;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What accounts cost: with statistics, under a tag, and with budgets at every level, against none.
 * An invocation of {@code segment} and {@code reference} is one of the 1,000 in a frame.
 */
@Row(value = "accounts", title = "64 bytes in a frame of 1,000, with accounts and without")
// fa: single allocations are what is measured.
@SuppressWarnings("FA602")
public class Accounts extends Comparison {

  private static final int ALLOCATIONS = 1000;
  private static final Tag TAG = Tag.of("physics");

  private final SmartAlloc counted = SmartAlloc.create();
  private final SmartAlloc limited = SmartAlloc.create();
  private int value;

  @Setup
  public void switchOn() {
    counted.enableStatistics();
    limited.setFrameBudget(Bytes.megabytes(8));
    limited.setThreadFrameBudget(Bytes.megabytes(4));
    limited.setThreadPoolBudget(Bytes.megabytes(4));
    limited.setTagBudget(TAG, Bytes.megabytes(10), Bytes.megabytes(12));
    limited.setGlobalBudget(Bytes.megabytes(16));
  }

  @TearDown
  public void closeOthers() {
    counted.close();
    limited.close();
  }

  private void segments(Frame frame) {
    for (int i = 0; i < ALLOCATIONS; i++) {
      MemorySegment segment = frame.alloc(64);
      segment.set(JAVA_INT_UNALIGNED, 0, value);
      segment.set(JAVA_INT_UNALIGNED, 60, value++);
    }
  }

  private void references(Frame frame) {
    for (int i = 0; i < ALLOCATIONS; i++) {
      long reference = frame.ref(64);
      frame.setInt(reference, 0, value);
      frame.setInt(reference, 60, value++);
    }
  }

  private static void tagged(SmartAlloc alloc, Runnable frame) {
    try (TagScope _ = alloc.tagScope(TAG)) {
      frame.run();
    }
  }

  private void segmentsOf(SmartAlloc from) {
    try (Frame frame = from.beginFrame()) {
      segments(frame);
    }
  }

  private void referencesOf(SmartAlloc from) {
    try (Frame frame = from.beginFrame()) {
      references(frame);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ALLOCATIONS)
  public void segment_off() {
    segmentsOf(alloc);
  }

  @Benchmark
  @OperationsPerInvocation(ALLOCATIONS)
  public void segment_frameallocStatistics() {
    segmentsOf(counted);
  }

  @Benchmark
  @OperationsPerInvocation(ALLOCATIONS)
  public void segment_frameallocTag() {
    tagged(counted, () -> segmentsOf(counted));
  }

  @Benchmark
  @OperationsPerInvocation(ALLOCATIONS)
  public void segment_frameallocBudgets() {
    tagged(limited, () -> segmentsOf(limited));
  }

  @Benchmark
  @OperationsPerInvocation(ALLOCATIONS)
  public void reference_off() {
    referencesOf(alloc);
  }

  @Benchmark
  @OperationsPerInvocation(ALLOCATIONS)
  public void reference_frameallocStatistics() {
    referencesOf(counted);
  }

  @Benchmark
  @OperationsPerInvocation(ALLOCATIONS)
  public void reference_frameallocTag() {
    tagged(counted, () -> referencesOf(counted));
  }

  @Benchmark
  @OperationsPerInvocation(ALLOCATIONS)
  public void reference_frameallocBudgets() {
    tagged(limited, () -> referencesOf(limited));
  }

  @Benchmark
  public void emptyFrame_off() {
    alloc.beginFrame().close();
  }

  @Benchmark
  public void emptyFrame_frameallocStatistics() {
    counted.beginFrame().close();
  }

  @Benchmark
  public void emptyFrame_frameallocBudgets() {
    limited.beginFrame().close();
  }

  private int pooled(Supplier<PoolBox<Integer>> opening) {
    try (PoolBox<Integer> box = opening.get()) {
      return box.get();
    }
  }

  @Benchmark
  public int poolBox_off() {
    return pooled(() -> alloc.poolBox(value));
  }

  @Benchmark
  public int poolBox_frameallocStatistics() {
    return pooled(() -> counted.poolBox(value));
  }

  @Benchmark
  public int poolBox_frameallocBudgets() {
    return pooled(() -> limited.poolBox(value));
  }
}
