package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.TransferChannel;
import io.framealloc.TransferHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IL_Result;

/** One thread sends while another one closes the channel. */
@JCStressTest
@Outcome(id = "1, CLOSED", expect = ACCEPTABLE, desc = "sent, and freed by the channel")
@Outcome(id = "0, IN_FLIGHT", expect = ACCEPTABLE, desc = "refused, and still the sender's")
@Outcome(expect = FORBIDDEN, desc = "lost")
@State
public class ChannelSendAgainstClose {

  private final TransferChannel<Long> channel = TransferChannel.create(1);
  private final TransferHandle<Long> handle = Sent.handle();

  @Actor
  public void sender(IL_Result result) {
    result.r1 = Sent.send(channel, handle);
  }

  @Actor
  public void closer() {
    channel.close();
  }

  @Arbiter
  public void after(IL_Result result) {
    result.r2 = handle.state();
    handle.close();
  }
}
