package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.TransferHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IL_Result;

/** One thread receives a transfer while another one closes it. */
@JCStressTest
@Outcome(id = "1, RECEIVED", expect = ACCEPTABLE, desc = "received")
@Outcome(id = "0, CLOSED", expect = ACCEPTABLE, desc = "closed")
@Outcome(expect = FORBIDDEN, desc = "both or neither")
@State
public class ReceivedOrClosed {

  private final TransferHandle<Long> handle = Sent.handle();

  @Actor
  public void receiver(IL_Result result) {
    result.r1 = Sent.receive(handle);
  }

  @Actor
  public void closer() {
    handle.close();
  }

  @Arbiter
  public void after(IL_Result result) {
    result.r2 = handle.state();
  }
}
