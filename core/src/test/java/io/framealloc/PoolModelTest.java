package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.OwnershipException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/**
 * Random operations on pool and heap memory by three threads that now and then die, and by virtual
 * ones, against a list of what should be open.
 */
@Tag("debug")
@Tag("fallback")
final class PoolModelTest {

  enum Operation {
    OPEN_SLOTS,
    OPEN_HEAP,
    OPEN_BOX,
    CLOSE,
    CLOSE_MANY,
    CLOSE_AGAIN,
    USE_AFTER_CLOSE,
    WRITE,
    TRIM,
    DIE
  }

  record Step(Operation operation, int thread, int number, int value) {}

  private static final int VIRTUAL = 3;

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Operation.class),
            Arbitraries.integers().between(0, VIRTUAL),
            Arbitraries.integers().between(0, 5000),
            Arbitraries.integers().between(-128, 127))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 60)
  void everyOpenSlotHasItsOwnBytesAndKeepsThem(@ForAll("steps") List<Step> steps) {
    run(AllocConfig.builder(), steps);
  }

  @Property(tries = 20)
  void zeroOnReuse_changesNothingElse(@ForAll("steps") @Size(max = 30) List<Step> steps) {
    run(AllocConfig.builder().zeroOnReuse(true), steps);
  }

  @Property(tries = 20)
  void oddSizeClasses_workAsWell(@ForAll("steps") @Size(max = 30) List<Step> steps) {
    run(AllocConfig.builder().poolSizeClasses(8, 24, 1000, 5000).poolLimit(1_000_000), steps);
  }

  private static void run(AllocConfig.Builder config, List<Step> steps) {
    try (Run run = new Run(SmartAlloc.create(config.build()))) {
      for (Step step : steps) {
        run.take(step.thread, step);
        run.checkAll();
      }
    }
  }

  /** Something open, with the value that all its bytes should have. */
  private static final class Live {

    final OwnedData data;
    byte value;

    Live(OwnedData data, byte value) {
      this.data = data;
      write(value);
    }

    void write(byte written) {
      value = written;
      data.view().fill(written);
    }

    void check() {
      MemorySegment view = data.view();
      if (view.byteSize() > 0) {
        assertEquals(value, view.get(JAVA_BYTE, 0));
        assertEquals(value, view.get(JAVA_BYTE, view.byteSize() / 2));
        assertEquals(value, view.get(JAVA_BYTE, view.byteSize() - 1));
      }
      assertTrue(data.isOpen());
    }
  }

  private static final class Run implements AutoCloseable {

    final SmartAlloc alloc;
    final boolean zeroes;
    final List<ExecutorService> threads = new ArrayList<>();
    final List<Live> live = new ArrayList<>();
    final List<OwnedData> closed = new ArrayList<>();
    long pooled;

    Run(SmartAlloc alloc) {
      this.alloc = alloc;
      this.zeroes = alloc.config().zeroOnReuse();
      for (int i = 0; i < VIRTUAL; i++) {
        threads.add(Executors.newSingleThreadExecutor());
      }
    }

    void on(int thread, Runnable task) {
      if (thread == VIRTUAL) {
        Threads.onVirtual(task::run);
        return;
      }
      try {
        threads.get(thread).submit(task).get();
      } catch (ExecutionException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    void take(int thread, Step step) {
      if (step.operation == Operation.DIE && thread != VIRTUAL) {
        threads.set(thread, Executors.newSingleThreadExecutor()).close();
      } else {
        on(thread, () -> take(step));
      }
    }

    private void take(Step step) {
      switch (step.operation) {
        case OPEN_SLOTS -> {
          for (int i = 0; i < 40; i++) {
            open(alloc.poolAlloc((long) step.number * (i + 1) / 40 % 4097), step);
            pooled++;
          }
        }
        case OPEN_HEAP -> open(alloc.heapAlloc(step.number * 7L, 1L << (step.number % 13)), step);
        case OPEN_BOX -> {
          open(alloc.poolBox(Long.class), step);
          pooled++;
        }
        case CLOSE -> close(step.number);
        case CLOSE_MANY -> {
          for (int i = 0; i < 50; i++) {
            close(step.number + i * 7);
          }
        }
        case CLOSE_AGAIN -> refuse(Code.FA403, step, OwnedData::close);
        case USE_AFTER_CLOSE -> refuse(Code.FA402, step, OwnedData::view);
        case WRITE -> {
          if (!live.isEmpty()) {
            live.get(step.number % live.size()).write((byte) step.value);
          }
        }
        case TRIM -> alloc.trim();
        case DIE -> {}
      }
    }

    private void open(OwnedData data, Step step) {
      if (zeroes || data instanceof PoolBox<?>) {
        data.view().elements(JAVA_BYTE).forEach(b -> assertEquals(0, b.get(JAVA_BYTE, 0)));
      }
      live.add(new Live(data, (byte) step.value));
    }

    private void close(int which) {
      if (!live.isEmpty()) {
        Live last = live.removeLast();
        int index = live.isEmpty() ? 0 : which % (live.size() + 1);
        Live chosen = index == live.size() ? last : live.set(index, last);
        chosen.check();
        chosen.data.close();
        closed.add(chosen.data);
        pooled -= chosen.data instanceof PoolData ? 1 : 0;
      }
    }

    private void refuse(Code code, Step step, Consumer<OwnedData> use) {
      if (!closed.isEmpty()) {
        OwnedData data = closed.get(step.number % closed.size());
        var refused = assertThrows(OwnershipException.class, () -> use.accept(data));
        assertEquals(code, refused.code());
      }
    }

    void checkAll() {
      live.forEach(Live::check);
      List<MemorySegment> views =
          live.stream()
              .map(each -> each.data.view())
              .sorted((a, b) -> Long.compare(a.address(), b.address()))
              .toList();
      for (int i = 1; i < views.size(); i++) {
        MemorySegment before = views.get(i - 1);
        assertTrue(before.address() + before.byteSize() <= views.get(i).address());
        assertTrue(before.address() < views.get(i).address());
      }
      assertEquals(pooled, alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum());
    }

    @Override
    public void close() {
      threads.forEach(ExecutorService::close);
      List<String> findings = new ArrayList<>();
      alloc.diagnostics(finding -> findings.add(finding.message()));
      alloc.close();
      long reported =
          findings.stream()
              .mapToLong(text -> Long.parseLong(text.replaceAll(".*count=(\\d+).*", "$1")))
              .sum();
      assertEquals(live.size(), reported);
      assertEquals(0, Waiting.settled(alloc::reservedBytes));
    }
  }
}
