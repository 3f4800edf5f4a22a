package io.framealloc.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.framealloc.Frame;
import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.ByteBuffer;
import java.util.Random;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** 800 allocations of 48 to 320 bytes, 96,000 bytes in all, in mixed order: local and kept. */
@Row(value = "physics", title = "800 allocations of 48 to 320 bytes in a frame")
// fa: single allocations are what is measured; a field of the state takes what is measured.
@SuppressWarnings({"FA602", "FA702"})
public class Physics extends Comparison {

  private static final int COUNT = 800;
  private static final int TOTAL = 96_000;
  private static final int[] SIZES = {48, 96, 128, 320};
  private static final int[] TIMES = {200, 300, 200, 100};

  private final int[] sizes = sizes();
  private final Object[] kept = new Object[COUNT];
  private final long[] numbers = new long[COUNT];
  private final ByteBuf[] taken = new ByteBuf[COUNT];
  private final AdaptiveByteBufAllocator netty = new AdaptiveByteBufAllocator(true);
  private MemorySegment global;
  private MemoryStack stack;

  private static int[] sizes() {
    int[] all = new int[COUNT];
    int filled = 0;
    for (int kind = 0; kind < SIZES.length; kind++) {
      for (int i = 0; i < TIMES[kind]; i++) {
        all[filled++] = SIZES[kind];
      }
    }
    Random order = new Random(1);
    for (int i = COUNT - 1; i > 0; i--) {
      int other = order.nextInt(i + 1);
      int size = all[i];
      all[i] = all[other];
      all[other] = size;
    }
    return all;
  }

  @Setup
  public void createPeers() {
    global = Arena.global().allocate(TOTAL);
    stack = MemoryStack.create(TOTAL * 2);
  }

  @Benchmark
  public void local_frameallocSegment() {
    try (Frame frame = alloc.beginFrame()) {
      for (int size : sizes) {
        written(frame.allocate(size), size);
      }
    }
  }

  @Benchmark
  public void local_frameallocReference() {
    try (Frame frame = alloc.beginFrame()) {
      for (int size : sizes) {
        writtenReference(frame, size);
      }
    }
  }

  @Benchmark
  public void local_slicing() {
    SegmentAllocator slices = SegmentAllocator.slicingAllocator(global);
    for (int size : sizes) {
      written(slices.allocate(size), size);
    }
  }

  @Benchmark
  public void local_lwjglAddress() {
    stack.push();
    for (int size : sizes) {
      writtenAddress(size);
    }
    stack.pop();
  }

  @Benchmark
  public void kept_frameallocSegment() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < COUNT; i++) {
        kept[i] = written(frame.allocate(sizes[i]), sizes[i]);
      }
    }
  }

  @Benchmark
  public void kept_frameallocReference() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < COUNT; i++) {
        numbers[i] = writtenReference(frame, sizes[i]);
      }
    }
  }

  @Benchmark
  public void kept_slicing() {
    SegmentAllocator slices = SegmentAllocator.slicingAllocator(global);
    for (int i = 0; i < COUNT; i++) {
      kept[i] = written(slices.allocate(sizes[i]), sizes[i]);
    }
  }

  @Benchmark
  public void kept_arenaOfConfined() {
    try (Arena arena = Arena.ofConfined()) {
      for (int i = 0; i < COUNT; i++) {
        kept[i] = written(arena.allocate(sizes[i]), sizes[i]);
      }
    }
  }

  @Benchmark
  public void kept_lwjglAddress() {
    stack.push();
    for (int i = 0; i < COUNT; i++) {
      numbers[i] = writtenAddress(sizes[i]);
    }
    stack.pop();
  }

  @Benchmark
  public void kept_lwjglBuffer() {
    stack.push();
    for (int i = 0; i < COUNT; i++) {
      int size = sizes[i];
      ByteBuffer buffer = stack.malloc(size);
      buffer.putInt(0, size);
      buffer.putInt(size - Integer.BYTES, size);
      kept[i] = buffer;
    }
    stack.pop();
  }

  @Benchmark
  public void kept_nettyAdaptive() {
    for (int i = 0; i < COUNT; i++) {
      int size = sizes[i];
      ByteBuf buffer = netty.directBuffer(size);
      buffer.setInt(0, size);
      buffer.setInt(size - Integer.BYTES, size);
      taken[i] = buffer;
    }
    for (ByteBuf buffer : taken) {
      buffer.release();
    }
  }

  @Benchmark
  public void kept_heapArray() {
    for (int i = 0; i < COUNT; i++) {
      int[] array = new int[sizes[i] / Integer.BYTES];
      array[0] = i;
      array[array.length - 1] = i;
      kept[i] = array;
    }
  }

  private static MemorySegment written(MemorySegment segment, int size) {
    segment.set(JAVA_INT_UNALIGNED, 0, size);
    segment.set(JAVA_INT_UNALIGNED, size - Integer.BYTES, size);
    return segment;
  }

  private static long writtenReference(Frame frame, int size) {
    long ref = frame.ref(size);
    frame.setInt(ref, 0, size);
    frame.setInt(ref, size - Integer.BYTES, size);
    return ref;
  }

  private long writtenAddress(int size) {
    long address = stack.nmalloc(size);
    MemoryUtil.memPutInt(address, size);
    MemoryUtil.memPutInt(address + size - Integer.BYTES, size);
    return address;
  }
}
