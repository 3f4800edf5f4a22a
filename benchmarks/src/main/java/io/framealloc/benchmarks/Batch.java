package io.framealloc.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import io.framealloc.Frame;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** A thousand values of 64 bytes taken in one step: alone, and with 8 bytes written to each. */
@Row(value = "batch", title = "1,000 values of 64 bytes taken in one step")
// fa: the harness takes what is dead.
@SuppressWarnings("FA701")
public class Batch extends Comparison {

  private static final int COUNT = 1_000;
  private static final MemoryLayout ELEMENT = MemoryLayout.sequenceLayout(8, JAVA_LONG);
  private static final long BYTES = 64;

  private MemorySegment global;
  private MemoryStack stack;

  @Setup
  public void createPeers() {
    global = Arena.global().allocate(COUNT * BYTES, 8);
    stack = MemoryStack.create((int) (COUNT * BYTES * 2));
  }

  @Benchmark
  public MemorySegment taken_frameallocSegment() {
    try (Frame frame = alloc.beginFrame()) {
      return frame.batch(ELEMENT, COUNT);
    }
  }

  @Benchmark
  public long taken_frameallocReference() {
    try (Frame frame = alloc.beginFrame()) {
      return frame.ref(COUNT * BYTES);
    }
  }

  @Benchmark
  public MemorySegment taken_slicing() {
    return SegmentAllocator.slicingAllocator(global).allocate(ELEMENT, COUNT);
  }

  @Benchmark
  public MemorySegment taken_arenaOfConfined() {
    try (Arena arena = Arena.ofConfined()) {
      return arena.allocate(ELEMENT, COUNT);
    }
  }

  @Benchmark
  public long taken_lwjglAddress() {
    stack.push();
    long address = stack.nmalloc((int) (COUNT * BYTES));
    stack.pop();
    return address;
  }

  @Benchmark
  public void written_frameallocSegment() {
    try (Frame frame = alloc.beginFrame()) {
      write(frame.batch(ELEMENT, COUNT));
    }
  }

  @Benchmark
  public void written_frameallocReference() {
    try (Frame frame = alloc.beginFrame()) {
      long ref = frame.ref(COUNT * BYTES);
      for (int i = 0; i < COUNT; i++) {
        frame.setLong(ref, i * BYTES, i);
      }
    }
  }

  @Benchmark
  public void written_slicing() {
    write(SegmentAllocator.slicingAllocator(global).allocate(ELEMENT, COUNT));
  }

  @Benchmark
  public void written_arenaOfConfined() {
    try (Arena arena = Arena.ofConfined()) {
      write(arena.allocate(ELEMENT, COUNT));
    }
  }

  @Benchmark
  public void written_lwjglAddress() {
    stack.push();
    long address = stack.nmalloc((int) (COUNT * BYTES));
    for (int i = 0; i < COUNT; i++) {
      MemoryUtil.memPutLong(address + i * BYTES, i);
    }
    stack.pop();
  }

  private static void write(MemorySegment segment) {
    for (int i = 0; i < COUNT; i++) {
      segment.set(JAVA_LONG_UNALIGNED, i * BYTES, i);
    }
  }
}
