package io.framealloc.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.framealloc.AllocConfig;
import io.framealloc.Bytes;
import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** 10,000 allocations of 64 bytes in a frame, local. */
@Row(value = "particles-allocated", title = "10,000 allocations of 64 bytes in a frame, local")
// fa: single allocations are what is measured.
@SuppressWarnings("FA602")
public class ParticleAllocations extends Comparison {

  private static final int COUNT = 10_000;
  private static final int BYTES = Particle.BYTES;
  private static final int LAST = BYTES - Integer.BYTES;

  private MemorySegment global;
  private MemoryStack stack;

  @Override
  public void createAllocator() {
    alloc = SmartAlloc.create(AllocConfig.builder().firstBlock(Bytes.megabytes(1)).build());
  }

  @Setup
  public void createPeers() {
    global = Arena.global().allocate(COUNT * BYTES, 8);
    stack = MemoryStack.create(COUNT * BYTES * 2);
  }

  @Benchmark
  public void local_frameallocSegment() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < COUNT; i++) {
        write(frame.allocate(BYTES), i);
      }
    }
  }

  @Benchmark
  public void local_frameallocReference() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < COUNT; i++) {
        long ref = frame.ref(BYTES);
        frame.setInt(ref, 0, i);
        frame.setInt(ref, LAST, i);
      }
    }
  }

  @Benchmark
  public void local_slicing() {
    SegmentAllocator slices = SegmentAllocator.slicingAllocator(global);
    for (int i = 0; i < COUNT; i++) {
      write(slices.allocate(BYTES), i);
    }
  }

  @Benchmark
  public void local_arenaOfConfined() {
    try (Arena arena = Arena.ofConfined()) {
      for (int i = 0; i < COUNT; i++) {
        write(arena.allocate(BYTES), i);
      }
    }
  }

  @Benchmark
  public void local_lwjglAddress() {
    stack.push();
    for (int i = 0; i < COUNT; i++) {
      long address = stack.nmalloc(BYTES);
      MemoryUtil.memPutInt(address, i);
      MemoryUtil.memPutInt(address + LAST, i);
    }
    stack.pop();
  }

  private static void write(MemorySegment segment, int value) {
    segment.set(JAVA_INT_UNALIGNED, 0, value);
    segment.set(JAVA_INT_UNALIGNED, LAST, value);
  }
}
