package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.FrameBarrier;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Three threads end one frame together: one signals apart from its wait. */
@JCStressTest
@Outcome(id = "3, 3, 3", expect = ACCEPTABLE, desc = "all saw the work of all")
@Outcome(expect = FORBIDDEN, desc = "a wake-up was lost, or a party was let go too early")
@State
public class BarrierOfThree {

  private static final Duration LONG = Duration.ofSeconds(5);

  private final FrameBarrier barrier = FrameBarrier.of(3);
  private int one;
  private int two;
  private int three;

  @Actor
  public void signalsFirst(III_Result result) throws InterruptedException {
    barrier.register();
    one = 1;
    barrier.signalFrameComplete();
    result.r1 = await();
  }

  @Actor
  public void waits(III_Result result) throws InterruptedException {
    barrier.register();
    two = 1;
    result.r2 = await();
  }

  @Actor
  public void waitsToo(III_Result result) throws InterruptedException {
    barrier.register();
    three = 1;
    result.r3 = await();
  }

  private int await() throws InterruptedException {
    return barrier.awaitAll(LONG) ? one + two + three : -1;
  }
}
