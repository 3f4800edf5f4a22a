package io.framealloc.benchmarks;

import io.framealloc.Frame;
import io.framealloc.FrameDoubleVec;
import io.framealloc.FrameLongVec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** The bulk methods of vectors of 8-byte elements against loops over arrays, 4,096 elements. */
@Row(value = "kernels-64", title = "One bulk operation over 4,096 elements of 8 bytes")
// fa: a state of JMH begins its frame here and ends it in its tear-down; a field of the state takes
// what is measured.
@SuppressWarnings({"FA103", "FA702"})
public class KernelsOf64Bits extends Comparison {

  private static final int SIZE = 4096;

  private Frame frame;
  private FrameLongVec longs;
  private FrameLongVec otherLongs;
  private FrameDoubleVec doubles;
  private FrameDoubleVec otherDoubles;
  private final long[] longArray = new long[SIZE];
  private final long[] otherLongArray = new long[SIZE];
  private final double[] doubleArray = new double[SIZE];
  private final double[] otherDoubleArray = new double[SIZE];

  @Setup
  public void fill() {
    frame = alloc.beginFrame();
    longs = frame.longVec(SIZE);
    otherLongs = frame.longVec(SIZE);
    doubles = frame.doubleVec(SIZE);
    otherDoubles = frame.doubleVec(SIZE);
    for (int i = 0; i < SIZE; i++) {
      longArray[i] = i;
      otherLongArray[i] = i & 15;
      doubleArray[i] = i;
      otherDoubleArray[i] = i & 15;
    }
    longs.addAll(longArray);
    otherLongs.addAll(otherLongArray);
    doubles.addAll(doubleArray);
    otherDoubles.addAll(otherDoubleArray);
  }

  @Override
  public void closeAllocator() {
    frame.close();
    super.closeAllocator();
  }

  @Benchmark
  public long longSum_framealloc() {
    return longs.sum();
  }

  @Benchmark
  public long longSum_array() {
    long sum = 0;
    for (long x : longArray) {
      sum += x;
    }
    return sum;
  }

  @Benchmark
  public long longDot_framealloc() {
    return longs.dot(otherLongs);
  }

  @Benchmark
  public long longDot_array() {
    long[] a = longArray;
    long[] b = otherLongArray;
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Benchmark
  public void longAddScaled_framealloc() {
    longs.addScaled(otherLongs, 3);
  }

  @Benchmark
  public void longAddScaled_array() {
    long[] a = longArray;
    long[] b = otherLongArray;
    for (int i = 0; i < a.length; i++) {
      a[i] += b[i] * 3;
    }
  }

  @Benchmark
  public double doubleSum_framealloc() {
    return doubles.sum();
  }

  @Benchmark
  public double doubleSum_array() {
    double sum = 0;
    for (double x : doubleArray) {
      sum += x;
    }
    return sum;
  }

  @Benchmark
  public double doubleDot_framealloc() {
    return doubles.dot(otherDoubles);
  }

  @Benchmark
  public double doubleDot_array() {
    double[] a = doubleArray;
    double[] b = otherDoubleArray;
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Benchmark
  public void doubleAddScaled_framealloc() {
    doubles.addScaled(otherDoubles, 1e-3);
  }

  @Benchmark
  public void doubleAddScaled_array() {
    double[] a = doubleArray;
    double[] b = otherDoubleArray;
    for (int i = 0; i < a.length; i++) {
      a[i] += b[i] * 1e-3;
    }
  }
}
