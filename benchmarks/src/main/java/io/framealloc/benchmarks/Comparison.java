package io.framealloc.benchmarks;

import io.framealloc.SmartAlloc;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One row of the comparison: the same work done by this library and by its peers.
 *
 * <p>A method is named {@code work_who}. Methods with the same work are compared with each other,
 * {@code who} starts with {@code framealloc} where it is ours. One invocation is one frame, unless
 * the class says otherwise. All memory that is taken is written, its first and last int at least.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "-Xms512m",
      "-Xmx512m",
      "-XX:+AlwaysPreTouch",
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"
    })
public abstract class Comparison {

  SmartAlloc alloc;

  @Setup
  public void createAllocator() {
    alloc = SmartAlloc.create();
  }

  @TearDown
  public void closeAllocator() {
    alloc.close();
  }
}
