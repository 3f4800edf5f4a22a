package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Random programs on one to four threads, against a model. */
@Tag("debug")
@Tag("fallback")
final class FramePropertyTest {

  record Setup(Overflow overflow, long capacity, boolean zeroOnReuse, boolean virtual) {

    SmartAlloc create() {
      return SmartAlloc.create(
          AllocConfig.builder()
              .overflow(overflow)
              .frameCapacity(capacity)
              .firstBlock(Bytes.kilobytes(64))
              .zeroOnReuse(zeroOnReuse)
              .build());
    }

    Thread.Builder threads() {
      return virtual ? Thread.ofVirtual() : Thread.ofPlatform();
    }
  }

  @Provide
  Arbitrary<Setup> setups() {
    return Combinators.combine(
            Arbitraries.of(Overflow.class),
            Arbitraries.of(1000L, 40_000L, 1L << 20),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Setup::new);
  }

  @Provide
  Arbitrary<List<FrameOp>> program() {
    return FrameOp.any(2).list().ofMinSize(1).ofMaxSize(100);
  }

  @Provide
  Arbitrary<List<List<FrameOp>>> programs() {
    return FrameOp.any(2).list().ofMaxSize(60).list().ofMinSize(2).ofMaxSize(4);
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void oneThread_doesWhatTheModelSays(
      @ForAll("setups") Setup setup, @ForAll("program") List<FrameOp> program) {
    check(setup, List.of(program));
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void severalThreads_doWhatTheirModelsSay(
      @ForAll("setups") Setup setup, @ForAll("programs") List<List<FrameOp>> programs) {
    check(setup, programs);
  }

  private static void check(Setup setup, List<List<FrameOp>> programs) {
    SmartAlloc alloc = setup.create();
    Queue<Diagnostic> found = new ConcurrentLinkedQueue<>();
    alloc.diagnostics(
        finding -> {
          if (finding.code() == Code.FA103) {
            found.add(finding);
          }
        });
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<FrameModel> models = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (List<FrameOp> program : programs) {
      FrameModel model = new FrameModel(alloc);
      models.add(model);
      threads.add(setup.threads().start(() -> run(model, program, failures)));
    }
    threads.forEach(FramePropertyTest::join);
    failures.forEach(
        failure -> {
          throw failure instanceof Error error ? error : new AssertionError(failure);
        });
    alloc.close();
    Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
    assertEquals(models.stream().filter(FrameModel::isOpen).count(), found.size());
  }

  private static void run(FrameModel model, List<FrameOp> program, Queue<Throwable> failures) {
    try {
      model.run(program);
    } catch (Throwable e) {
      failures.add(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
