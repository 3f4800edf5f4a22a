package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.TransferHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A transfer goes from thread to thread through a plain field. */
@JCStressTest
@Outcome(id = "0", expect = ACCEPTABLE, desc = "not seen yet")
@Outcome(id = "1", expect = ACCEPTABLE, desc = "received whole")
@Outcome(expect = FORBIDDEN, desc = "received what was not sent")
@State
public class HandlePublishedByARace {

  private TransferHandle<Long> published;

  @Actor
  public void sender() {
    published = Sent.handle();
  }

  @Actor
  public void receiver(I_Result result) {
    TransferHandle<Long> handle = published;
    result.r1 = handle == null ? 0 : Sent.receive(handle);
  }

  @Arbiter
  public void after(I_Result result) {
    published.close();
  }
}
