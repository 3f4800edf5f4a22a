package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.diagnostics.OwnershipException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Threads that send, receive, pass on, close, are interrupted, delayed and end with open frames, at
 * random: nothing is lost, doubled, changed or leaked.
 */
@Tag("fallback")
@Timeout(180)
final class TransferStressTest {

  private static final int WORKERS = 4;
  private static final int LIVES = 40;
  private static final int STEPS = 400;

  private final SmartAlloc alloc = SmartAlloc.create();
  private final AtomicReferenceArray<Object> table = new AtomicReferenceArray<>(48);
  private final TransferChannel<FrameIntVec> channel = TransferChannel.create(4);
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong reports = new AtomicLong();

  @Test
  void whateverThreadsDo_everyTransferIsDoneOnceAndItsMemoryComesBack() throws Exception {
    alloc.diagnostics(
        finding -> {
          if (finding.message().startsWith("[FA207]")) {
            reports.incrementAndGet();
          }
        });
    try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<?>> results = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        long seed = 100 + i;
        results.add(workers.submit(() -> live(seed)));
      }
      for (Future<?> result : results) {
        result.get();
      }
    }
    for (int i = 0; i < table.length(); i++) {
      finish(table.getAndSet(i, null));
    }
    long inChannel = channel.size();
    channel.close();
    assertEquals(inChannel, reports.get());
    assertEquals(sent.get(), done.get() + inChannel);
    assertEquals(0, alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum());
    alloc.trim();
    Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
    alloc.close();
    assertEquals(inChannel, reports.get());
  }

  /** One thread after the other; each ends somewhere, every second one with an open frame. */
  private void live(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int life = 0; life < LIVES; life++) {
      SplittableRandom own = random.split();
      boolean virtual = own.nextInt(4) == 0;
      Thread.Builder builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
      Threads.call(builder, () -> work(own));
    }
  }

  private int work(SplittableRandom random) throws InterruptedException {
    int steps = random.nextInt(STEPS);
    Frame frame = alloc.beginFrame();
    for (int i = 0; i < steps; i++) {
      if (random.nextInt(10) == 0) {
        frame.close();
        frame = alloc.beginFrame();
      }
      if (random.nextInt(8) == 0) {
        Thread.currentThread().interrupt();
      }
      if (random.nextInt(50) == 0) {
        LockSupport.parkNanos(random.nextInt(100_000));
      }
      step(frame, random);
      Thread.interrupted();
    }
    if (random.nextBoolean()) {
      frame.close();
    }
    return steps;
  }

  private void step(Frame frame, SplittableRandom random) {
    switch (random.nextInt(6)) {
      case 0 -> exchange(alloc.frameBoxForTransfer(random.nextInt()), true, frame, random);
      case 1 ->
          exchange(alloc.frameBoxForTransfer(frame.box(random.nextLong())), true, frame, random);
      case 2 -> {
        try (FrameScope _ = frame.nested()) {
          exchange(vector(frame, random), true, frame, random);
        }
      }
      case 3 -> exchange(vector(frame, random), true, frame, random);
      case 4 -> toChannel(vector(frame, random), random);
      default -> fromChannel(frame, random);
    }
  }

  private TransferHandle<FrameIntVec> vector(Frame frame, SplittableRandom random) {
    FrameIntVec vec = frame.intVec();
    int size = 1 + random.nextInt(1 << random.nextInt(14));
    int first = random.nextInt(1000);
    for (int i = 0; i < size; i++) {
      vec.push(first + i);
    }
    if (random.nextInt(4) == 0) {
      vec.segment();
    }
    return alloc.frameVecForTransfer(vec);
  }

  private void exchange(Object mine, boolean isNew, Frame frame, SplittableRandom random) {
    if (isNew) {
      sent.incrementAndGet();
    }
    Object old = table.getAndSet(random.nextInt(table.length()), mine);
    if (old instanceof TransferHandle<?> handle) {
      use(handle, frame, random);
    } else if (old instanceof PoolBox<?> box) {
      use(box, frame, random);
    }
  }

  private void toChannel(TransferHandle<FrameIntVec> handle, SplittableRandom random) {
    sent.incrementAndGet();
    boolean taken = false;
    try {
      taken = channel.send(handle, Duration.ofNanos(random.nextInt(200_000)));
    } catch (InterruptedException e) {
      assertEquals(TransferState.IN_FLIGHT, handle.state());
    }
    if (!taken) {
      finish(handle);
    }
  }

  private void fromChannel(Frame frame, SplittableRandom random) {
    try {
      channel
          .receive(Duration.ofNanos(random.nextInt(200_000)))
          .ifPresent(handle -> use(handle, frame, random));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> void use(TransferHandle<T> handle, Frame frame, SplittableRandom random) {
    switch (random.nextInt(5)) {
      case 0 -> finish(handle);
      case 1 -> {
        check(handle.receiveInto(frame).get());
        done.incrementAndGet();
      }
      default -> use(handle.receive(), frame, random);
    }
  }

  @SuppressWarnings("unchecked") // a box of ints
  private void use(PoolBox<?> box, Frame frame, SplittableRandom random) {
    Object value = box.get();
    check(value);
    if (value instanceof FrameIntVec vec) {
      if (random.nextInt(3) == 0) {
        for (int i = 0; i < 100; i++) {
          vec.push(vec.get(vec.size() - 1) + 1);
        }
      }
      if (random.nextInt(4) == 0) {
        TransferHandle<FrameIntVec> on = alloc.frameVecForTransfer(vec);
        box.close();
        exchange(on, false, frame, random);
        return;
      }
      if (random.nextInt(4) == 0) {
        vec.segment();
      }
    }
    if (random.nextBoolean()) {
      exchange(box, false, frame, random);
    } else {
      finish(box);
    }
  }

  private static void check(Object value) {
    if (value instanceof FrameIntVec vec) {
      for (int i = 0; i < vec.size(); i++) {
        assertEquals(vec.get(0) + i, vec.get(i));
      }
    }
  }

  private void finish(Object thing) {
    if (thing instanceof TransferHandle<?> handle) {
      handle.close();
      assertEquals(TransferState.CLOSED, handle.state());
      done.incrementAndGet();
    } else if (thing instanceof PoolBox<?> box) {
      check(box.get());
      box.close();
      done.incrementAndGet();
    }
  }

  /** Everyone wants the same transfer; the allocator is closed under them. */
  @Test
  void oneHandleForAll_isReceivedByOneOrByNobody() throws Exception {
    for (int round = 0; round < 100; round++) {
      SmartAlloc each = SmartAlloc.create();
      each.diagnostics(finding -> {});
      List<TransferHandle<?>> handles = new ArrayList<>();
      try (Frame frame = each.beginFrame()) {
        for (int i = 0; i < 20; i++) {
          FrameIntVec vec = frame.intVec(100);
          vec.resize(100, i);
          handles.add(each.frameVecForTransfer(vec));
          handles.add(each.frameBoxForTransfer(i));
        }
      }
      AtomicLong received = new AtomicLong();
      try (ExecutorService workers = Executors.newFixedThreadPool(3)) {
        List<Future<?>> results = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          results.add(workers.submit(() -> receiveAll(handles, received)));
        }
        if (round % 2 == 0) {
          each.close();
        }
        for (Future<?> result : results) {
          result.get();
        }
      }
      if (round % 2 != 0) {
        assertEquals(handles.size(), received.get());
        assertEquals(0, each.poolStats().stream().mapToLong(PoolClassStats::live).sum());
      }
      each.close();
      Waiting.until(() -> each.reservedBytes() == 0, each::reservedBytes);
    }
  }

  private static void receiveAll(List<TransferHandle<?>> handles, AtomicLong received) {
    for (TransferHandle<?> handle : handles) {
      try (PoolBox<?> box = handle.receive()) {
        received.incrementAndGet();
        if (box.get() instanceof FrameIntVec vec) {
          assertEquals(vec.get(0), vec.get(99));
        }
      } catch (OwnershipException lostToAnother) {
        assertEquals(false, handle.state() == TransferState.IN_FLIGHT);
      }
    }
  }
}
