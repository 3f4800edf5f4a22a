package io.framealloc.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.framealloc.TransferChannel;
import io.framealloc.TransferHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two transfers through a channel for one: the sender waits for room, the receiver for both. */
@JCStressTest
@Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "both arrived")
@Outcome(expect = FORBIDDEN, desc = "lost, or somebody was not woken in time")
@State
public class ChannelWaitsOfBothSides {

  private final TransferChannel<Long> channel = TransferChannel.create(1);
  private final TransferHandle<Long> first = Sent.handle();
  private final TransferHandle<Long> second = Sent.handle();

  @Actor
  public void sender(II_Result result) {
    result.r1 = Sent.send(channel, first) + Sent.send(channel, second);
  }

  @Actor
  public void receiver(II_Result result) {
    result.r2 = Sent.receive(channel) + Sent.receive(channel);
  }
}
