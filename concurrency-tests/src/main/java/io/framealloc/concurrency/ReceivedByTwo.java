package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.TransferHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads receive one transfer. */
@JCStressTest
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "the first received it")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "the second received it")
@Outcome(expect = FORBIDDEN, desc = "received twice, by nobody, or changed")
@State
public class ReceivedByTwo {

  private final TransferHandle<Long> handle = Sent.handle();

  @Actor
  public void first(II_Result result) {
    result.r1 = Sent.receive(handle);
  }

  @Actor
  public void second(II_Result result) {
    result.r2 = Sent.receive(handle);
  }
}
