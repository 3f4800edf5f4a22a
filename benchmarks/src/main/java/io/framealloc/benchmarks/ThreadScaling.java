package io.framealloc.benchmarks;

import io.framealloc.Frame;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** One allocator shared by one thread, and by two at once; the time is that of each thread. */
@Row(value = "threads", title = "One allocator, one thread and two at once, time of each")
public class ThreadScaling extends Comparison {

  /** What the threads share. */
  @State(Scope.Benchmark)
  public static class Shared {

    private SmartAlloc alloc;

    @Setup
    public void create() {
      alloc = SmartAlloc.create();
    }

    @TearDown
    public void close() {
      alloc.close();
    }
  }

  private static final Particle PARTICLE = Particle.of(1);

  /** As large as a frame. */
  private record Small(Object any) {}

  private Frame frame;
  private Small small;

  /** What the machine makes of two threads that only allocate. */
  @Benchmark
  @Threads(1)
  public void beginEnd_objectOneThread(Shared shared) {
    small = new Small(shared);
  }

  @Benchmark
  @Threads(2)
  public void beginEnd_objectTwoThreads(Shared shared) {
    small = new Small(shared);
  }

  @Benchmark
  @Threads(1)
  public void beginEnd_oneThread(Shared shared) {
    beginEnd(shared);
  }

  @Benchmark
  @Threads(2)
  public void beginEnd_frameallocTwoThreads(Shared shared) {
    beginEnd(shared);
  }

  private void beginEnd(Shared shared) {
    frame = shared.alloc.beginFrame();
    frame.close();
  }

  @Benchmark
  @Threads(1)
  public void poolBox_oneThread(Shared shared) {
    poolBox(shared);
  }

  @Benchmark
  @Threads(2)
  public void poolBox_frameallocTwoThreads(Shared shared) {
    poolBox(shared);
  }

  private static void poolBox(Shared shared) {
    try (PoolBox<Particle> box = shared.alloc.poolBox(PARTICLE)) {
      box.set(PARTICLE);
    }
  }
}
