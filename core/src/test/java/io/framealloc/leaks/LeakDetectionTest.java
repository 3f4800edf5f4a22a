package io.framealloc.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.AllocConfig;
import io.framealloc.Frame;
import io.framealloc.FrameRetained;
import io.framealloc.HeapBox;
import io.framealloc.LeakDetection;
import io.framealloc.PoolBox;
import io.framealloc.PoolSlot;
import io.framealloc.RetentionPolicy;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.FrameEndedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Boxes that are forgotten instead of closed. */
final class LeakDetectionTest {

  private final List<Diagnostic> findings = new ArrayList<>();

  private SmartAlloc allocator(LeakDetection detection) {
    SmartAlloc alloc = SmartAlloc.create(AllocConfig.builder().leakDetection(detection).build());
    alloc.diagnostics(findings::add);
    return alloc;
  }

  private List<String> messages() {
    return findings.stream()
        .map(finding -> finding.message().replaceAll("[.]java:[0-9]+", ".java:n"))
        .toList();
  }

  private static final String HERE = "io.framealloc.leaks.LeakDetectionTest.";

  private static void forgetBox(SmartAlloc alloc) {
    alloc.poolBox(42);
  }

  private static void forgetSlot(SmartAlloc alloc) {
    alloc.poolAlloc(60);
  }

  private static void forgetHeapBox(SmartAlloc alloc) {
    alloc.tryPoolBox(42L);
    alloc.heapBox(42L);
  }

  private static void collectUntil(SmartAlloc alloc, BooleanSupplier done) {
    for (int i = 0; i < 500 && !done.getAsBoolean(); i++) {
      System.gc();
      nap();
      alloc.poolStats();
    }
  }

  private static void nap() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aForgottenBox_isReportedWithItsPlaceWhenItIsCollected() {
    try (SmartAlloc alloc = allocator(LeakDetection.ALL)) {
      forgetBox(alloc);
      collectUntil(alloc, () -> !findings.isEmpty());
      assertEquals(
          List.of(
              "[FA401] pool memory never closed, it was collected: sizeClass=16 B, site="
                  + HERE
                  + "forgetBox(LeakDetectionTest.java:n); hint: close every PoolBox and PoolSlot,"
                  + " best by try-with-resources"),
          messages());
      Diagnostic finding = findings.getFirst();
      assertEquals(Code.FA401, finding.code());
      StackTraceElement place = finding.location();
      assertEquals("forgetBox", place == null ? null : place.getMethodName());
    }
  }

  @Test
  void forgottenBoxes_areReportedOncePerPlaceAndThenCounted() {
    SmartAlloc alloc = allocator(LeakDetection.ALL);
    for (int i = 0; i < 10; i++) {
      forgetSlot(alloc);
      forgetHeapBox(alloc);
    }
    collectUntil(alloc, () -> findings.size() >= 3);
    assertEquals(3, findings.size(), () -> messages().toString());
    for (int i = 0; i < 20; i++) {
      System.gc();
      alloc.poolStats();
      nap();
    }
    assertEquals(3, findings.size(), () -> messages().toString());
    findings.clear();
    alloc.close();
    assertEquals(
        List.of(
            "[FA401] pool memory never closed: sizeClass=16 B, count=10, bytes=160 B, sites="
                + HERE
                + "forgetHeapBox(LeakDetectionTest.java:n) x10; hint: close every PoolBox and"
                + " PoolSlot, best by try-with-resources",
            "[FA401] pool memory never closed: sizeClass=64 B, count=10, bytes=640 B, sites="
                + HERE
                + "forgetSlot(LeakDetectionTest.java:n) x10; hint: close every PoolBox and"
                + " PoolSlot, best by try-with-resources",
            "[FA401] heap memory never closed: size=64 B, count=10, bytes=640 B, sites="
                + HERE
                + "forgetHeapBox(LeakDetectionTest.java:n) x10; hint: close every HeapBox and"
                + " HeapSlot, best by try-with-resources"),
        messages().subList(0, 3));
    assertTrue(messages().get(3).startsWith("[FA401] never closed and collected, as reported"));
  }

  @Test
  void boxesThatAreClosed_areNotReported() {
    SmartAlloc alloc = allocator(LeakDetection.ALL);
    for (int i = 0; i < 1000; i++) {
      alloc.poolBox(i).close();
      alloc.heapBox(i).close();
    }
    for (int i = 0; i < 5; i++) {
      System.gc();
      alloc.poolStats();
      nap();
    }
    alloc.close();
    assertEquals(List.of(), messages());
  }

  @Test
  void boxesThatAreReachable_areNotReportedBeforeTheEnd() {
    SmartAlloc alloc = allocator(LeakDetection.ALL);
    PoolBox<Integer> box = alloc.poolBox(1);
    HeapBox<Integer> heapBox = alloc.heapBox(2);
    for (int i = 0; i < 5; i++) {
      System.gc();
      alloc.trim();
      nap();
    }
    assertEquals(List.of(), messages());
    assertEquals(3, box.get() + heapBox.get());
    alloc.close();
    assertEquals(2, findings.size());
  }

  @Test
  void aForgottenSlot_isNotHandedOutAgain() {
    try (SmartAlloc alloc = allocator(LeakDetection.ALL)) {
      long address = alloc.poolAlloc(64).segment().address();
      collectUntil(alloc, () -> !findings.isEmpty());
      for (int i = 0; i < 2000; i++) {
        PoolSlot slot = alloc.poolAlloc(64);
        assertTrue(slot.segment().address() != address);
        if (i % 2 == 0) {
          slot.close();
        }
      }
    }
  }

  @Test
  void sampling_findsALeakThatRepeats() {
    try (SmartAlloc alloc = allocator(LeakDetection.SAMPLED)) {
      for (int i = 0; i < 200; i++) {
        forgetBox(alloc);
        forgetHeapBox(alloc);
      }
      collectUntil(alloc, () -> findings.size() >= 2);
      assertTrue(findings.size() >= 2, () -> messages().toString());
      assertTrue(
          messages().stream().anyMatch(text -> text.contains("site=" + HERE + "forget")),
          () -> messages().toString());
    }
  }

  @Test
  void off_watchesNothing() {
    SmartAlloc alloc = allocator(LeakDetection.OFF);
    for (int i = 0; i < 200; i++) {
      forgetBox(alloc);
    }
    for (int i = 0; i < 5; i++) {
      System.gc();
      alloc.trim();
      nap();
    }
    assertEquals(List.of(), messages());
    alloc.close();
    assertEquals(1, findings.size());
    assertNull(findings.getFirst().location());
  }

  private static FrameRetained<Integer> retain(SmartAlloc alloc, RetentionPolicy policy) {
    return alloc.frameRetained(42, policy);
  }

  private static void promoteThree(SmartAlloc alloc) {
    try (Frame _ = alloc.beginFrame()) {
      retain(alloc, RetentionPolicy.PROMOTE_TO_POOL);
      alloc.frameRetained(1, RetentionPolicy.PROMOTE_TO_POOL);
      retain(alloc, RetentionPolicy.PROMOTE_TO_POOL);
    }
  }

  @Test
  void promotedValues_areReportedWithThePlacesWhereTheyWereRetained() {
    SmartAlloc alloc = allocator(LeakDetection.ALL);
    promoteThree(alloc);
    FrameRetained<Integer> unread;
    FrameRetained<Integer> discarded;
    try (Frame _ = alloc.beginFrame()) {
      unread = retain(alloc, RetentionPolicy.PROMOTE_TO_HEAP);
      discarded = retain(alloc, RetentionPolicy.DISCARD);
    }
    unread.close();
    assertThrows(FrameEndedException.class, discarded::get);
    alloc.close();
    String retained = HERE + "retain(LeakDetectionTest.java:n)";
    assertEquals(
        List.of(
            "[FA406] value retained with DISCARD used after its frame: type=Integer, retained="
                + retained
                + "; hint: promote it",
            "[FA401] promoted memory never closed: type=Integer, destination=POOL, count=3,"
                + " bytes=12 B, sites="
                + retained
                + " x2, "
                + HERE
                + "promoteThree(LeakDetectionTest.java:n) x1; hint: close every FrameRetained, best"
                + " by try-with-resources",
            "[FA406] promoted but never read: count=1, sites="
                + retained
                + " x1; hint: retain with DISCARD what nobody reads later"),
        messages());
  }

  @Test
  void promotedValues_areReportedWithoutAPlaceWhereNoneIsLookedFor() {
    SmartAlloc alloc = allocator(LeakDetection.OFF);
    promoteThree(alloc);
    alloc.close();
    assertEquals(
        List.of(
            "[FA401] promoted memory never closed: type=Integer, destination=POOL, count=3,"
                + " bytes=12 B; hint: close every FrameRetained, best by try-with-resources"),
        messages());
  }
}
