package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.AsyncPoolGuard;
import io.framealloc.PoolBox;
import io.framealloc.diagnostics.OwnershipException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** One thread takes a box from a guard while another one closes that. */
@JCStressTest
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "taken, and closed with the guard")
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "refused")
@Outcome(expect = FORBIDDEN, desc = "a box outlives its guard")
@State
public class GuardTakesAgainstClose {

  private final AsyncPoolGuard guard = Owner.ALLOC.asyncPoolGuard();
  private @Nullable PoolBox<Long> box;

  @Actor
  public void taker(II_Result result) {
    try {
      box = guard.poolBox(42L);
      result.r1 = 1;
    } catch (OwnershipException closed) {
      result.r1 = 0;
    }
  }

  @Actor
  public void closer() {
    guard.close();
  }

  @Arbiter
  public void after(II_Result result) {
    result.r2 = box != null && box.isOpen() ? 1 : 0;
  }
}
