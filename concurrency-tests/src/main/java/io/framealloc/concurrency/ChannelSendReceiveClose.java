package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.TransferChannel;
import io.framealloc.TransferHandle;
import io.framealloc.diagnostics.OwnershipException;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIL_Result;

/** One thread sends, one receives, one closes the channel. */
@JCStressTest
@Outcome(id = "1, 1, RECEIVED", expect = ACCEPTABLE, desc = "sent and received")
@Outcome(id = "1, 0, CLOSED", expect = ACCEPTABLE, desc = "left in the channel, and freed by it")
@Outcome(id = "0, 0, IN_FLIGHT", expect = ACCEPTABLE, desc = "refused, and still the sender's")
@Outcome(expect = FORBIDDEN, desc = "lost or doubled")
@State
public class ChannelSendReceiveClose {

  private final TransferChannel<Long> channel = TransferChannel.create(1);
  private final TransferHandle<Long> handle = Sent.handle();

  @Actor
  public void sender(IIL_Result result) {
    try {
      result.r1 = channel.send(handle, Duration.ofSeconds(10)) ? 1 : -1;
    } catch (OwnershipException refused) {
      result.r1 = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Actor
  public void receiver(IIL_Result result) {
    try {
      result.r2 = channel.receive(Duration.ofSeconds(10)).map(Sent::receive).orElse(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Actor
  public void closer() {
    channel.close();
  }

  @Arbiter
  public void after(IIL_Result result) {
    result.r3 = handle.state();
    handle.close();
  }
}
