package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.FrameSummary.Totals;
import io.framealloc.PromotionFailure.Reason;
import io.framealloc.RetentionPolicy.Destination;
import io.framealloc.annotation.Length;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameStateException;
import io.framealloc.diagnostics.OwnershipException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("fallback")
final class RetentionTest {

  record Path(long start, long goal, double length) {}

  record Large(@Length(1000) double[] values) {}

  private final List<Diagnostic> findings = new ArrayList<>();
  private SmartAlloc alloc = SmartAlloc.create();

  private SmartAlloc with(AllocConfig.Builder settings) {
    alloc.close();
    alloc = SmartAlloc.create(settings.build());
    alloc.diagnostics(findings::add);
    return alloc;
  }

  @AfterEach
  void close() {
    alloc.close();
  }

  private List<String> messages() {
    return findings.stream().map(Diagnostic::message).toList();
  }

  static Stream<RetentionPolicy> promoting() {
    return Stream.of(
        RetentionPolicy.PROMOTE_TO_POOL,
        RetentionPolicy.PROMOTE_TO_HEAP,
        RetentionPolicy.promoteToScratch("level"));
  }

  @ParameterizedTest
  @MethodSource("promoting")
  void endFrame_promotesAndTheHandleReadsTheCopy(RetentionPolicy policy) {
    alloc.beginFrame();
    FrameRetained<Path> path = alloc.frameRetained(new Path(1, 2, 3), policy);
    assertEquals(new Path(1, 2, 3), path.get());
    path.set(new Path(4, 5, 6));
    assertFalse(path.isPromoted());
    assertEquals(Optional.empty(), path.promotedTo());
    alloc.endFrame();

    assertTrue(path.isPromoted());
    assertEquals(policy.destination(), path.promotedTo().orElseThrow());
    assertEquals(Optional.empty(), path.failure());
    for (int frame = 0; frame < 3; frame++) {
      try (Frame next = alloc.beginFrame()) {
        next.box(new Path(-1, -1, -1));
      }
    }
    assertEquals(new Path(4, 5, 6), path.get());
    path.set(new Path(7, 8, 9));
    assertEquals("Path[start=7, goal=8, length=9.0]", path.toString());
    assertEquals(policy, path.policy());
    path.close();
    assertThrows(OwnershipException.class, path::get);
    assertThrows(OwnershipException.class, () -> path.set(new Path(0, 0, 0)));
    assertThrows(OwnershipException.class, path::close);
  }

  @ParameterizedTest
  @MethodSource("promoting")
  void promotedValue_goesToAnotherThread(RetentionPolicy policy) {
    FrameRetained<Integer> value;
    try (Frame _ = alloc.beginFrame()) {
      value = alloc.frameRetained(42, policy);
      FrameRetained<Integer> inFrame = value;
      Threads.on(
          "other",
          () -> {
            assertThrows(WrongThreadException.class, inFrame::get);
            assertThrows(WrongThreadException.class, inFrame::close);
          });
    }
    Threads.on(
        "other",
        () -> {
          try (value) {
            assertEquals(42, value.get());
          }
        });
    assertThrows(OwnershipException.class, value::get);
  }

  @Test
  void discarded_diesWithItsFrame_andItsUseIsReportedOnce() {
    with(AllocConfig.builder());
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(42, RetentionPolicy.DISCARD);
    assertEquals(42, value.get());
    alloc.endFrame();
    assertFalse(value.isPromoted());
    assertThrows(FrameEndedException.class, value::get);
    assertThrows(FrameEndedException.class, () -> value.set(43));
    value.close();
    assertThrows(OwnershipException.class, value::close);
    assertEquals(
        List.of(
            "[FA406] value retained with DISCARD used after its frame: type=Integer; hint: promote"
                + " it"),
        messages());
  }

  @Test
  void closedInItsFrame_isNotPromoted() {
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_POOL);
    value.close();
    String thread = Errors.nameOf(Thread.currentThread());
    assertEquals(
        "[FA402] used after close: retained type=Integer, thread="
            + thread
            + "; hint: close it after its last use",
        assertThrows(OwnershipException.class, value::get).getMessage());
    assertEquals(
        "[FA403] closed twice: retained type=Integer, thread="
            + thread
            + "; hint: close it once, best by try-with-resources",
        assertThrows(OwnershipException.class, value::close).getMessage());
    PromotionResult result = alloc.endFrameWithPromotions();
    assertEquals(List.of(), result.entries());
    assertEquals(1, result.summary().discardedCount());
    assertEquals(0, alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum());
  }

  @Test
  void endFrameWithPromotions_linksEntriesToHandlesAndAddsThemUp() {
    alloc.beginFrame();
    FramePhase physics = alloc.currentFrame().phase("physics");
    FrameRetained<Path> path =
        alloc.frameRetained(new Path(1, 2, 3), RetentionPolicy.PROMOTE_TO_POOL);
    FramePhase contacts = alloc.currentFrame().phase("contacts");
    var dropped = alloc.frameRetained(7L, RetentionPolicy.DISCARD);
    contacts.close();
    FrameRetained<Integer> number = alloc.frameWithImportance(42, Importance.PERSISTENT);
    physics.close();
    FrameRetained<Byte> last = alloc.frameWithImportance((byte) 1, Importance.scratch("level"));
    PromotionResult result = alloc.endFrameWithPromotions();

    assertEquals(
        List.of(
            new Promotion(path, 24, Destination.POOL, null),
            new Promotion(number, 4, Destination.HEAP, null),
            new Promotion(last, 1, Destination.SCRATCH, null)),
        result.entries());
    assertEquals(
        new FrameSummary(
            3,
            29,
            1,
            8,
            0,
            Map.of(),
            Map.of("physics", new Totals(2, 28, 0, 0, 0), "contacts", new Totals(0, 0, 1, 8, 0))),
        result.summary());
    assertFalse(alloc.inFrame());
    assertThrows(FrameEndedException.class, dropped::get);
    path.close();
    number.close();
    last.close();
  }

  @Test
  void endFrameWithPromotions_ofAFrameWithoutRetainedValues_isEmpty() {
    try (Frame _ = alloc.beginFrame()) {
      alloc.frameRetained(1, RetentionPolicy.DISCARD);
    }
    alloc.beginFrame();
    PromotionResult result = alloc.endFrameWithPromotions();
    assertEquals(
        new PromotionResult(List.of(), new FrameSummary(0, 0, 0, 0, 0, Map.of(), Map.of())),
        result);
    assertThrows(FrameStateException.class, alloc::endFrameWithPromotions);
  }

  @Test
  void endOfANestedScope_promotesWhatWasMadeInIt() {
    Frame frame = alloc.beginFrame();
    FrameRetained<Integer> outer = alloc.frameRetained(1, RetentionPolicy.PROMOTE_TO_POOL);
    FrameRetained<Integer> inner;
    FrameRetained<Integer> gone;
    try (FrameScope _ = frame.nested()) {
      inner = alloc.frameRetained(2, RetentionPolicy.PROMOTE_TO_POOL);
      gone = alloc.frameRetained(3, RetentionPolicy.DISCARD);
    }
    assertTrue(inner.isPromoted());
    assertEquals(2, inner.get());
    assertThrows(FrameEndedException.class, gone::get);
    assertFalse(outer.isPromoted());
    assertEquals(1, outer.get());
    FrameSummary summary = alloc.endFrameWithPromotions().summary();
    assertEquals(2, summary.promotedCount());
    assertEquals(1, summary.discardedCount());
    outer.close();
    inner.close();
  }

  @Test
  void rollback_promotesNothing() {
    Frame frame = alloc.beginFrame();
    FrameRetained<Integer> before = alloc.frameRetained(1, RetentionPolicy.PROMOTE_TO_POOL);
    Checkpoint checkpoint = frame.checkpoint();
    FrameRetained<Integer> after = alloc.frameRetained(2, RetentionPolicy.PROMOTE_TO_POOL);
    frame.rollbackTo(checkpoint);
    assertThrows(FrameEndedException.class, after::get);
    FrameRetained<Integer> tried =
        frame
            .speculative(f -> Optional.of(alloc.frameRetained(3, RetentionPolicy.PROMOTE_TO_POOL)))
            .orElseThrow();
    frame.speculative(
        f -> {
          alloc.frameRetained(4, RetentionPolicy.PROMOTE_TO_POOL);
          return Optional.empty();
        });
    PromotionResult result = alloc.endFrameWithPromotions();
    assertEquals(List.of(before, tried), result.entries().stream().map(Promotion::handle).toList());
    assertEquals(2, result.summary().discardedCount());
    after.close();
    before.close();
    tried.close();
  }

  @Test
  void fullPool_keepsTheValueAndTheReason() {
    with(AllocConfig.builder().poolLimit(1));
    alloc.beginFrame();
    FrameRetained<Path> first =
        alloc.frameRetained(new Path(1, 1, 1), RetentionPolicy.PROMOTE_TO_POOL);
    FrameRetained<Path> second =
        alloc.frameRetained(new Path(2, 2, 2), RetentionPolicy.PROMOTE_TO_POOL);
    PromotionResult result = alloc.endFrameWithPromotions();
    FrameRetained<Path> failed = first.isPromoted() ? second : first;
    PromotionFailure failure = failed.failure().orElseThrow();
    assertEquals(Reason.FULL, failure.reason());
    assertEquals(
        "[FA408] promotion failed: type=Path, bytes=24 B, destination=POOL, reason=FULL; the handle"
            + " keeps a Java object: [FA404] Pool exhausted: sizeClass=32 B, live=1, limit=1; hint:"
            + " close what is no longer used, or raise poolLimit",
        failure.message());
    assertEquals(List.of(failure.message()), messages());
    assertEquals(1, result.summary().failedCount());
    assertEquals(
        List.of(failure),
        result.entries().stream().map(Promotion::failure).filter(each -> each != null).toList());
    assertFalse(failed.isPromoted());
    assertEquals(failed == first ? new Path(1, 1, 1) : new Path(2, 2, 2), failed.get());
    failed.set(new Path(3, 3, 3));
    assertEquals(new Path(3, 3, 3), failed.get());
    assertThrows(NullPointerException.class, () -> failed.set(nothing()));
    failed.close();
    assertThrows(OwnershipException.class, failed::get);
    (failed == first ? second : first).close();
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }

  @Test
  void valueLargerThanItsTarget_isKept() {
    with(AllocConfig.builder());
    double[] values = new double[1000];
    values[999] = 42;
    alloc.scratchPool("small", 100);
    alloc.beginFrame();
    FrameRetained<Large> pooled =
        alloc.frameRetained(new Large(values), RetentionPolicy.PROMOTE_TO_POOL);
    FrameRetained<Large> scratched =
        alloc.frameRetained(new Large(values), RetentionPolicy.promoteToScratch("small"));
    FrameRetained<Large> heaped =
        alloc.frameRetained(new Large(values), RetentionPolicy.PROMOTE_TO_HEAP);
    alloc.endFrame();
    assertEquals(Reason.TOO_LARGE, pooled.failure().orElseThrow().reason());
    assertEquals(Reason.TOO_LARGE, scratched.failure().orElseThrow().reason());
    assertNull(heaped.failure().orElse(null));
    for (FrameRetained<Large> each : List.of(pooled, scratched, heaped)) {
      assertArrayEquals(values, each.get().values());
      each.close();
    }
  }

  @Test
  void fullScratchPool_keepsTheValue() {
    with(AllocConfig.builder());
    alloc.scratchPool("small", 8);
    alloc.beginFrame();
    FrameRetained<Integer> a = alloc.frameWithImportance(1, Importance.scratch("small"));
    FrameRetained<Integer> b = alloc.frameWithImportance(2, Importance.scratch("small"));
    alloc.endFrame();
    assertEquals(1, a.get());
    assertEquals(2, b.get());
    assertEquals(1, messages().size());
    FrameRetained<Integer> full = a.isPromoted() ? b : a;
    assertEquals(Reason.FULL, full.failure().orElseThrow().reason());
  }

  @Test
  void allocatorClosedWhileTheFrameIsOpen_keepsTheValue() {
    with(AllocConfig.builder());
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_POOL);
    Frame frame = alloc.currentFrame();
    Threads.on("closer", alloc::close);
    frame.close();
    assertEquals(Reason.CLOSED, value.failure().orElseThrow().reason());
    assertEquals(42, value.get());
    value.close();
  }

  @Test
  void frameLeftOpenWhenItsAllocatorIsClosed_discards() {
    with(AllocConfig.builder());
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_POOL);
    Misuse.quietly(alloc);
    assertFalse(value.isPromoted());
    assertThrows(FrameEndedException.class, value::get);
    value.close();
  }

  @Test
  void promotedAndNeverClosed_isReportedOnceAndFreed() {
    with(AllocConfig.builder());
    alloc.beginFrame();
    FrameRetained<Path> path =
        alloc.frameRetained(new Path(1, 2, 3), RetentionPolicy.PROMOTE_TO_POOL);
    try (FramePhase _ = alloc.currentFrame().phase("physics")) {
      alloc.frameRetained(1, RetentionPolicy.PROMOTE_TO_HEAP);
      alloc.frameRetained(2, RetentionPolicy.PROMOTE_TO_HEAP);
    }
    FrameRetained<Integer> closed = alloc.frameRetained(3, RetentionPolicy.PROMOTE_TO_POOL);
    FrameRetained<Integer> scratch = alloc.frameWithImportance(4, Importance.scratch("level"));
    alloc.endFrame();
    assertEquals(3, closed.get());
    closed.close();
    alloc.close();
    assertEquals(
        List.of(
            "[FA401] promoted memory never closed: type=Integer, destination=HEAP, phase=physics,"
                + " count=2, bytes=8 B; hint: close every FrameRetained, best by"
                + " try-with-resources",
            "[FA401] promoted memory never closed: type=Path, destination=POOL, count=1, bytes=24"
                + " B; hint: close every FrameRetained, best by try-with-resources"),
        messages());
    assertThrows(OwnershipException.class, path::get);
    assertThrows(OwnershipException.class, path::close);
    assertThrows(OwnershipException.class, scratch::get);
    assertEquals(0, Waiting.settled(alloc::reservedBytes));
  }

  @Test
  void promotedAndNeverRead_isReported() {
    with(AllocConfig.builder());
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_POOL);
    alloc.endFrame();
    value.close();
    alloc.close();
    assertEquals(
        List.of(
            "[FA406] promoted but never read: count=1; hint: retain with DISCARD what nobody reads"
                + " later"),
        messages());
  }

  @Test
  void consumerThatEndsTheFrameInItsReport_doesNoHarm() {
    with(AllocConfig.builder().poolLimit(0));
    alloc.diagnostics(
        finding -> {
          if (alloc.inFrame()) {
            alloc.endFrame();
          }
        });
    alloc.beginFrame();
    FrameRetained<Integer> value = alloc.frameRetained(42, RetentionPolicy.PROMOTE_TO_POOL);
    alloc.endFrame();
    assertFalse(alloc.inFrame());
    assertEquals(42, value.get());
    value.close();
  }

  @Test
  void frameRetained_withoutFrameOrWithWrongArguments_isRefused() {
    assertThrows(FrameStateException.class, () -> alloc.frameRetained(1, RetentionPolicy.DISCARD));
    try (Frame _ = alloc.beginFrame()) {
      assertThrows(NullPointerException.class, () -> alloc.frameRetained(1, nothing()));
      assertThrows(
          IllegalArgumentException.class,
          () -> alloc.frameRetained("text", RetentionPolicy.DISCARD));
    }
  }

  @Test
  void policies_areEqualByDestinationAndName() {
    assertEquals(RetentionPolicy.promoteToScratch("a"), RetentionPolicy.promoteToScratch("a"));
    assertEquals(
        RetentionPolicy.promoteToScratch("a").hashCode(),
        Importance.scratch("a").policy().hashCode());
    assertFalse(
        RetentionPolicy.promoteToScratch("a").equals(RetentionPolicy.promoteToScratch("b")));
    assertSame(RetentionPolicy.DISCARD, Importance.EPHEMERAL.policy());
    assertSame(RetentionPolicy.PROMOTE_TO_POOL, Importance.REUSABLE.policy());
    assertSame(RetentionPolicy.PROMOTE_TO_HEAP, Importance.PERSISTENT.policy());
    assertEquals("PROMOTE_TO_POOL", RetentionPolicy.PROMOTE_TO_POOL.toString());
    assertEquals("promoteToScratch(a)", RetentionPolicy.promoteToScratch("a").toString());
    assertEquals("DISCARD", RetentionPolicy.DISCARD.toString());
    assertEquals("scratch(a)", Importance.scratch("a").toString());
  }
}
