package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.OwnershipException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("fallback")
@Timeout(60)
final class TransferChannelTest {

  private static final Duration LONG = Duration.ofSeconds(Long.MAX_VALUE);
  private static final Duration NONE = Duration.ZERO;

  private final SmartAlloc alloc = SmartAlloc.create();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final TransferChannel<Integer> channel = TransferChannel.create(2);

  @BeforeEach
  void listen() {
    alloc.diagnostics(findings::add);
  }

  @AfterEach
  void close() {
    channel.close();
    alloc.close();
  }

  private TransferHandle<Integer> handle(int value) {
    return alloc.frameBoxForTransfer(value);
  }

  private static int open(Optional<TransferHandle<Integer>> received) {
    try (PoolBox<Integer> box = received.orElseThrow().receive()) {
      return box.get();
    }
  }

  /** Runs on a thread of its own; returns once that waits. */
  private static <R> Running<R> waiting(Thread.Builder builder, Callable<R> task) {
    FutureTask<R> future = new FutureTask<>(task);
    Thread thread = builder.start(future);
    Waiting.until(
        () ->
            thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING,
        thread::getState);
    return new Running<>(thread, future);
  }

  private record Running<R>(Thread thread, FutureTask<R> future) {

    R result() throws Exception {
      return future.get(30, TimeUnit.SECONDS);
    }

    Throwable failure() {
      return assertThrows(
              java.util.concurrent.ExecutionException.class, () -> future.get(30, TimeUnit.SECONDS))
          .getCause();
    }
  }

  @Test
  void receive_givesWhatWasSentInOrder() throws Exception {
    channel.send(handle(1));
    assertTrue(channel.send(handle(2), NONE));
    assertEquals(2, channel.size());
    assertEquals(1, open(channel.receive(NONE)));
    assertEquals(2, open(channel.receive(LONG)));
    assertEquals(Optional.empty(), channel.receive(NONE));
    assertEquals(Optional.empty(), channel.receive(Duration.ofMillis(-1)));
    assertEquals(Optional.empty(), channel.receive(Duration.ofMillis(2)));
  }

  @Test
  void create_withoutCapacityIsRefused() {
    var refused = assertThrows(IllegalArgumentException.class, () -> TransferChannel.create(0));
    assertEquals("capacity is less than 1: capacity=0", refused.getMessage());
  }

  @Test
  void receive_waitsForASender() throws Exception {
    var receiver = waiting(Thread.ofPlatform(), () -> open(channel.receive(LONG)));
    channel.send(handle(42));
    assertEquals(42, receiver.result());
  }

  @Test
  void send_waitsForRoom() throws Exception {
    channel.send(handle(1));
    channel.send(handle(2));
    TransferHandle<Integer> third = handle(3);
    assertFalse(channel.send(third, NONE));
    assertFalse(channel.send(third, Duration.ofMillis(2)));
    var sender =
        waiting(
            Thread.ofVirtual(),
            () -> {
              channel.send(third);
              return "sent";
            });
    assertEquals(1, open(channel.receive(NONE)));
    assertEquals("sent", sender.result());
    assertEquals(2, open(channel.receive(NONE)));
    assertEquals(3, open(channel.receive(NONE)));
  }

  @Test
  void close_wakesEveryReceiver() throws Exception {
    List<Running<Optional<TransferHandle<Integer>>>> receivers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      receivers.add(waiting(Thread.ofPlatform(), () -> channel.receive(LONG)));
      receivers.add(waiting(Thread.ofVirtual(), () -> channel.receive(LONG)));
    }
    channel.close();
    for (var receiver : receivers) {
      assertEquals(Optional.empty(), receiver.result());
    }
    assertTrue(channel.isClosed());
  }

  @Test
  void close_refusesEverySenderWhoKeepsHisHandle() throws Exception {
    channel.send(handle(1));
    channel.send(handle(2));
    TransferHandle<Integer> third = handle(3);
    var sender =
        waiting(
            Thread.ofPlatform().name("sender"),
            () -> {
              channel.send(third);
              return "sent";
            });
    channel.close();
    OwnershipException refused = (OwnershipException) sender.failure();
    assertEquals(
        "[FA402] transfer channel used after close: transfer=3, thread=sender; hint: the handle is"
            + " still the sender's, who receives or closes it",
        refused.getMessage());
    assertEquals(Code.FA402, refused.code());
    assertEquals(3, open(Optional.of(third)));
  }

  @Test
  void close_freesAndReportsWhatIsLeft() throws Exception {
    TransferHandle<Integer> left = handle(1);
    channel.send(left);
    TransferHandle<Integer> alreadyReceived = handle(2);
    channel.send(alreadyReceived);
    alreadyReceived.receive().close();
    channel.close();
    channel.close();
    assertEquals(
        List.of(
            "[FA207] transfer never received: transfer=1, bytes=4 B, its channel was closed; hint:"
                + " receive every handle, or close it"),
        findings.stream().map(Diagnostic::message).toList());
    assertEquals(TransferState.CLOSED, left.state());
    assertEquals(0, alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum());
    assertEquals(Optional.empty(), channel.receive(LONG));
    assertFalse(channel.receive(NONE).isPresent());
  }

  @Test
  void close_afterTheAllocatorReportsNothingAgain() throws Exception {
    channel.send(handle(1));
    alloc.close();
    channel.close();
    assertEquals(
        List.of(
            "[FA207] transfers never received: count=1, bytes=4 B; hint: receive every handle, or"
                + " close it"),
        findings.stream().map(Diagnostic::message).toList());
  }

  @Test
  void send_ofAReceivedOrClosedHandleIsRefused() {
    TransferHandle<Integer> received = handle(1);
    received.receive().close();
    var twice = assertThrows(OwnershipException.class, () -> channel.send(received));
    assertEquals(Code.FA206, twice.code());
    TransferHandle<Integer> closed = handle(2);
    closed.close();
    var gone = assertThrows(OwnershipException.class, () -> channel.send(closed));
    assertEquals(Code.FA402, gone.code());
    assertThrows(NullPointerException.class, () -> channel.send(null));
    assertEquals(0, channel.size());
  }

  @Test
  void receive_interruptedLosesNothing() throws Exception {
    var receiver = waiting(Thread.ofPlatform(), () -> channel.receive(LONG));
    receiver.thread().interrupt();
    assertEquals(InterruptedException.class, receiver.failure().getClass());
    channel.send(handle(1));
    assertEquals(1, open(channel.receive(NONE)));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> channel.receive(NONE));
    assertFalse(Thread.interrupted());
  }

  @Test
  void send_interruptedLeavesTheHandleToTheSender() throws Exception {
    channel.send(handle(1));
    channel.send(handle(2));
    TransferHandle<Integer> third = handle(3);
    var sender =
        waiting(
            Thread.ofVirtual(),
            () -> {
              channel.send(third);
              return "sent";
            });
    sender.thread().interrupt();
    assertEquals(InterruptedException.class, sender.failure().getClass());
    assertEquals(TransferState.IN_FLIGHT, third.state());
    third.close();
    assertEquals(1, open(channel.receive(NONE)));
    assertEquals(2, open(channel.receive(NONE)));
  }
}
