package io.framealloc.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import io.framealloc.FrameVec;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Records of 4 fields in a vector, read, written and moved; one invocation is one element. */
@Row(value = "records-4", title = "One record of 4 fields in a vector of 1,000")
// fa: a field of the state takes what is measured.
@SuppressWarnings("FA702")
public class RecordsOf4 extends RecordWork {

  private static final long STRIDE = 4 * Float.BYTES;

  record Body(float a, float b, float c, float d) {

    static Body of(float v) {
      return new Body(v, v + 1, v + 2, v + 3);
    }

    float sum() {
      return a + b + c + d;
    }

    Body moved() {
      return new Body(a * 0.5f + 1, b * 0.5f + 1, c * 0.5f + 1, d * 0.5f + 1);
    }
  }

  private FrameVec<Body> vec;
  private long base;
  private int size;

  @Setup
  public void fill() {
    vec = frame.vec(Body.class, COUNT);
    for (int i = 0; i < COUNT; i++) {
      vec.push(Body.of(i));
    }
    base = frame.alloc(COUNT * STRIDE, 64).address();
    size = COUNT;
    set_byHand();
  }

  private long at(int index) {
    return (base & ADDRESS) + Objects.checkIndex(index, size & INDEX) * STRIDE;
  }

  private static float read(long at, int field) {
    return ALL.get(JAVA_FLOAT_UNALIGNED, at + field * Float.BYTES);
  }

  private static void write(long at, int field, float value) {
    ALL.set(JAVA_FLOAT_UNALIGNED, at + field * Float.BYTES, value);
  }

  @Benchmark
  public float get_framealloc() {
    FrameVec<Body> v = vec;
    float sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += v.get(i).sum();
    }
    return sum;
  }

  @Benchmark
  public float get_byHand() {
    float sum = 0;
    for (int i = 0; i < COUNT; i++) {
      long at = at(i);
      sum += read(at, 0) + read(at, 1) + read(at, 2) + read(at, 3);
    }
    return sum;
  }

  @Benchmark
  public void set_framealloc() {
    FrameVec<Body> v = vec;
    for (int i = 0; i < COUNT; i++) {
      v.set(i, Body.of(i));
    }
  }

  @Benchmark
  public void set_byHand() {
    for (int i = 0; i < COUNT; i++) {
      long at = at(i);
      float v = i;
      write(at, 0, v);
      write(at, 1, v + 1);
      write(at, 2, v + 2);
      write(at, 3, v + 3);
    }
  }

  @Benchmark
  public void update_framealloc() {
    FrameVec<Body> v = vec;
    for (int i = 0; i < COUNT; i++) {
      v.set(i, v.get(i).moved());
    }
  }

  @Benchmark
  public void update_byHand() {
    for (int i = 0; i < COUNT; i++) {
      long at = at(i);
      write(at, 0, read(at, 0) * 0.5f + 1);
      write(at, 1, read(at, 1) * 0.5f + 1);
      write(at, 2, read(at, 2) * 0.5f + 1);
      write(at, 3, read(at, 3) * 0.5f + 1);
    }
  }
}
