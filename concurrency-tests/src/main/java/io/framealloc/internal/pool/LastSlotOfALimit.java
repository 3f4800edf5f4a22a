package io.framealloc.internal.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Two threads want the last slot that a limit allows. */
@JCStressTest
@Outcome(
    id = {"true, false", "false, true"},
    expect = ACCEPTABLE,
    desc = "one got it")
@Outcome(expect = FORBIDDEN, desc = "the limit was passed, or refused too early")
@State
public class LastSlotOfALimit {

  private final PoolLimit limit = new PoolLimit(1);

  @Actor
  public void first(ZZ_Result result) {
    result.r1 = limit.acquire();
  }

  @Actor
  public void second(ZZ_Result result) {
    result.r2 = limit.acquire();
  }
}
