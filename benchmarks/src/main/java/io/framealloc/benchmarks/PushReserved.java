package io.framealloc.benchmarks;

import io.framealloc.Frame;
import io.framealloc.FrameDoubleVec;
import io.framealloc.FrameFloatVec;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameLongVec;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** 1,000 numbers pushed where there is room for them; the list is what a program writes by hand. */
@Row(value = "push-reserved", title = "1,000 numbers pushed where there is room for them")
// fa: a state of JMH begins its frame here and ends it in its tear-down; a field of the state takes
// what is measured.
@SuppressWarnings({"FA103", "FA702"})
public class PushReserved extends Comparison {

  private static final int COUNT = 1_000;

  private static final class IntList {
    private int[] values = new int[COUNT];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }
  }

  private static final class LongList {
    private long[] values = new long[COUNT];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }
  }

  private static final class FloatList {
    private float[] values = new float[COUNT];
    private int size;

    void add(float value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }
  }

  private static final class DoubleList {
    private double[] values = new double[COUNT];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }
  }

  private Frame frame;
  private FrameIntVec ints;
  private IntBuffer intBuffer;
  private final IntList intList = new IntList();
  private FrameLongVec longs;
  private LongBuffer longBuffer;
  private final LongList longList = new LongList();
  private FrameFloatVec floats;
  private FloatBuffer floatBuffer;
  private final FloatList floatList = new FloatList();
  private FrameDoubleVec doubles;
  private DoubleBuffer doubleBuffer;
  private final DoubleList doubleList = new DoubleList();

  @Setup
  public void createVectors() {
    frame = alloc.beginFrame();
    ints = frame.intVec(COUNT);
    intBuffer = MemoryUtil.memAllocInt(COUNT);
    longs = frame.longVec(COUNT);
    longBuffer = MemoryUtil.memAllocLong(COUNT);
    floats = frame.floatVec(COUNT);
    floatBuffer = MemoryUtil.memAllocFloat(COUNT);
    doubles = frame.doubleVec(COUNT);
    doubleBuffer = MemoryUtil.memAllocDouble(COUNT);
  }

  @Override
  public void closeAllocator() {
    MemoryUtil.memFree(intBuffer);
    MemoryUtil.memFree(longBuffer);
    MemoryUtil.memFree(floatBuffer);
    MemoryUtil.memFree(doubleBuffer);
    frame.close();
    super.closeAllocator();
  }

  @Benchmark
  public void int_framealloc() {
    FrameIntVec v = ints;
    v.clear();
    for (int i = 0; i < COUNT; i++) {
      v.push(i);
    }
  }

  @Benchmark
  public void int_list() {
    IntList v = intList;
    v.size = 0;
    for (int i = 0; i < COUNT; i++) {
      v.add(i);
    }
  }

  @Benchmark
  public void int_lwjglBuffer() {
    IntBuffer v = intBuffer;
    v.clear();
    for (int i = 0; i < COUNT; i++) {
      v.put(i);
    }
  }

  @Benchmark
  public void long_framealloc() {
    FrameLongVec v = longs;
    v.clear();
    for (int i = 0; i < COUNT; i++) {
      v.push(i);
    }
  }

  @Benchmark
  public void long_list() {
    LongList v = longList;
    v.size = 0;
    for (int i = 0; i < COUNT; i++) {
      v.add(i);
    }
  }

  @Benchmark
  public void long_lwjglBuffer() {
    LongBuffer v = longBuffer;
    v.clear();
    for (int i = 0; i < COUNT; i++) {
      v.put(i);
    }
  }

  @Benchmark
  public void float_framealloc() {
    FrameFloatVec v = floats;
    v.clear();
    for (int i = 0; i < COUNT; i++) {
      v.push(i);
    }
  }

  @Benchmark
  public void float_list() {
    FloatList v = floatList;
    v.size = 0;
    for (int i = 0; i < COUNT; i++) {
      v.add(i);
    }
  }

  @Benchmark
  public void float_lwjglBuffer() {
    FloatBuffer v = floatBuffer;
    v.clear();
    for (int i = 0; i < COUNT; i++) {
      v.put(i);
    }
  }

  @Benchmark
  public void double_framealloc() {
    FrameDoubleVec v = doubles;
    v.clear();
    for (int i = 0; i < COUNT; i++) {
      v.push(i);
    }
  }

  @Benchmark
  public void double_list() {
    DoubleList v = doubleList;
    v.size = 0;
    for (int i = 0; i < COUNT; i++) {
      v.add(i);
    }
  }

  @Benchmark
  public void double_lwjglBuffer() {
    DoubleBuffer v = doubleBuffer;
    v.clear();
    for (int i = 0; i < COUNT; i++) {
      v.put(i);
    }
  }
}
