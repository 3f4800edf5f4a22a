package io.framealloc.junit;

import io.framealloc.Bytes;
import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import java.util.function.Consumer;

/**
 * Runs frames and measures what their bodies take from the Java heap.
 *
 * <p>What a body takes while it is interpreted says little, and how long it is depends on the
 * machine: therefore it runs in rounds, and one round without garbage in any of its frames is
 * enough. A body that makes garbage in each round does so however often it ran. References ({@code
 * ref}) are numbers; a vector, box or map is a small Java object, about 40 bytes, unless the
 * compiler finds that it is needed nowhere: {@link FrameTest#heapBytes} leaves room for it.
 *
 * <h2>Lifetime</h2>
 *
 * That of one test.
 *
 * <h2>Threads</h2>
 *
 * Belongs to the thread of the test; what a body lets other threads do is not measured.
 *
 * @since 0.1
 */
public final class FrameRunner {

  private static final int LEAST_ROUNDS = 40;

  /** By then the JVM has compiled a body as well as it ever will. */
  private static final int LEAST_FRAMES = 20_000;

  private final SmartAlloc alloc;
  private final int frames;
  private final long limit;
  private final HeapMeter meter = new HeapMeter();

  FrameRunner(SmartAlloc alloc, int frames, long limit) {
    if (frames < 1) {
      throw new IllegalArgumentException("too few frames: frames=" + frames + ", least=1");
    }
    if (limit < 0) {
      throw new IllegalArgumentException("negative limit: heapBytes=" + limit);
    }
    this.alloc = alloc;
    this.frames = frames;
    this.limit = limit;
  }

  /**
   * Runs a body in many frames, each of which is ended after it.
   *
   * @param body what happens in a frame
   * @throws AssertionError if in each round one of the frames took more of the heap than it may
   */
  public void run(Consumer<? super Frame> body) {
    Round round = new Round();
    int rounds = Math.max(LEAST_ROUNDS, LEAST_FRAMES / frames);
    for (int i = 0; i < rounds; i++) {
      round.run(body);
      if (round.offenders == 0) {
        return;
      }
    }
    throw new AssertionError(
        "heap garbage inside a frame: frame="
            + (round.worstFrame + ", bytes=" + Bytes.format(round.worst))
            + (", limit=" + Bytes.format(limit))
            + (", frames=" + round.offenders + " of " + frames)
            + "; hint: the event jdk.ObjectAllocationSample of a flight recording names the place");
  }

  private final class Round {

    private int offenders;
    private long worst;
    private long worstFrame;

    void run(Consumer<? super Frame> body) {
      offenders = 0;
      worst = 0;
      for (int i = 0; i < frames; i++) {
        try (Frame frame = alloc.beginFrame()) {
          long before = meter.bytes();
          body.accept(frame);
          count(meter.bytes() - before, frame);
        }
      }
    }

    private void count(long bytes, Frame frame) {
      if (bytes > limit) {
        offenders++;
        if (bytes > worst) {
          worst = bytes;
          worstFrame = frame.number();
        }
      }
    }
  }
}
