package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.internal.pool.Deferral;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Threads that open, promote, share, guard and close what outlives a frame, for each other, and are
 * interrupted, delayed, and end with open frames, at random: in every mode of deferred frees and
 * with every policy nothing is lost, doubled, changed or leaked. Some 18,000 steps with fixed
 * seeds.
 */
@Tag("fallback")
@Timeout(180)
final class OwnershipStressTest {

  private static final int WORKERS = 3;
  private static final int LIVES = 6;
  private static final int STEPS = 90;
  private static final int CAPACITY = 4;

  /** Something open, and the number in it. */
  private record Held(AutoCloseable thing, long number) {}

  private final AtomicReferenceArray<Held> table = new AtomicReferenceArray<>(32);
  private final Queue<Held> later = new ConcurrentLinkedQueue<>();
  private final Queue<String> findings = new ConcurrentLinkedQueue<>();
  private SmartAlloc alloc;
  private boolean waits;
  private volatile boolean working = true;

  static Stream<DeferredConfig> everyModeAndPolicy() {
    return Stream.of(
            DeferredConfig.atFrameBegin(),
            DeferredConfig.atFrameEnd(),
            DeferredConfig.incremental(3),
            DeferredConfig.explicit())
        .flatMap(
            mode ->
                Stream.concat(
                    Stream.of(mode),
                    Stream.of(QueueFullPolicy.values()).map(p -> mode.bounded(CAPACITY, p))));
  }

  @ParameterizedTest
  @MethodSource("everyModeAndPolicy")
  void whateverThreadsDo_everythingIsClosedOnceAndItsMemoryComesBack(DeferredConfig config)
      throws Exception {
    waits = config.deferral().full() == Deferral.Full.BLOCK;
    alloc = SmartAlloc.create(AllocConfig.builder().deferredFrees(config).build());
    alloc.diagnostics(finding -> findings.add(finding.message()));
    alloc.scratchPool("stress", Bytes.megabytes(4));
    try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS + 1)) {
      List<Future<?>> results = new ArrayList<>();
      Future<?> closer = workers.submit(this::closeWhatWaits);
      for (int i = 0; i < WORKERS; i++) {
        int worker = i;
        results.add(workers.submit(() -> live(worker)));
      }
      for (Future<?> result : results) {
        result.get();
      }
      working = false;
      closer.get();
    }
    for (int i = 0; i < table.length(); i++) {
      finish(table.getAndSet(i, null));
    }
    closeWhatWaits();
    alloc.trim();
    DeferredFreeStats stats = alloc.deferredFreeStats();
    assertEquals(0, stats.waiting(), stats::toString);
    assertEquals(stats.queued(), stats.processed() + stats.dropped(), stats::toString);
    long live = alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum();
    assertEquals(stats.dropped(), live);
    alloc.scratchPool("stress").reset();
    alloc.close();
    Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
    long leaks = findings.stream().filter(text -> text.contains("never closed")).count();
    assertEquals(live > 0, leaks > 0, findings::toString);
    assertEquals(0, findings.stream().filter(text -> text.startsWith("[FA207]")).count());
  }

  /** One thread after the other; each ends somewhere, every second one with an open frame. */
  private void live(int worker) {
    SplittableRandom random = new SplittableRandom(7000 + worker);
    for (int life = 0; life < LIVES; life++) {
      SplittableRandom own = random.split();
      boolean virtual = own.nextInt(5) == 0;
      Thread.Builder builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
      Threads.call(builder, () -> work(own));
    }
  }

  private int work(SplittableRandom random) throws Exception {
    int steps = random.nextInt(STEPS);
    Frame frame = alloc.beginFrame();
    for (int i = 0; i < steps; i++) {
      if (random.nextInt(4) == 0) {
        frame.close();
        frame = alloc.beginFrame();
      }
      if (random.nextInt(8) == 0) {
        Thread.currentThread().interrupt();
      }
      if (random.nextInt(40) == 0) {
        LockSupport.parkNanos(random.nextInt(100_000));
      }
      long number = random.nextLong();
      AutoCloseable made = make(number, random, frame);
      if (made instanceof FrameRetained<?>) {
        alloc.endFrame();
        frame = alloc.beginFrame();
      }
      Held mine = new Held(made, number);
      Held old = table.getAndSet(random.nextInt(table.length()), mine);
      if (waits) {
        putOff(old); // two owners that close each other's would stand still
      } else {
        finish(old);
      }
      if (random.nextInt(6) == 0) {
        alloc.processDeferredFrees(random.nextInt(5));
      }
      Thread.interrupted();
    }
    if (random.nextBoolean()) {
      frame.close();
    }
    return steps;
  }

  private AutoCloseable make(long number, SplittableRandom random, Frame frame) {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> alloc.poolBox(number);
      case 3 -> alloc.heapBox(number);
      case 4 -> retained(number, random);
      case 5 -> retainedVector(number, random, frame);
      case 6 -> task(number, random);
      case 7 -> guard(number, random);
      default -> alloc.frameBoxForTransfer(frame.box(number));
    };
  }

  private FrameRetained<Long> retained(long number, SplittableRandom random) {
    RetentionPolicy to =
        switch (random.nextInt(3)) {
          case 0 -> RetentionPolicy.PROMOTE_TO_POOL;
          case 1 -> RetentionPolicy.PROMOTE_TO_HEAP;
          default -> RetentionPolicy.promoteToScratch("stress");
        };
    return alloc.frameRetained(number, to);
  }

  private FrameRetained<FrameLongVec> retainedVector(
      long number, SplittableRandom random, Frame frame) {
    FrameLongVec vec = frame.longVec();
    vec.resize(1 + random.nextInt(3000), number);
    return alloc.frameVecRetained(vec, RetentionPolicy.PROMOTE_TO_HEAP);
  }

  private TaskAlloc task(long number, SplittableRandom random) {
    TaskAlloc task = alloc.taskAlloc();
    TaskBox<Long> box = task.box(number);
    task.slice(Long.class, random.nextInt(4000)).set(0, number);
    assertEquals(number, box.get());
    return task;
  }

  private AsyncPoolGuard guard(long number, SplittableRandom random) {
    AsyncPoolGuard guard = alloc.asyncPoolGuard();
    for (int i = random.nextInt(6); i >= 0; i--) {
      PoolBox<Long> box = guard.poolBox(number);
      assertEquals(number, box.get());
    }
    return guard;
  }

  private void putOff(Held held) {
    if (held != null) {
      later.add(held);
    }
  }

  /* On a thread that owns no slots. */
  private Void closeWhatWaits() throws Exception {
    boolean more = true;
    while (more) {
      more = working;
      for (int i = later.size(); i > 0; i--) {
        finish(later.poll());
      }
      Thread.sleep(1);
    }
    return null;
  }

  private void finish(Held held) throws Exception {
    if (held == null) {
      return;
    }
    check(held);
    try {
      held.thing.close();
    } catch (OwnershipException full) {
      assertEquals(Code.FA204, full.code());
      later.add(held);
    }
  }

  private static void check(Held held) {
    switch (held.thing) {
      case PoolBox<?> box -> assertEquals(held.number, box.get());
      case HeapBox<?> box -> assertEquals(held.number, box.get());
      case FrameRetained<?> retained -> check(retained.get(), held.number);
      case TransferHandle<?> handle -> assertEquals(TransferState.IN_FLIGHT, handle.state());
      case TaskAlloc task -> assertEquals(true, task.isOpen());
      default -> {}
    }
  }

  private static void check(Object value, long number) {
    if (value instanceof FrameLongVec vec) {
      assertEquals(number, vec.get(0));
      assertEquals(number, vec.get(vec.size() - 1));
    } else {
      assertEquals(number, value);
    }
  }
}
