package io.framealloc.benchmarks;

import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameRetained;
import io.framealloc.PoolBox;
import io.framealloc.RetentionPolicy;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Values of 64 bytes that outlive their frame, and are freed then; a hundred to a frame. */
@Row(value = "retained", title = "One value of 64 bytes kept beyond its frame, and freed")
// fa: single allocations are what is measured.
@SuppressWarnings("FA602")
public class RetainedValues extends Comparison {

  private static final int VALUES = 100;

  private final Object[] kept = new Object[VALUES];
  private double seed = 1;

  @Benchmark
  @OperationsPerInvocation(VALUES)
  public void kept_framealloc() {
    try (Frame _ = alloc.beginFrame()) {
      for (int i = 0; i < VALUES; i++) {
        kept[i] = alloc.frameRetained(Particle.of(seed + i), RetentionPolicy.PROMOTE_TO_POOL);
      }
    }
    for (int i = 0; i < VALUES; i++) {
      ((FrameRetained<?>) kept[i]).close();
    }
    seed += 1;
  }

  @Benchmark
  @OperationsPerInvocation(VALUES)
  public void kept_frameallocByHand() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < VALUES; i++) {
        FrameBox<Particle> box = frame.box(Particle.of(seed + i));
        kept[i] = alloc.poolBox(box.get());
      }
    }
    for (int i = 0; i < VALUES; i++) {
      ((PoolBox<?>) kept[i]).close();
    }
    seed += 1;
  }

  @Benchmark
  @OperationsPerInvocation(VALUES)
  public void kept_heapRecord() {
    for (int i = 0; i < VALUES; i++) {
      kept[i] = Particle.of(seed + i);
    }
    Arrays.fill(kept, null);
    seed += 1;
  }
}
