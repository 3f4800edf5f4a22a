package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.accounting.BudgetExceededPolicy;
import io.framealloc.accounting.Statistics;
import io.framealloc.accounting.Tag;
import io.framealloc.accounting.TagStats;
import io.framealloc.diagnostics.BudgetExceededException;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.FrameStateException;
import io.framealloc.diagnostics.PoolExhaustedException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccountingTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final List<Diagnostic> findings = new ArrayList<>();

  @AfterEach
  void close() {
    alloc.diagnostics(findings::add);
    alloc.close();
  }

  /* Tags. */

  @Test
  void frameMemory_isAttributedToTheCurrentTag() {
    try (Frame frame = alloc.beginFrame()) {
      frame.alloc(8);
      try (TagScope _ = alloc.tagScope("physics")) {
        frame.alloc(64);
        try (TagScope _ = alloc.tagScope(Tag.of("contacts"))) {
          frame.alloc(32);
          assertEquals(Tag.of("physics::contacts"), alloc.currentTag());
        }
        frame.alloc(16);
      }
      frame.alloc(8);
      assertEquals(new TagStats("physics", 112, 3, 112, 112), alloc.tagStats("physics"));
      assertEquals(
          new TagStats("physics::contacts", 32, 1, 32, 32), alloc.tagStats("physics::contacts"));
      assertNull(alloc.currentTag());
    }
    assertEquals(new TagStats("physics", 112, 3, 0, 112), alloc.tagStats("physics"));
  }

  @Test
  void poolHeapAndScratch_areAttributedToTheTagTheyWereOpenedUnder() {
    PoolBox<Long> pooled = alloc.callWithTag("a", a -> a.poolBox(1L));
    HeapSlot heap = alloc.callWithTag("a", a -> a.heapAlloc(4096, 8));
    ScratchBox<Long> scratch = alloc.callWithTag("a", a -> a.scratchPool("s").box(3L));
    assertEquals(new TagStats("a", 16 + 4096 + 8, 3, 16 + 4096 + 8, 16 + 4096 + 8), a());
    pooled.close();
    heap.close();
    assertEquals(8, a().liveBytes());
    scratch.close();
    alloc.scratchPool("s").reset();
    assertEquals(0, a().liveBytes());
    assertEquals(16 + 4096 + 8, a().peakBytes());
  }

  private TagStats a() {
    return alloc.tagStats("a");
  }

  @Test
  void aTag_isRestoredAfterAnException() {
    assertThrows(
        IllegalStateException.class,
        () ->
            alloc.withTag(
                "a",
                any -> {
                  throw new IllegalStateException();
                }));
    assertNull(alloc.currentTag());
  }

  @Test
  void aTagScope_isClosedInOrderAndOnce() {
    TagScope outer = alloc.tagScope("a");
    TagScope inner = alloc.tagScope("b");
    assertEquals(
        "[FA106] tag scope closed while one inside it is open; hint: close the inner one first",
        assertThrows(FrameStateException.class, outer::close).getMessage());
    inner.close();
    assertThrows(FrameStateException.class, inner::close);
    outer.close();
    assertNull(alloc.currentTag());
  }

  @Test
  void rolledBackMemory_isRefundedToWhoTookIt() {
    try (Frame frame = alloc.beginFrame()) {
      alloc.withTag("a", a -> a.frameAlloc(64));
      Checkpoint before = frame.checkpoint();
      alloc.withTag("a", a -> a.frameAlloc(32));
      alloc.withTag("b", a -> a.frameAlloc(16));
      frame.rollbackTo(before);
      assertEquals(new TagStats("a", 96, 2, 64, 96), alloc.tagStats("a"));
      assertEquals(new TagStats("b", 16, 1, 0, 16), alloc.tagStats("b"));
      assertEquals(64, alloc.statistics().liveBytes());
    }
  }

  /* Statistics. */

  @Test
  void statistics_countEveryKind() {
    alloc.enableStatistics();
    try (Frame frame = alloc.beginFrame()) {
      frame.alloc(100);
      frame.box(1L);
      PoolBox<Long> box = alloc.poolBox(1L);
      assertEquals(
          new Statistics(3, 104 + 8 + 16, 128, 128, 2, 112, 1, 16, 0, 0, 0, 0), alloc.statistics());
      box.close();
    }
    Statistics after = alloc.statistics();
    assertEquals(0, after.liveBytes());
    assertEquals(128, after.peakMemory());
    assertEquals(1, alloc.frameUsageHistogram().count());
    assertEquals(111, alloc.frameUsageHistogram().percentile(50), 16);
    assertEquals(112, alloc.threadFrameStats().bytesAllocated());
    alloc.resetStatistics();
    assertEquals(new Statistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), alloc.statistics());
  }

  @Test
  void statistics_areOffUntilAskedFor() {
    try (Frame frame = alloc.beginFrame()) {
      frame.alloc(100);
    }
    assertEquals(0, alloc.statistics().totalBytes());
  }

  @Test
  void report_isOnePage() {
    alloc.enableStatistics();
    try (Frame _ = alloc.beginFrame();
        FramePhase _ = alloc.phaseScope("solve")) {
      alloc.withTag("ui", a -> a.frameAlloc(64));
    }
    String report = alloc.report();
    assertTrue(report.contains("tag ui"), report);
    assertTrue(report.contains("phase solve"), report);
    assertTrue(report.lines().count() < 60, report);
  }

  @Test
  void phases_areSummedByName() {
    for (int i = 0; i < 2; i++) {
      try (Frame frame = alloc.beginFrame()) {
        alloc.beginPhase("solve");
        frame.alloc(64);
        alloc.endPhase();
        assertEquals(64, alloc.phaseStats("solve").liveBytes());
      }
    }
    assertEquals(128, alloc.phaseStats("solve").bytesAllocated());
    assertEquals(2, alloc.phaseStats("solve").allocationCount());
    assertEquals(0, alloc.phaseStats("solve").liveBytes());
    assertEquals(64, alloc.phaseStats("solve").peakBytes());
    assertThrows(FrameStateException.class, alloc::endPhase);
  }

  /* Budgets. */

  @Test
  void aFrameBudget_refusesAndChangesNothing() {
    alloc.setFrameBudget(1000);
    try (Frame frame = alloc.beginFrame()) {
      frame.alloc(600);
      assertEquals(400, alloc.frameRemaining());
      BudgetExceededException refused =
          assertThrows(BudgetExceededException.class, () -> frame.alloc(500));
      assertEquals(
          "[FA302] Budget exceeded: level=frame, kind=frame, requested=504 B, used=600 B,"
              + " limit=1000 B; chain: frame 600 B/1000 B FAILED <- thread main 600 B/unlimited OK"
              + " <- allocator 600 B/unlimited OK; hint: use less, or raise setFrameBudget",
          refused.getMessage());
      assertEquals(504, refused.requested());
      assertEquals(600, refused.used());
      assertEquals(1000, refused.limit());
      assertEquals(600, frame.used());
      assertEquals(1, frame.stats().allocationCount());
      frame.alloc(400);
      assertThrows(BudgetExceededException.class, () -> frame.box(1));
    }
    try (Frame frame = alloc.beginFrame()) {
      frame.alloc(1000);
    }
  }

  @Test
  void aTagBudget_limitsFramesAndPoolsTogether() {
    alloc.setTagBudget("a", 128, 256);
    alloc.diagnostics(findings::add);
    try (Frame frame = alloc.beginFrame();
        TagScope _ = alloc.tagScope("a")) {
      frame.alloc(128);
      PoolSlot slot = alloc.poolAlloc(64);
      assertEquals(1, findings.stream().filter(f -> f.code() == Code.FA303).count());
      PoolSlot last = alloc.poolAlloc(64);
      assertThrows(BudgetExceededException.class, () -> alloc.poolAlloc(16));
      assertThrows(BudgetExceededException.class, () -> frame.alloc(1));
      assertThrows(BudgetExceededException.class, () -> alloc.heapAlloc(64, 8));
      last.close();
      frame.alloc(64);
      slot.close();
    }
    assertEquals(0, alloc.tagStats("a").liveBytes());
    assertEquals(256, alloc.tagStats("a").peakBytes());
  }

  @Test
  void aGlobalBudget_isReachedToTheLastByte() {
    alloc.setGlobalBudget(Bytes.kilobytes(64));
    try (Frame frame = alloc.beginFrame()) {
      for (int i = 0; i < 1024; i++) {
        frame.alloc(64);
      }
      assertThrows(BudgetExceededException.class, () -> frame.alloc(8));
      assertEquals(65536, alloc.statistics().liveBytes());
    }
    assertEquals(0, alloc.statistics().liveBytes());
  }

  @Test
  void threadBudgets_areTheCallingThreadsOnly() throws InterruptedException {
    alloc.setThreadFrameBudget(64);
    alloc.setThreadPoolBudget(32);
    try (Frame frame = alloc.beginFrame()) {
      assertThrows(BudgetExceededException.class, () -> frame.alloc(65));
      PoolBox<Long> one = alloc.poolBox(1L);
      PoolBox<Long> two = alloc.poolBox(2L);
      assertThrows(BudgetExceededException.class, () -> alloc.poolBox(3L));
      one.close();
      two.close();
    }
    Thread other =
        new Thread(
            () -> {
              try (Frame frame = alloc.beginFrame()) {
                frame.alloc(100);
                findings.clear();
              }
            });
    other.start();
    other.join();
  }

  @Test
  void policies_areCarriedOut() {
    alloc.diagnostics(findings::add);
    alloc.setTagBudget("a", 64, 64);
    try (Frame frame = alloc.beginFrame();
        TagScope _ = alloc.tagScope("a")) {
      alloc.onBudgetExceeded(BudgetExceededPolicy.WARN);
      frame.alloc(128);
      assertEquals(Code.Severity.WARNING, findings.getFirst().severity());
      assertEquals(Code.FA302, findings.getFirst().code());
      alloc.onBudgetExceeded(BudgetExceededPolicy.ALLOW);
      frame.alloc(64);
      assertEquals(192, alloc.tagStats("a").liveBytes());
      alloc.onBudgetExceeded(BudgetExceededPolicy.PROMOTE);
      frame.alloc(64);
      FrameBox<Long> box = frame.box(7L);
      assertEquals(7L, box.get());
      assertEquals(192, alloc.tagStats("a").liveBytes());
      assertEquals(72, alloc.statistics().heapBytes());
    }
    assertEquals(0, alloc.statistics().liveBytes());
  }

  @Test
  void aHandler_mayGiveMemoryBack() {
    alloc.setTagBudget("a", 64, 64);
    try (TagScope _ = alloc.tagScope("a")) {
      PoolSlot old = alloc.poolAlloc(64);
      alloc.onBudgetExceeded(
          request -> {
            assertEquals(64, request.limit());
            assertEquals("pool", request.kind());
            old.close();
            return BudgetExceededPolicy.FAIL;
          });
      alloc.poolAlloc(64).close();
      assertEquals(0, alloc.tagStats("a").liveBytes());
    }
  }

  /* What outlives the frame. */

  @Test
  void aMovedVector_isPaidForUntilItsBoxIsClosed() {
    TransferHandle<FrameIntVec> handle;
    try (Frame frame = alloc.beginFrame();
        TagScope _ = alloc.tagScope("a")) {
      FrameIntVec vec = frame.intVec(1000);
      frame.alloc(64);
      handle = alloc.frameVecForTransfer(vec);
      assertEquals(4064 + 16, alloc.tagStats("a").liveBytes());
    }
    assertEquals(4000 + 16, alloc.tagStats("a").liveBytes());
    try (PoolBox<FrameIntVec> box = handle.receive()) {
      assertEquals(4016, alloc.tagStats("a").liveBytes());
      box.get().resize(2000, 7);
      assertTrue(alloc.statistics().liveBytes() >= 8000);
    }
    assertEquals(0, alloc.statistics().liveBytes());
    assertEquals(0, alloc.tagStats("a").liveBytes());
  }

  @Test
  void aRefusedTransfer_changesNothing() {
    alloc.setTagBudget("a", 64, 4064);
    try (Frame frame = alloc.beginFrame();
        TagScope _ = alloc.tagScope("a")) {
      FrameIntVec vec = frame.intVec(1000);
      frame.alloc(64);
      assertThrows(BudgetExceededException.class, () -> alloc.frameVecForTransfer(vec));
      assertEquals(4064, alloc.tagStats("a").liveBytes());
      vec.push(7);
      assertEquals(7, vec.get(0));
    }
    assertEquals(0, alloc.tagStats("a").liveBytes());
  }

  @Test
  void promotedValues_belongToTheTagTheyWereRetainedUnder() {
    alloc.beginFrame();
    FrameRetained<Long> value =
        alloc.callWithTag("a", a -> a.frameRetained(1L, RetentionPolicy.PROMOTE_TO_POOL));
    FrameRetained<FrameIntVec> vector =
        alloc.callWithTag(
            "b",
            a -> {
              FrameIntVec vec = a.frameIntVec();
              vec.push(1);
              return a.frameVecRetained(vec, RetentionPolicy.PROMOTE_TO_POOL);
            });
    FrameSummary summary = alloc.endFrameWithPromotions().summary();
    assertEquals(1, summary.byTag().get("a").promotedCount());
    assertEquals(1, summary.byTag().get("b").promotedCount());
    assertEquals(16, alloc.tagStats("a").liveBytes());
    assertEquals(4 + 16, alloc.tagStats("b").liveBytes());
    value.close();
    vector.close();
    assertEquals(0, alloc.statistics().liveBytes());
  }

  @Test
  void aPromotionOverBudget_failsAndLosesNothing() {
    alloc.diagnostics(findings::add);
    alloc.setTagBudget("a", 8, 8);
    alloc.beginFrame();
    FrameRetained<Long> value =
        alloc.callWithTag("a", a -> a.frameRetained(1L, RetentionPolicy.PROMOTE_TO_POOL));
    PromotionResult result = alloc.endFrameWithPromotions();
    assertEquals(1, result.summary().failedCount());
    assertEquals(
        PromotionFailure.Reason.OVER_BUDGET, result.entries().getFirst().failure().reason());
    assertEquals(1L, value.get());
    value.close();
  }

  @Test
  void aTag_isCarriedIntoTasks() throws InterruptedException {
    try (TagScope _ = alloc.tagScope("a");
        TaskAlloc task = alloc.taskAlloc();
        AsyncPoolGuard guard = alloc.asyncPoolGuard()) {
      List<Throwable> failures = new ArrayList<>();
      Executor direct =
          ScopedFrames.executor(
              alloc,
              command -> {
                Thread thread = new Thread(command);
                thread.setUncaughtExceptionHandler((any, failure) -> failures.add(failure));
                thread.start();
                try {
                  thread.join();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      direct.execute(
          () -> {
            task.box(1L);
            guard.poolBox(2L);
            assertEquals(1024 + 16, alloc.tagStats("a").liveBytes());
            ScopedFrames.current().alloc(64);
            assertEquals(Tag.of("a"), alloc.currentTag());
            assertEquals(1024 + 16 + 64, alloc.tagStats("a").liveBytes());
          });
      assertEquals(List.of(), failures);
      assertEquals(Tag.of("a"), alloc.currentTag());
    }
    assertEquals(0, alloc.statistics().liveBytes());
  }

  @Test
  void threadsOfABudget_neverExceedItTogether() throws InterruptedException {
    long limit = Bytes.kilobytes(256);
    alloc.setTagBudget("a", limit, limit);
    AtomicLong refused = new AtomicLong();
    AtomicLong most = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      SplittableRandom random = new SplittableRandom(i);
      Thread thread =
          new Thread(
              () -> {
                for (int round = 0; round < 500; round++) {
                  useUnderTag(random, refused);
                  most.accumulateAndGet(alloc.tagStats("a").liveBytes(), Math::max);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertTrue(refused.get() > 0, "never refused");
    assertTrue(most.get() <= limit, "most=" + most);
    assertEquals(0, alloc.tagStats("a").liveBytes());
    try (TagScope _ = alloc.tagScope("a");
        HeapSlot all = alloc.heapAlloc(limit, 8)) {
      assertTrue(all.isOpen()); // no refund was lost
    }
  }

  private void useUnderTag(SplittableRandom random, AtomicLong refused) {
    try (Frame frame = alloc.beginFrame();
        TagScope _ = alloc.tagScope("a")) {
      List<PoolSlot> slots = new ArrayList<>();
      try {
        for (int i = 0; i < 200; i++) {
          if (random.nextBoolean()) {
            frame.ref(random.nextInt(2000));
          } else {
            slots.add(alloc.poolAlloc(random.nextInt(1000)));
          }
        }
      } catch (BudgetExceededException e) {
        refused.incrementAndGet();
      }
      slots.forEach(PoolSlot::close);
    }
  }

  @Test
  void tryForms_areEmptyOverBudget() {
    alloc.setGlobalBudget(64);
    try (Frame frame = alloc.beginFrame()) {
      frame.alloc(64);
      assertTrue(alloc.tryFrameAlloc(8).isEmpty());
      assertTrue(alloc.tryFrameBox(1L).isEmpty());
      assertTrue(alloc.tryPoolBox(1L).isEmpty());
    }
  }

  @Test
  void anExhaustedPool_namesTheTagsThatHoldIt() {
    try (SmartAlloc limited = SmartAlloc.create(AllocConfig.builder().poolLimit(3).build())) {
      List<PoolSlot> slots = new ArrayList<>();
      limited.withTag("a", a -> slots.add(a.poolAlloc(16)));
      limited.withTag("b", a -> slots.add(a.poolAlloc(16)));
      limited.withTag("b", a -> slots.add(a.poolAlloc(16)));
      assertEquals(
          "[FA404] Pool exhausted: sizeClass=16 B, live=3, limit=3, top tags: b 32 B, a 16 B; hint:"
              + " close what is no longer used, or raise poolLimit",
          assertThrows(PoolExhaustedException.class, () -> limited.poolAlloc(16)).getMessage());
      slots.forEach(PoolSlot::close);
    }
  }

  @Test
  void aVector_growsByLessWhereABudgetEnds() {
    alloc.setFrameBudget(4096);
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec vec = frame.intVec(400);
      vec.resize(400, 7);
      frame.ref(8); // so that it cannot grow in place
      vec.push(8); // 800 elements do not fit beside the old 400
      assertEquals(401, vec.size());
      assertThrows(BudgetExceededException.class, () -> vec.resize(1000, 0));
      assertEquals(8, vec.get(400));
    }
  }

  @Test
  void aReceivedVector_growsByLessWhereABudgetEnds() {
    alloc.setGlobalBudget(4096);
    TransferHandle<FrameIntVec> handle;
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec vec = frame.intVec(400);
      vec.resize(400, 7);
      handle = alloc.frameVecForTransfer(vec);
    }
    try (PoolBox<FrameIntVec> box = handle.receive()) {
      FrameIntVec vec = box.get();
      vec.push(8); // 800 elements do not fit beside the old 400
      assertEquals(401, vec.size());
      assertThrows(BudgetExceededException.class, () -> vec.resize(1000, 0));
      assertEquals(8, vec.get(400));
    }
    assertEquals(0, alloc.statistics().liveBytes());
  }
}
