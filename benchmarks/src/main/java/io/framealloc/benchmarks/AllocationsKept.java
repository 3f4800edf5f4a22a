package io.framealloc.benchmarks;

import static io.framealloc.benchmarks.Allocations.BYTES;
import static io.framealloc.benchmarks.Allocations.COUNT;
import static io.framealloc.benchmarks.Allocations.LAST;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.framealloc.Frame;
import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** The same 1,000 allocations, with what stands for each stored in an old array. */
@Row(
    value = "allocations-kept",
    title = "1,000 allocations of 64 bytes in a frame, each kept in an array")
// fa: single allocations are what is measured; a field of the state takes what is measured.
@SuppressWarnings({"FA602", "FA702"})
public class AllocationsKept extends Comparison {

  private final Object[] kept = new Object[COUNT];
  private final long[] numbers = new long[COUNT];
  private final ByteBuf[] taken = new ByteBuf[COUNT];
  private final AdaptiveByteBufAllocator netty = new AdaptiveByteBufAllocator(true);
  private MemorySegment confined;
  private MemorySegment global;
  private MemoryStack stack;

  @Setup
  public void createPeers() {
    confined = Arena.ofConfined().allocate(COUNT * BYTES);
    global = Arena.global().allocate(COUNT * BYTES);
    stack = MemoryStack.create(COUNT * BYTES * 2);
  }

  @Benchmark
  public void kept_frameallocSegment() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < COUNT; i++) {
        kept[i] = written(frame.allocate(BYTES), i);
      }
    }
  }

  @Benchmark
  public void kept_frameallocReference() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < COUNT; i++) {
        long ref = frame.ref(BYTES);
        frame.setInt(ref, 0, i);
        frame.setInt(ref, LAST, i);
        numbers[i] = ref;
      }
    }
  }

  @Benchmark
  public void kept_frameallocBox() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < COUNT; i++) {
        kept[i] = frame.box(Particle.of(i));
      }
    }
  }

  @Benchmark
  public void kept_heapRecord() {
    for (int i = 0; i < COUNT; i++) {
      kept[i] = Particle.of(i);
    }
  }

  @Benchmark
  public void kept_slicingConfined() {
    SegmentAllocator slices = SegmentAllocator.slicingAllocator(confined);
    for (int i = 0; i < COUNT; i++) {
      kept[i] = written(slices.allocate(BYTES), i);
    }
  }

  @Benchmark
  public void kept_slicingGlobal() {
    SegmentAllocator slices = SegmentAllocator.slicingAllocator(global);
    for (int i = 0; i < COUNT; i++) {
      kept[i] = written(slices.allocate(BYTES), i);
    }
  }

  @Benchmark
  public void kept_arenaOfConfined() {
    try (Arena arena = Arena.ofConfined()) {
      for (int i = 0; i < COUNT; i++) {
        kept[i] = written(arena.allocate(BYTES), i);
      }
    }
  }

  @Benchmark
  public void kept_lwjglAddress() {
    stack.push();
    for (int i = 0; i < COUNT; i++) {
      long address = stack.nmalloc(BYTES);
      MemoryUtil.memPutInt(address, i);
      MemoryUtil.memPutInt(address + LAST, i);
      numbers[i] = address;
    }
    stack.pop();
  }

  @Benchmark
  public void kept_lwjglBuffer() {
    stack.push();
    for (int i = 0; i < COUNT; i++) {
      ByteBuffer buffer = stack.malloc(BYTES);
      buffer.putInt(0, i);
      buffer.putInt(LAST, i);
      kept[i] = buffer;
    }
    stack.pop();
  }

  @Benchmark
  public void kept_agronaView() {
    long address = global.address();
    for (int i = 0; i < COUNT; i++) {
      UnsafeBuffer view = new UnsafeBuffer(address + (long) i * BYTES, BYTES);
      view.putInt(0, i);
      view.putInt(LAST, i);
      kept[i] = view;
    }
  }

  @Benchmark
  public void kept_nettyAdaptive() {
    for (int i = 0; i < COUNT; i++) {
      ByteBuf buffer = netty.directBuffer(BYTES);
      buffer.setInt(0, i);
      buffer.setInt(LAST, i);
      taken[i] = buffer;
    }
    for (ByteBuf buffer : taken) {
      buffer.release();
    }
  }

  @Benchmark
  public void kept_heapArray() {
    for (int i = 0; i < COUNT; i++) {
      int[] array = new int[BYTES / Integer.BYTES];
      array[0] = i;
      array[array.length - 1] = i;
      kept[i] = array;
    }
  }

  private static MemorySegment written(MemorySegment segment, int value) {
    segment.set(JAVA_INT_UNALIGNED, 0, value);
    segment.set(JAVA_INT_UNALIGNED, LAST, value);
    return segment;
  }
}
