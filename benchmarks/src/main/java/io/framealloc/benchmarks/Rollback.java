package io.framealloc.benchmarks;

import io.framealloc.Checkpoint;
import io.framealloc.Frame;
import io.framealloc.FrameScope;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * 64 bytes taken and given back inside a frame, by checkpoint and by nested scope. One invocation
 * is one such step; a frame has 100.
 */
@Row(value = "rollback", title = "64 bytes taken and given back inside a frame")
// fa: single allocations are what is measured.
@SuppressWarnings("FA602")
public class Rollback extends Comparison {

  private static final int STEPS = 100;

  private MemoryStack stack;

  @Setup
  public void createPeers() {
    stack = MemoryStack.create(4096);
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public void checkpoint_framealloc() {
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint before = frame.checkpoint();
      for (int i = 0; i < STEPS; i++) {
        frame.setInt(frame.ref(64), 0, i);
        frame.rollbackTo(before);
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public void checkpoint_lwjglStack() {
    stack.push();
    int before = stack.getPointer();
    for (int i = 0; i < STEPS; i++) {
      MemoryUtil.memPutInt(stack.nmalloc(64), i);
      stack.setPointer(before);
    }
    stack.pop();
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public void nested_framealloc() {
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < STEPS; i++) {
        try (FrameScope _ = frame.nested()) {
          frame.setInt(frame.ref(64), 0, i);
        }
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public void nested_lwjglStack() {
    for (int i = 0; i < STEPS; i++) {
      stack.push();
      MemoryUtil.memPutInt(stack.nmalloc(64), i);
      stack.pop();
    }
  }
}
