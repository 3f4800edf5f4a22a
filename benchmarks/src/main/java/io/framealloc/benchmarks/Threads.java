package io.framealloc.benchmarks;

import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One allocator shared by one thread, and by two at once; the time is that of each thread. */
@Row("threads")
public class Threads extends Comparison {

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

  private Frame frame;

  @Benchmark
  @org.openjdk.jmh.annotations.Threads(1)
  public void beginEnd_oneThread(Shared shared) {
    beginEnd(shared);
  }

  @Benchmark
  @org.openjdk.jmh.annotations.Threads(2)
  public void beginEnd_frameallocTwoThreads(Shared shared) {
    beginEnd(shared);
  }

  private void beginEnd(Shared shared) {
    frame = shared.alloc.beginFrame();
    frame.close();
  }
}
