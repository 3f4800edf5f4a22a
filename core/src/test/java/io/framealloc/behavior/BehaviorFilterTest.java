package io.framealloc.behavior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.Frame;
import io.framealloc.FrameRetained;
import io.framealloc.PoolBox;
import io.framealloc.RetentionPolicy;
import io.framealloc.SmartAlloc;
import io.framealloc.TagScope;
import io.framealloc.diagnostics.BehaviorIssue;
import io.framealloc.diagnostics.BehaviorReport;
import io.framealloc.diagnostics.BehaviorThresholds;
import io.framealloc.diagnostics.Code;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BehaviorFilterTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void enable() {
    alloc.enableBehaviorFilter();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    alloc.close();
  }

  private List<String> codes() {
    return alloc.behaviorReport().issues().stream().map(BehaviorIssue::code).toList();
  }

  private BehaviorIssue only(String code) {
    List<BehaviorIssue> found = alloc.behaviorReport().issues();
    assertEquals(List.of(code), found.stream().map(BehaviorIssue::code).toList(), found::toString);
    return found.getFirst();
  }

  private void frames(int count, Runnable body) {
    for (int i = 0; i < count; i++) {
      try (Frame _ = alloc.beginFrame()) {
        body.run();
      }
    }
  }

  private static void times(int count, Runnable body) {
    for (int i = 0; i < count; i++) {
      body.run();
    }
  }

  private static BehaviorThresholds.Builder thresholds() {
    return BehaviorThresholds.builder();
  }

  /* On and off. */

  @Test
  void aCleanProgram_givesAnEmptyReport() {
    frames(100, () -> times(10, () -> alloc.frameAlloc(64)));
    BehaviorReport report = alloc.behaviorReport();
    assertTrue(report.isClean(), report::summary);
    assertEquals(100, report.framesAnalyzed());
    assertEquals("behaviour: frames=100, errors=0, warnings=0, hints=0", report.summary());
  }

  @Test
  void aFilterThatIsOff_seesNothing() {
    alloc.disableBehaviorFilter();
    frames(1, () -> times(1000, () -> alloc.frameAlloc(8)));
    BehaviorReport report = alloc.behaviorReport();
    assertEquals(List.of(), report.issues());
    assertEquals(
        "behaviour: frames=0, errors=0, warnings=0, hints=0, filter=off", report.summary());
    assertFalse(alloc.isBehaviorFilterEnabled());
    assertFalse(report.enabled());
  }

  @Test
  void aFilterSwitchedOnAgain_seesTheNextFrame() {
    alloc.disableBehaviorFilter();
    alloc.enableBehaviorFilter();
    assertTrue(alloc.isBehaviorFilterEnabled());
    frames(1, () -> times(64, () -> alloc.frameAlloc(8)));
    only("FA602");
  }

  @Test
  void aFilterSwitchedOnInsideAFrame_seesTheRestOfIt() {
    SmartAlloc late = SmartAlloc.create();
    late.beginFrame();
    times(100, () -> late.frameAlloc(8));
    late.enableBehaviorFilter();
    times(70, () -> late.frameAlloc(8));
    late.endFrame();
    assertEquals(70, late.behaviorReport().issues().getFirst().observed());
    late.close();
  }

  @Test
  void reset_forgetsIssuesAndFrames() {
    frames(1, () -> times(64, () -> alloc.frameAlloc(8)));
    alloc.resetBehaviorStats();
    assertEquals(0, alloc.behaviorReport().framesAnalyzed());
    assertEquals(List.of(), codes());
  }

  /* FA602. */

  @Test
  void hotLoop_isReportedFromTheThresholdOn() {
    frames(1, () -> times(63, () -> alloc.frameAlloc(8)));
    assertEquals(List.of(), codes());
    frames(1, () -> times(64, () -> alloc.frameAlloc(8)));
    only("FA602");
  }

  @Test
  void hotLoop_hasPlaceTagAndFigures() {
    try (TagScope _ = alloc.tagScope("physics")) {
      frames(2, () -> times(100, this::allocateFloat));
    }
    BehaviorIssue issue = only("FA602");
    assertEquals("allocateFloat", issue.location().getMethodName());
    assertEquals(BehaviorFilterTest.class.getName(), issue.location().getClassName());
    assertEquals("physics", issue.tag());
    assertEquals(Code.Severity.WARNING, issue.severity());
    assertEquals(100, issue.observed());
    assertEquals(64, issue.threshold());
    assertEquals(
        "[FA602] many small allocations from one place in one frame: allocations=100, threshold=64,"
            + " bytes=800 B, frames=2, tag=physics,"
            + " at=io.framealloc.behavior.BehaviorFilterTest.allocateFloat(BehaviorFilterTest.java:n);"
            + " hint: allocate once: frameAllocBatch, frameSlice, or a vector",
        issue.toString().replaceAll("java:[0-9]+", "java:n"));
  }

  private void allocateFloat() {
    alloc.frameAlloc(8);
  }

  @Test
  void hotLoop_countsEveryKindOfFrameMemory() {
    frames(1, () -> times(64, () -> alloc.frameBox(1)));
    assertEquals(64, only("FA602").observed());
    alloc.resetBehaviorStats();
    frames(1, () -> times(64, () -> alloc.frameIntVec(4)));
    assertEquals(64, only("FA602").observed());
    alloc.resetBehaviorStats();
    frames(1, () -> times(64, () -> alloc.currentFrame().ref(16)));
    assertEquals(64, only("FA602").observed());
  }

  @Test
  void largeAllocations_areNoHotLoop() {
    frames(1, () -> times(64, () -> alloc.frameAlloc(257)));
    assertEquals(List.of(), codes());
    frames(1, () -> times(64, () -> alloc.frameAlloc(256)));
    only("FA602");
  }

  @Test
  void allocationsFromManyFrames_areNoHotLoop() {
    frames(64, () -> alloc.frameAlloc(8));
    assertEquals(List.of(), codes());
  }

  @Test
  void oneBatch_isNoHotLoop() {
    frames(1, () -> alloc.frameAllocBatch(Float.class, 10_000));
    assertEquals(List.of(), codes());
  }

  @Test
  void allocationsOfDifferentPlaces_areNotAddedUp() {
    frames(
        1,
        () -> {
          times(40, () -> alloc.frameAlloc(8));
          times(40, () -> alloc.frameAlloc(8));
        });
    assertEquals(List.of(), codes());
  }

  @Test
  void allocationsOfOnePlaceUnderTwoTags_areTwoPlaces() {
    frames(
        1,
        () ->
            List.of("a", "b")
                .forEach(tag -> alloc.withTag(tag, _ -> times(64, this::allocateFloat))));
    assertEquals(
        List.of("a", "b"),
        alloc.behaviorReport().issues().stream().map(BehaviorIssue::tag).toList());
  }

  @Test
  void thresholds_areHonouredInWhatWasSeen() {
    frames(1, () -> times(20, () -> alloc.frameAlloc(8)));
    assertEquals(List.of(), codes());
    alloc.behaviorThresholds(BehaviorThresholds.strict());
    assertEquals(16, only("FA602").threshold());
    alloc.behaviorThresholds(BehaviorThresholds.relaxed());
    assertEquals(List.of(), codes());
  }

  /* FA510. */

  private void poolInFrame(int opened, int closed) {
    frames(
        1,
        () -> {
          for (int i = 0; i < opened; i++) {
            PoolBox<Integer> box = alloc.poolBox(i);
            if (i < closed) {
              box.close();
            } else {
              open.add(box);
            }
          }
        });
  }

  @Test
  void poolAsScratch_isReportedAboveTheThreshold() {
    poolInFrame(10, 8);
    assertEquals(List.of(), codes());
    alloc.resetBehaviorStats();
    poolInFrame(10, 9);
    BehaviorIssue issue = only("FA510");
    assertEquals(
        "poolInFrame", issue.location().getMethodName().replaceAll("lambda.(.*).[0-9]+", "$1"));
    assertEquals(0.9, issue.observed(), 1e-9);
    assertEquals(0.8, issue.threshold());
    assertEquals(Code.Severity.HINT, issue.severity());
    assertEquals(
        "pool memory closed in the frame that opened it: share=90%, threshold=80%, opened=10",
        issue.message());
    assertEquals("use frame memory: frameBox or frameAlloc", issue.suggestion());
    assertNull(issue.tag());
  }

  @Test
  void poolAsScratch_needsEnoughSamples() {
    poolInFrame(9, 9);
    assertEquals(List.of(), codes());
    alloc.behaviorThresholds(thresholds().minimumSamples(9).build());
    only("FA510");
  }

  @Test
  void poolMemoryThatOutlivesItsFrame_isClean() {
    frames(20, () -> open.add(alloc.poolBox(1)));
    frames(
        1,
        () -> {
          for (AutoCloseable each : open) {
            ((PoolBox<?>) each).close();
          }
        });
    open.clear();
    assertEquals(List.of(), codes());
  }

  @Test
  void poolMemoryOutsideFrames_isClean() {
    times(100, () -> alloc.poolBox(1).close());
    assertEquals(List.of(), codes());
  }

  @Test
  void taskMemoryAndGuards_areNoScratch() {
    frames(
        20,
        () -> {
          try (var task = alloc.taskAlloc();
              var guard = alloc.asyncPoolGuard()) {
            task.box(1);
            guard.poolBox(2);
          }
        });
    assertEquals(List.of(), codes());
  }

  /* FA530. */

  @Test
  void heapInTheLoop_isReportedAboveTheThreshold() {
    alloc.behaviorThresholds(thresholds().heapRate(2).build());
    frames(20, () -> times(2, () -> open.add(alloc.heapAlloc(10_000, 8))));
    assertEquals(List.of(), codes());
    frames(1, () -> times(3, this::allocateHeap));
    BehaviorIssue issue = only("FA530");
    assertEquals(43 / 21.0, issue.observed(), 1e-9);
    assertEquals(2, issue.threshold());
    assertEquals(
        "heap memory allocated inside frames: perFrame=2.05, threshold=2.00, allocations=43",
        issue.message());
    assertEquals("allocate it once outside the loop, or use frame memory", issue.suggestion());
  }

  private void allocateHeap() {
    open.add(alloc.heapBox(1L));
  }

  @Test
  void heapOutsideFrames_isClean() {
    frames(1, () -> {});
    times(100, this::allocateHeap);
    assertEquals(List.of(), codes());
  }

  @Test
  void heapInOneFrameOfMany_isClean() {
    frames(1, () -> times(100, this::allocateHeap));
    only("FA530");
    frames(59, () -> {});
    assertEquals(List.of(), codes());
  }

  /* FA501, FA502, FA520. */

  private void promote() {
    open.add(alloc.frameRetained(1, RetentionPolicy.PROMOTE_TO_POOL));
  }

  private void discard() {
    alloc.frameRetained(1, RetentionPolicy.DISCARD);
  }

  private void closeAll() {
    for (AutoCloseable each : open) {
      ((FrameRetained<?>) each).close();
    }
    open.clear();
  }

  @Test
  void survivors_areReportedAboveTheThreshold() {
    alloc.behaviorThresholds(thresholds().promotionRate(1000).build());
    frames(
        1,
        () -> {
          times(10, this::promote);
          times(10, this::discard);
        });
    assertEquals(List.of(), codes());
    frames(1, this::promote);
    BehaviorIssue issue = only("FA502");
    assertEquals("promote", issue.location().getMethodName());
    assertEquals(11 / 21.0, issue.observed(), 1e-9);
    assertEquals(
        "most frame allocations outlive their frame: share=52%, threshold=50%, allocations=21",
        issue.message());
    assertEquals("allocate by poolBox what outlives the frame", issue.suggestion());
  }

  @Test
  void sentBoxes_areSurvivors() {
    frames(1, () -> times(10, () -> open.add(alloc.frameBoxForTransfer(alloc.frameBox(1)))));
    only("FA502");
  }

  @Test
  void sentVectors_areSurvivors() {
    frames(1, () -> times(10, () -> open.add(alloc.frameVecForTransfer(alloc.frameIntVec(4)))));
    only("FA502");
  }

  @Test
  void sentValues_areNoFrameData() {
    frames(1, () -> times(100, () -> alloc.frameBoxForTransfer(1).close()));
    assertEquals(List.of(), codes());
  }

  @Test
  void promotionChurn_isReportedAboveTheThreshold() {
    alloc.behaviorThresholds(thresholds().survivalRate(1).build());
    frames(10, () -> {});
    frames(10, this::promote);
    assertEquals(List.of(), codes());
    frames(1, this::promote);
    BehaviorIssue issue = only("FA520");
    assertEquals("promote", issue.location().getMethodName());
    assertEquals(
        "values are promoted all the time: perFrame=0.52, threshold=0.50, promoted=11",
        issue.message());
    assertEquals("keep one poolBox and set it in each frame", issue.suggestion());
  }

  @Test
  void everyDestination_countsAsPromotion() {
    frames(
        10,
        () -> {
          open.add(alloc.frameRetained(1, RetentionPolicy.PROMOTE_TO_POOL));
          open.add(alloc.frameRetained(1, RetentionPolicy.PROMOTE_TO_HEAP));
          alloc.frameRetained(1, RetentionPolicy.promoteToScratch("level"));
          open.add(alloc.frameVecRetained(alloc.frameIntVec(4), RetentionPolicy.PROMOTE_TO_POOL));
        });
    BehaviorIssue churn = alloc.behaviorReport().issues("FA520").getFirst();
    assertEquals(4, churn.observed());
    assertEquals(List.of("FA502", "FA520"), codes());
  }

  @Test
  void longLives_areReportedAboveTheThreshold() {
    alloc.behaviorThresholds(
        thresholds().survivalFrames(5).survivalRate(1).promotionRate(1000).build());
    frames(1, () -> times(10, this::promote));
    frames(5, () -> {});
    assertEquals(List.of(), codes());
    frames(1, this::closeAll);
    BehaviorIssue issue = only("FA501");
    assertEquals("promote", issue.location().getMethodName());
    assertEquals(6, issue.observed());
    assertEquals(
        "frame data lives on for many frames: frames=6.00, threshold=5.00, values=10",
        issue.message());
    assertEquals("it is long-lived: allocate it by poolBox at once", issue.suggestion());
  }

  @Test
  void livesThatGoOn_countWithTheirAge() {
    alloc.behaviorThresholds(
        thresholds().survivalFrames(5).survivalRate(1).promotionRate(1000).build());
    frames(1, () -> times(10, this::promote));
    frames(6, () -> {});
    assertEquals(6, only("FA501").observed());
  }

  @Test
  void frameDataThatDiesWithItsFrame_livesForNoFrame() {
    alloc.behaviorThresholds(new BehaviorThresholds(0, 0, 0, 0, 0, 1000, 0, 1));
    frames(100, this::discard);
    assertEquals(List.of(), codes());
  }
}
