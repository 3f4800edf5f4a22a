package io.framealloc.benchmarks;

import io.framealloc.AllocConfig;
import io.framealloc.Bytes;
import io.framealloc.Frame;
import io.framealloc.FrameIntVec;
import io.framealloc.HeapSlot;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferHandle;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.LinkedTransferQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * A value of 64 bytes, and a vector, given away and taken within one thread; one invocation is one.
 */
@Row(value = "transfer", title = "One value or vector given away and taken, one thread")
public class Transfers extends Comparison {

  /** Bytes of the vector. */
  @Param({"1024", "16777216"})
  public int vector;

  private final LinkedTransferQueue<Particle> queue = new LinkedTransferQueue<>();
  private Object kept;
  private Object taken;
  private double seed = 1;

  @Override
  public void createAllocator() {
    alloc = SmartAlloc.create(AllocConfig.builder().frameCapacity(Bytes.megabytes(64)).build());
  }

  @Benchmark
  public void value_framealloc() {
    TransferHandle<Particle> handle = alloc.frameBoxForTransfer(Particle.of(seed));
    kept = handle;
    try (PoolBox<Particle> box = handle.receive()) {
      taken = box;
    }
    seed += 1;
  }

  @Benchmark
  public void value_poolBox() {
    try (PoolBox<Particle> box = alloc.poolBox(Particle.of(seed))) {
      taken = box;
    }
    seed += 1;
  }

  @Benchmark
  public void value_linkedTransferQueue() {
    queue.add(Particle.of(seed));
    taken = queue.poll();
    seed += 1;
  }

  @Benchmark
  @SuppressWarnings("try") // only closed
  public void value_sharedArena() {
    try (Arena arena = Arena.ofShared()) {
      taken = arena.allocate(Particle.BYTES, Double.BYTES);
    }
  }

  @Benchmark
  public void vector_frameallocMove() {
    try (Frame frame = alloc.beginFrame()) {
      TransferHandle<FrameIntVec> handle =
          alloc.frameVecForTransfer(frame.intVec(vector / Integer.BYTES));
      kept = handle;
      try (PoolBox<FrameIntVec> box = handle.receive()) {
        taken = box.get();
      }
    }
  }

  @Benchmark
  public void vector_copy() {
    try (Frame frame = alloc.beginFrame()) {
      MemorySegment elements = frame.alloc(vector);
      try (HeapSlot slot = alloc.heapAlloc(vector, Long.BYTES)) {
        slot.segment().copyFrom(elements);
        taken = slot;
      }
    }
  }
}
