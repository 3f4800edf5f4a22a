package io.framealloc.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.framealloc.Frame;
import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** A frame of one allocation of 64 bytes, local and kept in a field. */
@Row(value = "one-allocation", title = "One allocation of 64 bytes in a frame of its own")
// fa: a field of the state takes what is measured.
@SuppressWarnings("FA702")
public class OneAllocation extends Comparison {

  private static final int BYTES = 64;
  private static final int LAST = 60;

  private final AdaptiveByteBufAllocator netty = new AdaptiveByteBufAllocator(true);
  private MemorySegment global;
  private MemoryStack stack;
  private Object kept;
  private long number;
  private int value;

  @Setup
  public void createPeers() {
    global = Arena.global().allocate(4096);
    stack = MemoryStack.create(4096);
  }

  @Benchmark
  public void local_frameallocSegment() {
    try (Frame frame = alloc.beginFrame()) {
      written(frame.allocate(BYTES));
    }
  }

  @Benchmark
  public void local_frameallocReference() {
    try (Frame frame = alloc.beginFrame()) {
      writtenReference(frame);
    }
  }

  @Benchmark
  public void local_slicing() {
    written(SegmentAllocator.slicingAllocator(global).allocate(BYTES));
  }

  @Benchmark
  public void local_arenaOfConfined() {
    try (Arena arena = Arena.ofConfined()) {
      written(arena.allocate(BYTES));
    }
  }

  @Benchmark
  public void local_lwjglAddress() {
    stack.push();
    writtenAddress();
    stack.pop();
  }

  @Benchmark
  public void kept_frameallocSegment() {
    try (Frame frame = alloc.beginFrame()) {
      kept = written(frame.allocate(BYTES));
    }
  }

  @Benchmark
  public void kept_frameallocReference() {
    try (Frame frame = alloc.beginFrame()) {
      number = writtenReference(frame);
    }
  }

  @Benchmark
  public void kept_slicing() {
    kept = written(SegmentAllocator.slicingAllocator(global).allocate(BYTES));
  }

  @Benchmark
  public void kept_arenaOfConfined() {
    try (Arena arena = Arena.ofConfined()) {
      kept = written(arena.allocate(BYTES));
    }
  }

  @Benchmark
  public void kept_lwjglAddress() {
    stack.push();
    number = writtenAddress();
    stack.pop();
  }

  @Benchmark
  public void kept_lwjglBuffer() {
    stack.push();
    kept = stack.malloc(BYTES).putInt(0, value).putInt(LAST, value);
    stack.pop();
  }

  @Benchmark
  public void kept_nettyAdaptive() {
    ByteBuf buffer = netty.directBuffer(BYTES);
    kept = buffer.setInt(0, value).setInt(LAST, value);
    buffer.release();
  }

  @Benchmark
  public void kept_heapArray() {
    int[] array = new int[BYTES / Integer.BYTES];
    array[0] = value;
    array[array.length - 1] = value;
    kept = array;
  }

  private MemorySegment written(MemorySegment segment) {
    segment.set(JAVA_INT_UNALIGNED, 0, value);
    segment.set(JAVA_INT_UNALIGNED, LAST, value);
    return segment;
  }

  private long writtenReference(Frame frame) {
    long ref = frame.ref(BYTES);
    frame.setInt(ref, 0, value);
    frame.setInt(ref, LAST, value);
    return ref;
  }

  private long writtenAddress() {
    long address = stack.nmalloc(BYTES);
    MemoryUtil.memPutInt(address, value);
    MemoryUtil.memPutInt(address + LAST, value);
    return address;
  }
}
