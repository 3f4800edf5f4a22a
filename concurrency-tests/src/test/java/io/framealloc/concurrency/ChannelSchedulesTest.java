package io.framealloc.concurrency;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every schedule of few threads with few operations each, so far as the time goes. */
final class ChannelSchedulesTest {

  /* What a first use initializes is no part of a schedule. */
  @BeforeAll
  static void useOnce() throws InterruptedException {
    ChannelOperations first = new ChannelOperations();
    first.send(0);
    first.receive();
    first.send(1);
    first.check();
  }

  @Test
  void anyScheduleOfSendReceiveAndClose_isOneAfterTheOther() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(1)
        .actorsAfter(1)
        .iterations(8)
        .invocationsPerIteration(60)
        .loopBound(1_000_000)
        .sequentialSpecification(ChannelModel.class)
        .check(ChannelOperations.class);
  }
}
