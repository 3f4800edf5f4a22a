package io.framealloc.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import io.framealloc.FrameVec;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Records of 8 fields in a vector, read, written and moved; one invocation is one element. */
@Row(value = "records-8", title = "One record of 8 fields in a vector of 1,000")
// fa: a field of the state takes what is measured.
@SuppressWarnings("FA702")
public class RecordsOf8 extends RecordWork {

  private static final long STRIDE = 8 * Float.BYTES;

  record Body(float a, float b, float c, float d, float e, float f, float g, float h) {

    static Body of(float v) {
      return new Body(v, v + 1, v + 2, v + 3, v + 4, v + 5, v + 6, v + 7);
    }

    float sum() {
      return a + b + c + d + e + f + g + h;
    }

    Body moved() {
      return new Body(
          a * 0.5f + 1,
          b * 0.5f + 1,
          c * 0.5f + 1,
          d * 0.5f + 1,
          e * 0.5f + 1,
          f * 0.5f + 1,
          g * 0.5f + 1,
          h * 0.5f + 1);
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
      sum +=
          read(at, 0)
              + read(at, 1)
              + read(at, 2)
              + read(at, 3)
              + read(at, 4)
              + read(at, 5)
              + read(at, 6)
              + read(at, 7);
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
      write(at, 4, v + 4);
      write(at, 5, v + 5);
      write(at, 6, v + 6);
      write(at, 7, v + 7);
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
      write(at, 4, read(at, 4) * 0.5f + 1);
      write(at, 5, read(at, 5) * 0.5f + 1);
      write(at, 6, read(at, 6) * 0.5f + 1);
      write(at, 7, read(at, 7) * 0.5f + 1);
    }
  }
}
