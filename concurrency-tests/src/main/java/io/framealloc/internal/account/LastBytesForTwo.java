package io.framealloc.internal.account;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIJ_Result;

/** Two threads ask for more than half of what a limit leaves. */
@JCStressTest
@Outcome(id = "40, 0, 40", expect = ACCEPTABLE, desc = "the first got it")
@Outcome(id = "0, 40, 40", expect = ACCEPTABLE, desc = "the second got it")
@Outcome(expect = FORBIDDEN, desc = "over the limit, or refused without need")
@State
public class LastBytesForTwo {

  private final LimitedAccount accounts = new LimitedAccount();

  @Actor
  public void first(IIJ_Result result) {
    result.r1 = LimitedAccount.take(accounts.first, 40);
  }

  @Actor
  public void second(IIJ_Result result) {
    result.r2 = LimitedAccount.take(accounts.second, 40);
  }

  @Arbiter
  public void left(IIJ_Result result) {
    result.r3 = accounts.root.live();
  }
}
