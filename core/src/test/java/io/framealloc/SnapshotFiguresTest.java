package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.accounting.BudgetExceededPolicy;
import io.framealloc.accounting.Statistics;
import io.framealloc.diagnostics.Snapshot;
import io.framealloc.diagnostics.Snapshot.Budget;
import io.framealloc.diagnostics.Snapshot.BudgetUse;
import io.framealloc.diagnostics.Snapshot.TagUsage;
import io.framealloc.diagnostics.Snapshot.ThreadUsage;
import io.framealloc.diagnostics.SnapshotConfig;
import io.framealloc.diagnostics.SnapshotEmitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots that the allocator fills. */
final class SnapshotFiguresTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() {
    Misuse.quietly(alloc);
  }

  private Snapshot consistent() {
    Snapshot snapshot = alloc.snapshot();
    Statistics statistics = alloc.statistics();
    Snapshot.Summary summary = snapshot.summary();
    assertEquals(statistics.liveBytes(), summary.totalBytes());
    assertEquals(statistics.peakMemory(), summary.peakBytes());
    assertEquals(
        summary.totalBytes(), summary.frameBytes() + summary.poolBytes() + summary.heapBytes());
    assertEquals(
        summary.frameBytes(), snapshot.threads().stream().mapToLong(ThreadUsage::frameBytes).sum());
    assertEquals(
        summary.poolBytes(), snapshot.threads().stream().mapToLong(ThreadUsage::poolBytes).sum());
    return snapshot;
  }

  @Test
  void figures_areThoseOfTheStatistics() {
    alloc.enableStatistics();
    alloc.setThreadFrameBudget(4096);
    alloc.setTagBudget("physics", 512, 1024);
    try (Frame frame = alloc.beginFrame();
        TagScope _ = alloc.tagScope("physics")) {
      frame.slice(long.class, 8);
      opened.add(alloc.poolAlloc(100));
      opened.add(alloc.heapAlloc(200, 8));
      Threads.on("worker", () -> alloc.poolAlloc(16).close());
      Snapshot snapshot = consistent();
      assertEquals(1, snapshot.frame());
      assertEquals(64, snapshot.summary().frameBytes());
      assertEquals(128, snapshot.summary().poolBytes());
      ThreadUsage own = snapshot.threads().getFirst();
      assertEquals(Thread.currentThread().getName(), own.name());
      assertEquals(Long.toString(Thread.currentThread().threadId()), own.id());
      assertEquals(new BudgetUse(4096, 64), own.budget());
      assertEquals(snapshot.summary().heapBytes(), own.heapBytes());
      assertEquals(
          List.of(
              new TagUsage("physics", "all", "frame", 1, 64, 0, 0, List.of()),
              new TagUsage("physics", "all", "pool", 1, 128, 0, 0, List.of())),
          snapshot.tags().subList(0, 2));
      assertEquals(
          List.of(new Budget("tag physics", snapshot.summary().totalBytes(), 512L, 1024)),
          snapshot.details().budgets());
    }
    assertEquals(0, consistent().summary().frameBytes());
    assertEquals(1, alloc.snapshot().details().histogram().size());
  }

  @Test
  void promotions_transfersAndDeferredFrees_areCounted() {
    alloc.enableStatistics();
    alloc.onFrameEvent(event -> {});
    PoolSlot slot = alloc.poolAlloc(64);
    TransferHandle<Long> sent = alloc.frameBoxForTransfer(1L);
    TransferHandle<Long> waiting = alloc.frameBoxForTransfer(2L);
    Threads.on("worker", slot::close);
    assertEquals(1, alloc.snapshot().deferred().queueDepth());
    assertEquals(2, alloc.snapshot().transfers().pending());
    try (Frame _ = alloc.beginFrame()) {
      opened.add(alloc.frameRetained(5L, RetentionPolicy.PROMOTE_TO_POOL));
      opened.add(alloc.frameRetained(5L, RetentionPolicy.PROMOTE_TO_HEAP));
      sent.receive().close();
      alloc.processDeferredFrees(10);
    }
    Snapshot snapshot = alloc.snapshot();
    assertEquals(new Snapshot.Promotions(1, 1, 0), snapshot.promotions());
    assertEquals(new Snapshot.Transfers(1, 1), snapshot.transfers());
    assertEquals(new Snapshot.Deferred(0, 1), snapshot.deferred());
    assertTrue(snapshot.duration().compareTo(Duration.ZERO) > 0);
    waiting.close();
  }

  @Test
  void findings_andTheirTagsAreThere() {
    alloc.diagnostics(finding -> {});
    alloc.setTagBudget("ui", 64, 64);
    alloc.onBudgetExceeded(BudgetExceededPolicy.WARN);
    try (TagScope _ = alloc.tagScope("ui");
        PoolSlot _ = alloc.poolAlloc(128)) {
      Snapshot snapshot = alloc.snapshot();
      assertEquals("FA302", snapshot.diagnostics().getFirst().code());
      assertEquals("ui", snapshot.diagnostics().getFirst().tag());
      assertEquals("FA302", snapshot.tags().getFirst().diagnostics().getFirst());
    }
  }

  @Test
  void behaviourIssues_areThere() {
    alloc.enableBehaviorFilter();
    try (TagScope _ = alloc.tagScope("ui")) {
      for (int i = 0; i < 3; i++) {
        try (Frame _ = alloc.beginFrame()) {
          for (int k = 0; k < 2000; k++) {
            alloc.frameAlloc(8);
          }
        }
      }
    }
    Snapshot snapshot = alloc.snapshot();
    Snapshot.Issue issue = snapshot.details().issues().getFirst();
    assertEquals(alloc.behaviorReport().issues().getFirst().message(), issue.message());
    assertEquals("FA602", issue.code());
    assertEquals("ui", issue.tag());
    assertEquals(List.of("FA602"), snapshot.tags().getFirst().diagnostics());
  }

  @Test
  void emitterThatEmitsByItself_writesAtTheEndOfAFrame(@TempDir Path folder) throws IOException {
    SnapshotEmitter emitter =
        SnapshotEmitter.create(
            alloc,
            SnapshotConfig.builder()
                .directory(folder)
                .minInterval(Duration.ZERO)
                .autoEmit(true)
                .build());
    try (Frame frame = alloc.beginFrame()) {
      frame.slice(long.class, 8);
    }
    alloc.beginFrame().close();
    assertEquals(2, emitter.emitCount());
    try (Stream<Path> files = Files.list(folder)) {
      Path first = files.sorted().findFirst().orElseThrow();
      String json = Files.readString(first);
      assertTrue(json.contains("\"frame\": 1,"), json);
      assertTrue(json.contains("\"peak_bytes\": 64"), json);
    }
  }

  @Test
  void emitterThatIsAsked_costsFramesNothing(@TempDir Path folder) {
    SnapshotEmitter.create(alloc, SnapshotConfig.builder().directory(folder).build());
    try (Frame frame = alloc.beginFrame()) {
      assertTrue(frame.arena.isPlain());
    }
  }
}
