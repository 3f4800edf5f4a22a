package io.framealloc.internal.pool;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every schedule of few threads with few operations each, so far as the time goes. */
final class SlotSchedulesTest {

  /* What a first use initializes is no part of a schedule. */
  @BeforeAll
  static void useOnce() {
    QueueOperations first = new QueueOperations.DropOldest();
    first.close(0);
    first.close(1);
    first.take(1);
    first.check();
  }

  private static void check(Class<?> operations, Class<?> model, int invocations) {
    new ModelCheckingOptions()
        .threads(3)
        .actorsPerThread(2)
        .actorsBefore(1)
        .actorsAfter(1)
        .iterations(5)
        .invocationsPerIteration(invocations)
        .loopBound(1_000_000)
        .sequentialSpecification(model)
        .check(operations);
  }

  @Test
  void anyScheduleOfAQueueThatRefuses_isOneAfterTheOther() {
    check(QueueOperations.Fail.class, QueueModel.Fail.class, 250);
  }

  @Test
  void anyScheduleOfAQueueThatDrops_isOneAfterTheOther() {
    check(QueueOperations.DropOldest.class, QueueModel.StaysFull.class, 250);
  }

  @Test
  void anyScheduleOfAQueueThatIsGonePast_isOneAfterTheOther() {
    check(QueueOperations.ProcessImmediately.class, QueueModel.StaysFull.class, 250);
  }

  @Test
  void anyScheduleOfTheLists_bringsEverySlotBackOnce() {
    check(StackOperations.class, StackModel.class, 500);
  }
}
