package io.framealloc.benchmarks;

import io.framealloc.Frame;
import io.framealloc.FrameColumns;
import io.framealloc.FrameFloatVec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** A structure of arrays: columns against arrays of floats by hand, 4,096 bodies of 6 fields. */
@Row(value = "columns", title = "4,096 bodies as a structure of arrays")
// fa: a state of JMH begins its frame here and ends it in its tear-down; a field of the state takes
// what is measured.
@SuppressWarnings({"FA103", "FA702"})
public class StructureOfArrays extends Comparison {

  private static final int SIZE = 4096;
  private static final float STEP = 1e-3f;

  record Body(float x, float y, float z, float vx, float vy, float vz) {

    static Body of(float v) {
      return new Body(v, v + 1, v + 2, v + 3, v + 4, v + 5);
    }
  }

  private static final class Arrays {
    final float[] x = new float[SIZE];
    final float[] y = new float[SIZE];
    final float[] z = new float[SIZE];
    final float[] vx = new float[SIZE];
    final float[] vy = new float[SIZE];
    final float[] vz = new float[SIZE];

    void set(int i, Body body) {
      x[i] = body.x;
      y[i] = body.y;
      z[i] = body.z;
      vx[i] = body.vx;
      vy[i] = body.vy;
      vz[i] = body.vz;
    }
  }

  private final Arrays arrays = new Arrays();
  private Frame frame;
  private FrameColumns<Body> columns;
  private FrameFloatVec x;
  private FrameFloatVec y;
  private FrameFloatVec z;
  private FrameFloatVec vx;
  private FrameFloatVec vy;
  private FrameFloatVec vz;

  @Setup
  public void fill() {
    frame = alloc.beginFrame();
    columns = frame.columns(Body.class);
    for (int i = 0; i < SIZE; i++) {
      columns.push(Body.of(i));
    }
    x = columns.floats("x");
    y = columns.floats("y");
    z = columns.floats("z");
    vx = columns.floats("vx");
    vy = columns.floats("vy");
    vz = columns.floats("vz");
    set_arrays();
  }

  @Override
  public void closeAllocator() {
    frame.close();
    super.closeAllocator();
  }

  @Benchmark
  public void move_frameallocKernels() {
    x.addScaled(vx, STEP);
    y.addScaled(vy, STEP);
    z.addScaled(vz, STEP);
  }

  @Benchmark
  public void move_frameallocLoops() {
    move(x, vx);
    move(y, vy);
    move(z, vz);
  }

  private static void move(FrameFloatVec at, FrameFloatVec speed) {
    for (int i = 0; i < at.size(); i++) {
      at.set(i, at.get(i) + speed.get(i) * STEP);
    }
  }

  @Benchmark
  public void move_arrays() {
    move(arrays.x, arrays.vx);
    move(arrays.y, arrays.vy);
    move(arrays.z, arrays.vz);
  }

  private static void move(float[] at, float[] speed) {
    for (int i = 0; i < at.length; i++) {
      at[i] += speed[i] * STEP;
    }
  }

  @Benchmark
  public void set_framealloc() {
    for (int i = 0; i < SIZE; i++) {
      columns.set(i, Body.of(i));
    }
  }

  @Benchmark
  public void set_arrays() {
    for (int i = 0; i < SIZE; i++) {
      arrays.set(i, Body.of(i));
    }
  }
}
