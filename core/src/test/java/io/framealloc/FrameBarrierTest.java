package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Coded;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

@Timeout(60)
final class FrameBarrierTest {

  private static final Duration NO_TIME = Duration.ZERO;

  private final FrameBarrier barrier = FrameBarrier.of(2);
  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    barrier.close();
    alloc.close();
  }

  private static void assertRefused(Code code, String text, Executable use) {
    Throwable refused = assertThrows(IllegalStateException.class, use);
    assertEquals("[" + code + "] " + text, refused.getMessage());
    assertEquals(code, assertInstanceOf(Coded.class, refused).code());
  }

  private static String here() {
    return "thread=" + Errors.nameOf(Thread.currentThread());
  }

  /** Runs {@code task} on a thread that has registered; it ends without deregistering. */
  private Thread party(String name, Threads.Task task) {
    CountDownLatch registered = new CountDownLatch(1);
    Thread thread =
        Thread.ofPlatform()
            .name(name)
            .start(
                () -> {
                  barrier.register();
                  registered.countDown();
                  try {
                    task.run();
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                });
    try {
      registered.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return thread;
  }

  @Test
  void of_noParty_isRefused() {
    Throwable refused = assertThrows(IllegalArgumentException.class, () -> FrameBarrier.of(0));
    assertEquals("fewer than one party: parties=0", refused.getMessage());
  }

  @Test
  void oneParty_neverWaits() throws InterruptedException {
    try (FrameBarrier alone = FrameBarrier.of(1)) {
      alone.register();
      for (int frame = 0; frame < 10; frame++) {
        assertEquals(frame, alone.generation());
        alone.awaitAll();
      }
    }
  }

  @Test
  void awaitAll_untilTheLastPartySignals_timesOut() throws InterruptedException {
    barrier.register();
    CountDownLatch go = new CountDownLatch(1);
    Thread other =
        party(
            "other",
            () -> {
              go.await();
              barrier.signalFrameComplete();
            });
    barrier.signalFrameComplete();
    assertFalse(barrier.awaitAll(NO_TIME));
    assertFalse(barrier.awaitAll(Duration.ofMillis(30)));
    assertEquals(0, barrier.generation());
    go.countDown();
    barrier.awaitAll();
    assertEquals(1, barrier.generation());
    other.join();
  }

  @Test
  void awaitAll_ofAFrameThatIsComplete_doesNotWait() throws InterruptedException {
    barrier.register();
    barrier.signalFrameComplete();
    party("other", barrier::signalFrameComplete).join();
    assertTrue(barrier.awaitAll(NO_TIME));
    assertFalse(barrier.awaitAll(NO_TIME), "the next frame is not complete");
  }

  @Test
  void awaitAll_withoutASignal_isOne() throws InterruptedException {
    barrier.register();
    Thread other = party("other", barrier::awaitAll);
    assertTrue(barrier.awaitAll(Duration.ofSeconds(30)));
    other.join();
  }

  @Test
  void use_byAThreadThatIsNotRegistered_isRefused() {
    String text =
        "thread is not registered with the barrier: parties=2, "
            + here()
            + "; hint: call register first";
    assertRefused(Code.FA202, text, barrier::signalFrameComplete);
    assertRefused(Code.FA202, text, barrier::awaitAll);
    assertRefused(Code.FA202, text, barrier::deregister);
    assertRefused(Code.FA202, text, () -> alloc.beginFrame(barrier));
    assertFalse(alloc.inFrame());
  }

  @Test
  void register_twiceOrTooMany_isRefused() {
    barrier.register();
    assertRefused(
        Code.FA202,
        "thread registered twice with the barrier: parties=2, "
            + here()
            + "; hint: a thread takes one seat",
        barrier::register);
    Threads.on("second", barrier::register);
    Threads.on(
        "third",
        () ->
            assertRefused(
                Code.FA202,
                "no seat left at the barrier: parties=2, thread=third; hint: make it for more"
                    + " parties",
                barrier::register));
  }

  @Test
  void signal_twiceForOneFrame_isRefused() throws InterruptedException {
    barrier.register();
    barrier.signalFrameComplete();
    assertRefused(
        Code.FA205,
        "frame signalled complete twice while other parties of the barrier are still at work: "
            + "arrived=1, parties=2, "
            + here()
            + "; hint: call awaitAll before the next frame",
        barrier::signalFrameComplete);
    party("other", barrier::signalFrameComplete).join();
    assertTrue(barrier.awaitAll(NO_TIME));
  }

  @Test
  void endFrame_whileAnotherPartyIsAtWork_isAnErrorThatEndsTheFrame() throws InterruptedException {
    barrier.register();
    CountDownLatch go = new CountDownLatch(1);
    Thread other =
        party(
            "other",
            () -> {
              go.await();
              barrier.signalFrameComplete();
            });
    alloc.beginFrame(barrier);
    String text =
        "endFrame while other parties of the barrier are still at work: arrived=%d, parties=2, "
            + here()
            + "; hint: call awaitAll before endFrame";
    assertRefused(Code.FA205, text.formatted(0), alloc::endFrame);
    assertFalse(alloc.inFrame());
    Frame frame = alloc.beginFrame(barrier);
    barrier.signalFrameComplete();
    assertRefused(Code.FA205, text.formatted(1), frame::close);
    assertFalse(alloc.inFrame());
    frame = alloc.beginFrame(barrier);
    go.countDown();
    barrier.awaitAll();
    assertThrows(IllegalStateException.class, frame::close, "begun for the frame after");
    other.join();
  }

  @Test
  void endFrame_ofTheLastPartyAtWork_needsNoSignal() throws InterruptedException {
    barrier.register();
    party("other", barrier::signalFrameComplete).join();
    alloc.beginFrame(barrier).close();
    barrier.signalFrameComplete();
    alloc.beginFrame().close();
    assertTrue(barrier.awaitAll(NO_TIME));
  }

  @Test
  void endFrame_ofAFrameBegunAhead_belongsToTheNextFrame() throws InterruptedException {
    barrier.register();
    barrier.signalFrameComplete();
    Frame ahead = alloc.beginFrame(barrier);
    CountDownLatch go = new CountDownLatch(1);
    Thread other =
        party(
            "other",
            () -> {
              barrier.awaitAll();
              go.await();
              barrier.awaitAll();
            });
    barrier.awaitAll();
    assertThrows(IllegalStateException.class, ahead::close);
    Frame next = alloc.beginFrame(barrier);
    go.countDown();
    barrier.awaitAll();
    next.close();
    other.join();
  }

  @Test
  void nestedScope_endsAtAnyTime() {
    barrier.register();
    Frame frame = alloc.beginFrame(barrier);
    frame.nested().close();
    barrier.close();
    frame.close();
  }

  @Test
  void laterFrame_withoutTheBarrier_isFree() throws InterruptedException {
    barrier.register();
    party("other", barrier::signalFrameComplete).join();
    alloc.beginFrame(barrier).close();
    alloc.beginFrame().close();
    Frame rare = alloc.beginFrame();
    rare.list();
    rare.close();
  }

  @Test
  void partyThatDies_breaksTheBarrier() throws InterruptedException {
    barrier.register();
    Frame frame = alloc.beginFrame(barrier);
    party("worker", () -> {}).join();
    String text =
        "barrier broken, a party died before its frame was complete: died=worker, arrived=1, "
            + "parties=2, "
            + here()
            + "; hint: a thread that leaves calls deregister";
    assertRefused(Code.FA103, text, barrier::awaitAll);
    assertRefused(Code.FA103, text, barrier::signalFrameComplete);
    frame.close();
  }

  @Test
  void partyThatDiesAfterItsSignal_breaksTheNextFrameOnly() throws InterruptedException {
    barrier.register();
    party("worker", barrier::signalFrameComplete).join();
    barrier.awaitAll();
    assertRefused(
        Code.FA103,
        "barrier broken, a party died before its frame was complete: died=worker, arrived=1, "
            + "parties=2, "
            + here()
            + "; hint: a thread that leaves calls deregister",
        barrier::awaitAll);
  }

  @Test
  void partyThatDeregisters_isNotWaitedFor() throws InterruptedException {
    barrier.register();
    barrier.signalFrameComplete();
    party("other", barrier::deregister).join();
    assertTrue(barrier.awaitAll(NO_TIME));
    assertEquals(1, barrier.parties());
    barrier.awaitAll();
    assertEquals(2, barrier.generation());
  }

  @Test
  void partyThatDeregistersAfterItsSignal_leavesTheOthersToTheirs() throws InterruptedException {
    barrier.register();
    party(
            "other",
            () -> {
              barrier.signalFrameComplete();
              barrier.deregister();
            })
        .join();
    assertEquals(0, barrier.generation());
    assertTrue(barrier.awaitAll(NO_TIME));
  }

  @Test
  void interruptedWait_keepsTheSignal() throws InterruptedException {
    barrier.register();
    CountDownLatch go = new CountDownLatch(1);
    Thread other =
        party(
            "other",
            () -> {
              go.await();
              barrier.signalFrameComplete();
            });
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, barrier::awaitAll);
    assertFalse(Thread.interrupted());
    go.countDown();
    barrier.awaitAll();
    assertEquals(1, barrier.generation());
    other.join();
  }

  @Test
  void close_wakesEveryWaiter() throws InterruptedException {
    FutureTask<Void> waiting =
        new FutureTask<>(
            () -> {
              barrier.register();
              barrier.awaitAll();
              return null;
            });
    Thread thread = Thread.ofVirtual().name("waiting").start(waiting);
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    barrier.close();
    barrier.close();
    ExecutionException failed = assertThrows(ExecutionException.class, waiting::get);
    assertRefused(
        Code.FA402,
        "barrier used after close: thread=waiting; hint: close it when its last loop has ended",
        () -> {
          throw failed.getCause();
        });
  }
}
