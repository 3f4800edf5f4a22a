package io.framealloc.benchmarks;

import io.framealloc.PoolBox;
import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;

/** A value of 64 bytes that outlives frames, made and freed; one invocation is one value. */
@Row(value = "pool-box", title = "One value of 64 bytes made and freed outside frames")
public class PoolBoxes extends Comparison {

  private final AdaptiveByteBufAllocator netty = new AdaptiveByteBufAllocator(true);
  private Object kept;
  private long number;
  private double seed = 1;

  @Benchmark
  public void local_framealloc() {
    try (PoolBox<Particle> _ = alloc.poolBox(Particle.of(seed))) {
      seed += 1;
    }
  }

  @Benchmark
  public void local_lwjglMalloc() {
    long address = MemoryUtil.nmemAlloc(Particle.BYTES);
    for (int field = 0; field < 8; field++) {
      MemoryUtil.memPutDouble(address + field * Double.BYTES, seed + field);
    }
    MemoryUtil.nmemFree(address);
    seed += 1;
  }

  @Benchmark
  public void kept_framealloc() {
    PoolBox<Particle> box = alloc.poolBox(Particle.of(seed));
    kept = box;
    seed += 1;
    box.close();
  }

  @Benchmark
  public void kept_heapRecord() {
    kept = Particle.of(seed);
    seed += 1;
  }

  @Benchmark
  public void kept_lwjglMalloc() {
    long address = MemoryUtil.nmemAlloc(Particle.BYTES);
    for (int field = 0; field < 8; field++) {
      MemoryUtil.memPutDouble(address + field * Double.BYTES, seed + field);
    }
    number = address;
    seed += 1;
    MemoryUtil.nmemFree(number);
  }

  @Benchmark
  public void kept_nettyAdaptive() {
    ByteBuf buffer = netty.directBuffer(Particle.BYTES);
    for (int field = 0; field < 8; field++) {
      buffer.setDouble(field * Double.BYTES, seed + field);
    }
    kept = buffer;
    seed += 1;
    buffer.release();
  }
}
