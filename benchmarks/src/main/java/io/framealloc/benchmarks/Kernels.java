package io.framealloc.benchmarks;

import io.framealloc.Frame;
import io.framealloc.FrameFloatVec;
import io.framealloc.FrameIntVec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** The bulk methods of vectors against loops over arrays, 4,096 elements. */
@Row(value = "kernels", title = "One bulk operation over 4,096 elements")
// fa: a state of JMH begins its frame here and ends it in its tear-down; a field of the state takes
// what is measured.
@SuppressWarnings({"FA103", "FA702"})
public class Kernels extends Comparison {

  private static final int SIZE = 4096;

  private Frame frame;
  private FrameIntVec ints;
  private FrameIntVec otherInts;
  private FrameFloatVec floats;
  private FrameFloatVec otherFloats;
  private final int[] intArray = new int[SIZE];
  private final int[] otherIntArray = new int[SIZE];
  private final float[] floatArray = new float[SIZE];
  private final float[] otherFloatArray = new float[SIZE];

  @Setup
  public void fill() {
    frame = alloc.beginFrame();
    ints = frame.intVec(SIZE);
    otherInts = frame.intVec(SIZE);
    floats = frame.floatVec(SIZE);
    otherFloats = frame.floatVec(SIZE);
    for (int i = 0; i < SIZE; i++) {
      intArray[i] = i;
      otherIntArray[i] = i & 15;
      floatArray[i] = i;
      otherFloatArray[i] = i & 15;
    }
    ints.addAll(intArray);
    otherInts.addAll(otherIntArray);
    floats.addAll(floatArray);
    otherFloats.addAll(otherFloatArray);
  }

  @Override
  public void closeAllocator() {
    frame.close();
    super.closeAllocator();
  }

  @Benchmark
  public long intSum_framealloc() {
    return ints.sum();
  }

  @Benchmark
  public long intSum_array() {
    long sum = 0;
    for (int x : intArray) {
      sum += x;
    }
    return sum;
  }

  @Benchmark
  public long intDot_framealloc() {
    return ints.dot(otherInts);
  }

  @Benchmark
  public long intDot_array() {
    int[] a = intArray;
    int[] b = otherIntArray;
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (long) a[i] * b[i];
    }
    return sum;
  }

  @Benchmark
  public void intAddScaled_framealloc() {
    ints.addScaled(otherInts, 3);
  }

  @Benchmark
  public void intAddScaled_array() {
    int[] a = intArray;
    int[] b = otherIntArray;
    for (int i = 0; i < a.length; i++) {
      a[i] += b[i] * 3;
    }
  }

  @Benchmark
  public double floatSum_framealloc() {
    return floats.sum();
  }

  @Benchmark
  public float floatSum_array() {
    float sum = 0;
    for (float x : floatArray) {
      sum += x;
    }
    return sum;
  }

  @Benchmark
  public double floatDot_framealloc() {
    return floats.dot(otherFloats);
  }

  @Benchmark
  public float floatDot_array() {
    float[] a = floatArray;
    float[] b = otherFloatArray;
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Benchmark
  public void floatAddScaled_framealloc() {
    floats.addScaled(otherFloats, 1e-3f);
  }

  @Benchmark
  public void floatAddScaled_array() {
    float[] a = floatArray;
    float[] b = otherFloatArray;
    for (int i = 0; i < a.length; i++) {
      a[i] += b[i] * 1e-3f;
    }
  }
}
