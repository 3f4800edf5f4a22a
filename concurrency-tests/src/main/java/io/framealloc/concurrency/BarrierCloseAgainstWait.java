package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.FrameBarrier;
import io.framealloc.diagnostics.OwnershipException;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** One thread waits at a barrier for a party that never comes, while another one closes it. */
@JCStressTest
@Outcome(id = "0", expect = ACCEPTABLE, desc = "woken and refused")
@Outcome(expect = FORBIDDEN, desc = "not woken, or let through")
@State
public class BarrierCloseAgainstWait {

  private static final Duration LONG = Duration.ofSeconds(10);

  private final FrameBarrier barrier = FrameBarrier.of(2);

  @Actor
  public void waiter(I_Result result) {
    try {
      barrier.register();
      result.r1 = barrier.awaitAll(LONG) ? 1 : -1;
    } catch (OwnershipException closed) {
      result.r1 = 0;
    } catch (InterruptedException e) {
      result.r1 = -2;
    }
  }

  @Actor
  public void closer() {
    barrier.close();
  }
}
