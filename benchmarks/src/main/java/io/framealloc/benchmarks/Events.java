package io.framealloc.benchmarks;

import io.framealloc.Frame;
import io.framealloc.FramePhase;
import jdk.jfr.Recording;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What it costs to tell the begin and the end of a frame: to nobody, to a listener, to Flight
 * Recorder; and to nobody any more.
 */
@Row(
    value = "events",
    title = "Begin and end of a frame with a listener, with a recording, with neither")
public class Events extends Comparison {

  private Frame frame;
  private long told;

  /** A recording, as it is started with the JVM or by jcmd. */
  @State(Scope.Thread)
  public static class Recorded {

    private final Recording recording = new Recording();

    @Setup(Level.Trial)
    public void start() {
      recording.setToDisk(false);
      recording.setMaxSize(16 << 20);
      recording.start();
    }

    @TearDown(Level.Trial)
    public void stop() {
      recording.close();
    }
  }

  /** A recording that has come and gone. */
  @State(Scope.Thread)
  public static class WasRecorded {

    @Setup(Level.Trial)
    public void startAndStop() {
      try (Recording recording = new Recording()) {
        recording.setToDisk(false);
        recording.start();
      }
    }
  }

  /** A listener that counts. */
  @State(Scope.Thread)
  public static class Heard {

    @Setup(Level.Trial)
    public void listen(Events events) {
      events.alloc.onFrameEvent(event -> events.told++);
    }
  }

  private void frame() {
    frame = alloc.beginFrame();
    frame.close();
  }

  @Benchmark
  public void empty_off() {
    frame();
  }

  @Benchmark
  public void empty_frameallocListener(Heard heard) {
    frame();
  }

  @Benchmark
  public void empty_frameallocRecording(Recorded recorded) {
    frame();
  }

  @Benchmark
  public void empty_frameallocAfterRecording(WasRecorded was) {
    frame();
  }

  private void phase() {
    frame = alloc.beginFrame();
    try (FramePhase _ = frame.phase("work")) {
      told++;
    }
    frame.close();
  }

  @Benchmark
  public void phase_off() {
    phase();
  }

  @Benchmark
  public void phase_frameallocRecording(Recorded recorded) {
    phase();
  }
}
