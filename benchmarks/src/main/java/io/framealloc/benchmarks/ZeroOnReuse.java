package io.framealloc.benchmarks;

import io.framealloc.AllocConfig;
import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A frame of 1,000 allocations of 64 bytes with and without zeroing of what was used before. */
@Row(
    value = "zero-on-reuse",
    title = "1,000 allocations of 64 bytes in a frame, zeroed before reuse")
// fa: single allocations are what is measured.
@SuppressWarnings("FA602")
public class ZeroOnReuse extends Comparison {

  private SmartAlloc zeroing;

  @Setup
  public void createZeroing() {
    zeroing = SmartAlloc.create(AllocConfig.builder().zeroOnReuse(true).build());
  }

  @TearDown
  public void closeZeroing() {
    zeroing.close();
  }

  @Benchmark
  public void frame_frameallocZeroing() {
    run(zeroing);
  }

  @Benchmark
  public void frame_asFound() {
    run(alloc);
  }

  private static void run(SmartAlloc alloc) {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < Allocations.COUNT; i++) {
        long ref = frame.ref(Allocations.BYTES);
        frame.setInt(ref, 0, i);
        frame.setInt(ref, Allocations.LAST, i);
      }
    }
  }
}
