package io.framealloc.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.framealloc.Frame;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameSlice;
import io.framealloc.ValueType;
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

/**
 * 1,000 allocations of 64 bytes in a frame; what stands for one stays local to the loop. {@code
 * local} writes the first and the last int, {@code record} all 64 bytes.
 */
@Row(value = "allocations", title = "1,000 allocations of 64 bytes in a frame, local")
// fa: single allocations are what is measured.
@SuppressWarnings("FA602")
public class Allocations extends Comparison {

  private static final ValueType<Particle> PARTICLES = ValueType.of(Particle.class);
  private static final ValueType<Integer> INTS = ValueType.of(int.class);

  static final int COUNT = 1_000;
  static final int BYTES = 64;
  static final int LAST = BYTES - Integer.BYTES;

  private final ByteBuf[] taken = new ByteBuf[COUNT];
  private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
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
  public void local_frameallocSlice() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < COUNT; i++) {
        FrameSlice<Integer> slice = frame.batch(INTS, BYTES / Integer.BYTES);
        slice.set(0, i);
        slice.set(15, i);
      }
    }
  }

  @Benchmark
  public void local_frameallocIntVec() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < COUNT; i++) {
        FrameIntVec vec = frame.intVec(BYTES / Integer.BYTES);
        vec.push(i);
        vec.push(i);
      }
    }
  }

  @Benchmark
  public void local_slicingConfined() {
    SegmentAllocator slices = SegmentAllocator.slicingAllocator(confined);
    for (int i = 0; i < COUNT; i++) {
      write(slices.allocate(BYTES), i);
    }
  }

  @Benchmark
  public void local_slicingGlobal() {
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

  @Benchmark
  public void local_lwjglBuffer() {
    stack.push();
    for (int i = 0; i < COUNT; i++) {
      ByteBuffer buffer = stack.malloc(BYTES);
      buffer.putInt(0, i);
      buffer.putInt(LAST, i);
    }
    stack.pop();
  }

  @Benchmark
  public void local_agronaView() {
    long address = global.address();
    for (int i = 0; i < COUNT; i++) {
      view.wrap(address + (long) i * BYTES, BYTES);
      view.putInt(0, i);
      view.putInt(LAST, i);
    }
  }

  @Benchmark
  public void local_nettyAdaptive() {
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
  public void record_frameallocBox() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < COUNT; i++) {
        frame.box(Particle.of(i));
      }
    }
  }

  @Benchmark
  public void record_frameallocTypedBox() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < COUNT; i++) {
        frame.box(PARTICLES, Particle.of(i));
      }
    }
  }

  @Benchmark
  public void record_slicing() {
    SegmentAllocator slices = SegmentAllocator.slicingAllocator(global);
    for (int i = 0; i < COUNT; i++) {
      MemorySegment segment = slices.allocate(BYTES);
      for (int field = 0; field < 8; field++) {
        segment.set(JAVA_DOUBLE_UNALIGNED, field * Double.BYTES, (double) i + field);
      }
    }
  }

  @Benchmark
  public void record_lwjglAddress() {
    stack.push();
    for (int i = 0; i < COUNT; i++) {
      long address = stack.nmalloc(BYTES);
      for (int field = 0; field < 8; field++) {
        MemoryUtil.memPutDouble(address + field * Double.BYTES, (double) i + field);
      }
    }
    stack.pop();
  }

  private static void write(MemorySegment segment, int value) {
    segment.set(JAVA_INT_UNALIGNED, 0, value);
    segment.set(JAVA_INT_UNALIGNED, LAST, value);
  }
}
