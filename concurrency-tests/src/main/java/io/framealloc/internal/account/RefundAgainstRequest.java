package io.framealloc.internal.account;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IJJ_Result;

/** One thread gives back what another waits for. */
@JCStressTest
@Outcome(id = "40, 40, 24", expect = ACCEPTABLE, desc = "given back before")
@Outcome(id = "0, 0, 64", expect = ACCEPTABLE, desc = "given back after")
@Outcome(expect = FORBIDDEN, desc = "a refund was lost or counted twice")
@State
public class RefundAgainstRequest {

  private final LimitedAccount accounts = new LimitedAccount();

  public RefundAgainstRequest() {
    LimitedAccount.take(accounts.first, 64);
  }

  @Actor
  public void refund() {
    accounts.first.returned(Kind.POOL, 64, 1);
  }

  @Actor
  public void request(IJJ_Result result) {
    result.r1 = LimitedAccount.take(accounts.second, 40);
  }

  @Arbiter
  public void left(IJJ_Result result) {
    result.r2 = accounts.root.live();
    result.r3 = accounts.root.reserveAhead(0, 0) == 0 ? free() : -1;
  }

  /* The most that can still be reserved. */
  private long free() {
    long bytes = LimitedAccount.LIMIT;
    while (accounts.root.reserve(bytes) != null) {
      bytes -= 8;
    }
    return bytes;
  }
}
