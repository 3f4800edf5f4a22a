package io.framealloc.benchmarks;

import io.framealloc.Frame;
import io.framealloc.FrameFloatVec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** 1,000 floats pushed into a new vector: growing from nothing, and with the room reserved. */
@Row(value = "push", title = "1,000 floats pushed into a new vector")
// fa: a field of the state takes what is measured.
@SuppressWarnings("FA702")
public class VectorPush extends Comparison {

  private static final int COUNT = 1_000;

  /** What a program writes by hand. */
  private static final class FloatList {
    private float[] values;
    private int size;

    FloatList(int capacity) {
      values = new float[capacity];
    }

    void add(float value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }
  }

  private Object kept;

  @Benchmark
  public void growing_framealloc() {
    try (Frame frame = alloc.beginFrame()) {
      push(frame.floatVec());
    }
  }

  @Benchmark
  public void growing_floatList() {
    push(new FloatList(16));
  }

  @Benchmark
  public void growing_arrayList() {
    List<Float> list = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      list.add((float) i);
    }
    kept = list;
  }

  @Benchmark
  public void reserved_framealloc() {
    try (Frame frame = alloc.beginFrame()) {
      push(frame.floatVec(COUNT));
    }
  }

  @Benchmark
  public void reserved_floatList() {
    push(new FloatList(COUNT));
  }

  private void push(FrameFloatVec vec) {
    for (int i = 0; i < COUNT; i++) {
      vec.push(i);
    }
    kept = vec;
  }

  private void push(FloatList list) {
    for (int i = 0; i < COUNT; i++) {
      list.add(i);
    }
    kept = list;
  }
}
