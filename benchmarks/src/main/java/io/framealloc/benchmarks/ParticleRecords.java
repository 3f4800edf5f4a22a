package io.framealloc.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.framealloc.AllocConfig;
import io.framealloc.Bytes;
import io.framealloc.Cursor;
import io.framealloc.Frame;
import io.framealloc.FrameSlice;
import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import io.framealloc.ValueType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/**
 * 10,000 records of 64 bytes made in a frame, all their fields written: {@code fields} are 8
 * doubles with different values, {@code words} 16 ints with the same one.
 */
@Row(value = "particles-written", title = "10,000 records of 64 bytes written in a frame")
public class ParticleRecords extends Comparison {

  private static final ValueType<Words> WORDS = ValueType.of(Words.class);
  private static final ValueType<Particle> PARTICLES = ValueType.of(Particle.class);

  private static final int COUNT = 10_000;

  interface ParticleRef {
    void x(double value);

    void y(double value);

    void z(double value);

    void vx(double value);

    void vy(double value);

    void vz(double value);

    void mass(double value);

    void charge(double value);
  }

  private final Particle[] kept = new Particle[COUNT];
  private final Words[] keptWords = new Words[COUNT];
  private MemorySegment global;
  private MemoryStack stack;

  @Override
  public void createAllocator() {
    alloc = SmartAlloc.create(AllocConfig.builder().firstBlock(Bytes.megabytes(1)).build());
  }

  @Setup
  public void createPeers() {
    global = Arena.global().allocate(COUNT * Particle.BYTES, 8);
    stack = MemoryStack.create(COUNT * Particle.BYTES * 2);
  }

  @Benchmark
  public void fields_frameallocVecPush() {
    try (Frame frame = alloc.beginFrame()) {
      FrameVec<Particle> particles = frame.vec(PARTICLES, COUNT);
      for (int i = 0; i < COUNT; i++) {
        particles.push(Particle.of(i));
      }
    }
  }

  @Benchmark
  public void fields_frameallocBatchSet() {
    try (Frame frame = alloc.beginFrame()) {
      FrameSlice<Particle> particles = frame.batch(PARTICLES, COUNT);
      for (int i = 0; i < COUNT; i++) {
        particles.set(i, Particle.of(i));
      }
    }
  }

  @Benchmark
  public void fields_frameallocCursor() {
    try (Frame frame = alloc.beginFrame()) {
      Cursor<ParticleRef> cursor = frame.batch(PARTICLES, COUNT).cursor(ParticleRef.class);
      for (int i = 0; i < COUNT; i++) {
        ParticleRef to = cursor.at(i);
        to.x((double) i);
        to.y((double) i + 1);
        to.z((double) i + 2);
        to.vx((double) i + 3);
        to.vy((double) i + 4);
        to.vz((double) i + 5);
        to.mass((double) i + 6);
        to.charge((double) i + 7);
      }
    }
  }

  /** What the cursor does, by hand. */
  @Benchmark
  public void fields_byHand() {
    try (Frame frame = alloc.beginFrame()) {
      long base = frame.alloc(COUNT * Particle.BYTES, 64).address();
      for (int i = 0; i < COUNT; i++) {
        long at = (base & RecordWork.ADDRESS) + i * (long) Particle.BYTES;
        for (int field = 0; field < 8; field++) {
          RecordWork.ALL.set(JAVA_DOUBLE_UNALIGNED, at + field * Double.BYTES, (double) i + field);
        }
      }
    }
  }

  @Benchmark
  public void fields_heapRecords() {
    for (int i = 0; i < COUNT; i++) {
      kept[i] = Particle.of(i);
    }
  }

  @Benchmark
  public void fields_lwjglAddress() {
    stack.push();
    for (int i = 0; i < COUNT; i++) {
      long address = stack.nmalloc(Particle.BYTES);
      for (int field = 0; field < 8; field++) {
        MemoryUtil.memPutDouble(address + field * Double.BYTES, (double) i + field);
      }
    }
    stack.pop();
  }

  @Benchmark
  public void fields_slicing() {
    SegmentAllocator slices = SegmentAllocator.slicingAllocator(global);
    for (int i = 0; i < COUNT; i++) {
      MemorySegment segment = slices.allocate(Particle.BYTES);
      for (int field = 0; field < 8; field++) {
        segment.set(JAVA_DOUBLE_UNALIGNED, field * Double.BYTES, (double) i + field);
      }
    }
  }

  @Benchmark
  public void words_frameallocVecPush() {
    try (Frame frame = alloc.beginFrame()) {
      FrameVec<Words> words = frame.vec(WORDS, COUNT);
      for (int i = 0; i < COUNT; i++) {
        words.push(Words.of(i));
      }
    }
  }

  @Benchmark
  public void words_frameallocBatchSet() {
    try (Frame frame = alloc.beginFrame()) {
      FrameSlice<Words> words = frame.batch(WORDS, COUNT);
      for (int i = 0; i < COUNT; i++) {
        words.set(i, Words.of(i));
      }
    }
  }

  @Benchmark
  public void words_heapRecords() {
    for (int i = 0; i < COUNT; i++) {
      keptWords[i] = Words.of(i);
    }
  }

  @Benchmark
  public void words_lwjglAddress() {
    stack.push();
    for (int i = 0; i < COUNT; i++) {
      long address = stack.nmalloc(Particle.BYTES);
      for (int field = 0; field < 16; field++) {
        MemoryUtil.memPutInt(address + field * Integer.BYTES, i);
      }
    }
    stack.pop();
  }

  @Benchmark
  public void words_slicing() {
    SegmentAllocator slices = SegmentAllocator.slicingAllocator(global);
    for (int i = 0; i < COUNT; i++) {
      MemorySegment segment = slices.allocate(Particle.BYTES);
      for (int field = 0; field < 16; field++) {
        segment.set(JAVA_INT_UNALIGNED, field * Integer.BYTES, i);
      }
    }
  }
}
