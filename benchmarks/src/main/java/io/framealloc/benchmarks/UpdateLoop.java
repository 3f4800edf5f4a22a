package io.framealloc.benchmarks;

import io.framealloc.AllocConfig;
import io.framealloc.Bytes;
import io.framealloc.Frame;
import io.framealloc.FrameDoubleVec;
import io.framealloc.FrameFloatVec;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameLongVec;
import io.framealloc.SmartAlloc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One pass of {@code x = x * a + b} in place; one invocation is one pass. */
@Row(value = "update-loop", title = "One pass of x = x * a + b in place")
// fa: a state of JMH begins its frame here and ends it in its tear-down; a field of the state takes
// what is measured.
@SuppressWarnings({"FA103", "FA702"})
public class UpdateLoop extends Comparison {

  @Param({"4096", "1000000"})
  int size;

  private Frame frame;
  private FrameIntVec ints;
  private FrameLongVec longs;
  private FrameFloatVec floats;
  private FrameDoubleVec doubles;
  private int[] intArray;
  private long[] longArray;
  private float[] floatArray;
  private double[] doubleArray;

  @Override
  public void createAllocator() {
    alloc = SmartAlloc.create(AllocConfig.builder().frameCapacity(Bytes.megabytes(64)).build());
  }

  @Setup
  public void fill() {
    frame = alloc.beginFrame();
    ints = frame.intVec(size);
    longs = frame.longVec(size);
    floats = frame.floatVec(size);
    doubles = frame.doubleVec(size);
    ints.resize(size, 1);
    longs.resize(size, 1);
    floats.resize(size, 1);
    doubles.resize(size, 1);
    intArray = new int[size];
    longArray = new long[size];
    floatArray = new float[size];
    doubleArray = new double[size];
  }

  @Override
  public void closeAllocator() {
    frame.close();
    super.closeAllocator();
  }

  @Benchmark
  public void int_framealloc() {
    FrameIntVec v = ints;
    for (int i = 0; i < v.size(); i++) {
      v.set(i, v.get(i) * 3 + 7);
    }
  }

  @Benchmark
  public void int_array() {
    int[] v = intArray;
    for (int i = 0; i < v.length; i++) {
      v[i] = v[i] * 3 + 7;
    }
  }

  @Benchmark
  public void long_framealloc() {
    FrameLongVec v = longs;
    for (int i = 0; i < v.size(); i++) {
      v.set(i, v.get(i) * 3 + 7);
    }
  }

  @Benchmark
  public void long_array() {
    long[] v = longArray;
    for (int i = 0; i < v.length; i++) {
      v[i] = v[i] * 3 + 7;
    }
  }

  @Benchmark
  public void float_framealloc() {
    FrameFloatVec v = floats;
    for (int i = 0; i < v.size(); i++) {
      v.set(i, v.get(i) * 0.5f + 1.5f);
    }
  }

  @Benchmark
  public void float_array() {
    float[] v = floatArray;
    for (int i = 0; i < v.length; i++) {
      v[i] = v[i] * 0.5f + 1.5f;
    }
  }

  @Benchmark
  public void double_framealloc() {
    FrameDoubleVec v = doubles;
    for (int i = 0; i < v.size(); i++) {
      v.set(i, v.get(i) * 0.5 + 1.5);
    }
  }

  @Benchmark
  public void double_array() {
    double[] v = doubleArray;
    for (int i = 0; i < v.length; i++) {
      v[i] = v[i] * 0.5 + 1.5;
    }
  }
}
