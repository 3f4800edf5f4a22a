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

/** One thread receives while another one closes the channel. */
@JCStressTest
@Outcome(id = "1, RECEIVED", expect = ACCEPTABLE, desc = "received")
@Outcome(id = "0, CLOSED", expect = ACCEPTABLE, desc = "freed by the channel")
@Outcome(expect = FORBIDDEN, desc = "lost or doubled")
@State
public class ChannelReceiveAgainstClose {

  private final TransferChannel<Long> channel = TransferChannel.create(1);
  private final TransferHandle<Long> handle = Sent.handle();

  public ChannelReceiveAgainstClose() {
    Sent.send(channel, handle);
  }

  @Actor
  public void receiver(IL_Result result) {
    result.r1 = Sent.receive(channel);
  }

  @Actor
  public void closer() {
    channel.close();
  }

  @Arbiter
  public void after(IL_Result result) {
    result.r2 = handle.state();
  }
}
