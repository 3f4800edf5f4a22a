package io.framealloc.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.framealloc.Frame;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.lwjgl.system.MemoryStack;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Begin and end of a frame that is held in a field: empty, and with one raw segment taken. */
@Row(value = "begin-end", title = "Begin and end of a frame held in a field")
public class BeginEnd extends Comparison {

  private Frame frame;
  private Arena arena;
  private MemoryStack stack;

  @Setup
  public void createPeers() {
    stack = MemoryStack.create(4096);
  }

  @Benchmark
  public void empty_framealloc() {
    frame = alloc.beginFrame();
    frame.close();
  }

  @Benchmark
  public void empty_frameallocGuideForm() {
    frame = alloc.beginFrame();
    alloc.endFrame();
  }

  @Benchmark
  public void empty_arenaOfConfined() {
    arena = Arena.ofConfined();
    arena.close();
  }

  @Benchmark
  public void empty_lwjglStack() {
    stack.push();
    stack.pop();
  }

  @Benchmark
  public void segment_framealloc() {
    frame = alloc.beginFrame();
    write(frame.allocate(64));
    frame.close();
  }

  @Benchmark
  public void segment_arenaOfConfined() {
    arena = Arena.ofConfined();
    write(arena.allocate(64));
    arena.close();
  }

  private static void write(MemorySegment segment) {
    segment.set(JAVA_INT_UNALIGNED, 0, 1);
    segment.set(JAVA_INT_UNALIGNED, 60, 1);
  }
}
