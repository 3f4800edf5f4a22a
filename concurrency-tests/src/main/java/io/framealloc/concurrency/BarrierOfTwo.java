package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.FrameBarrier;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads end a frame together: one signals apart from its wait. */
@JCStressTest
@Outcome(id = "3, 3", expect = ACCEPTABLE, desc = "both saw the work of both")
@Outcome(expect = FORBIDDEN, desc = "a wake-up was lost, or a party was let go too early")
@State
public class BarrierOfTwo {

  private static final Duration LONG = Duration.ofSeconds(5);

  private final FrameBarrier barrier = FrameBarrier.of(2);
  private int one;
  private int two;

  @Actor
  public void signalsFirst(II_Result result) {
    barrier.register();
    one = 1;
    barrier.signalFrameComplete();
    result.r1 = await();
  }

  @Actor
  public void waits(II_Result result) {
    barrier.register();
    two = 2;
    result.r2 = await();
  }

  private int await() {
    try {
      return barrier.awaitAll(LONG) ? one + two : -1;
    } catch (InterruptedException e) {
      return -2;
    }
  }
}
