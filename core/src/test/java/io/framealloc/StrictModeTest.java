package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.accounting.BudgetExceededPolicy;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.DiagnosticException;
import io.framealloc.diagnostics.StrictMode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StrictModeTest {

  private final List<Diagnostic> findings = new CopyOnWriteArrayList<>();
  private final SmartAlloc alloc = open(StrictMode.WARNINGS);

  private SmartAlloc open(StrictMode mode) {
    SmartAlloc opened = SmartAlloc.create(AllocConfig.builder().strictMode(mode).build());
    opened.diagnostics(findings::add);
    return opened;
  }

  @AfterEach
  void close() {
    alloc.strictMode(StrictMode.OFF);
    try {
      alloc.close();
    } catch (DiagnosticException left) {
      assertEquals(Code.FA401, left.code());
    }
  }

  private static DiagnosticException thrownBy(Runnable act) {
    return assertThrows(DiagnosticException.class, act::run);
  }

  @Test
  void warnings_areThrownByTheAllocationThatABudgetLetsPass_andNothingIsTaken() {
    alloc.setTagBudget("ui", 1024, 1024);
    alloc.onBudgetExceeded(BudgetExceededPolicy.WARN);
    try (TagScope _ = alloc.tagScope("ui")) {
      DiagnosticException thrown = thrownBy(() -> alloc.poolAlloc(2048));
      assertEquals(Code.FA302, thrown.code());
      assertEquals(thrown.getMessage(), thrown.diagnostic().message());
      assertEquals("ui", thrown.diagnostic().tag());
      assertEquals(Code.Severity.WARNING, thrown.diagnostic().severity());
      assertEquals(0, alloc.tagStats("ui").liveBytes());
      alloc.beginFrame();
      assertEquals(Code.FA302, thrownBy(() -> alloc.frameSlice(long.class, 200)).code());
      assertEquals(0, alloc.frameUsage());
      alloc.endFrame();
    }
    assertEquals(1, findings.stream().filter(each -> each.code() == Code.FA302).count());
  }

  @Test
  void softLimit_isThrownByTheAllocationThatReachesIt() {
    alloc.setTagBudget("ui", 64, 1 << 20);
    try (TagScope _ = alloc.tagScope("ui")) {
      DiagnosticException thrown = thrownBy(() -> alloc.poolAlloc(128));
      assertEquals(Code.FA303, thrown.code());
      assertEquals("ui", thrown.diagnostic().tag());
      assertEquals(0, alloc.tagStats("ui").liveBytes());
      assertEquals(0, alloc.poolStats().stream().mapToLong(PoolClassStats::live).sum());
      alloc.beginFrame();
      assertEquals(Code.FA303, thrownBy(() -> alloc.frameSlice(long.class, 20)).code());
      alloc.frameSlice(long.class, 20);
      alloc.endFrame();
      assertEquals(0, alloc.tagStats("ui").liveBytes());
    }
  }

  @Test
  void whatAPromotionFailsAt_isThrownByTheEndOfItsFrame_whichHasEnded() {
    try (SmartAlloc small =
        SmartAlloc.create(
            AllocConfig.builder().strictMode(StrictMode.WARNINGS).poolLimit(0).build())) {
      small.diagnostics(findings::add);
      small.beginFrame();
      FrameRetained<Long> kept = small.frameRetained(5L, RetentionPolicy.PROMOTE_TO_POOL);
      assertEquals(Code.FA408, thrownBy(small::endFrame).code());
      assertEquals(5, kept.get());
      kept.close();
      small.beginFrame().close();
    }
  }

  @Test
  void leak_isThrownByTheClose_afterEverythingIsFreed() {
    SmartAlloc leaking = open(StrictMode.WARNINGS);
    leaking.poolAlloc(64);
    assertEquals(Code.FA401, thrownBy(leaking::close).code());
    assertEquals(0, leaking.reservedBytes());
    leaking.close();
  }

  @Test
  void whatWasFoundOutsideAFrame_isThrownByTheClose() {
    SmartAlloc leaking = open(StrictMode.ERRORS);
    Threads.on("dying", leaking::beginFrame);
    leaking.trim();
    leaking.strictMode(StrictMode.OFF);
    DiagnosticException thrown = thrownBy(leaking::close);
    assertEquals(Code.FA103, thrown.code());
  }

  @Test
  void errorsMode_throwsErrorsOnly() {
    alloc.strictMode(StrictMode.ERRORS);
    assertEquals(StrictMode.ERRORS, alloc.strictMode());
    alloc.setTagBudget("ui", 64, 1024);
    alloc.onBudgetExceeded(BudgetExceededPolicy.WARN);
    alloc.withTag("ui", a -> a.poolAlloc(2048).close());
    SmartAlloc leaking = open(StrictMode.ERRORS);
    leaking.beginFrame();
    assertEquals(Code.FA103, thrownBy(leaking::close).code());
    SmartAlloc warned = open(StrictMode.ERRORS);
    warned.poolAlloc(64);
    warned.close();
  }

  @Test
  void off_throwsNothing() {
    SmartAlloc leaking = open(StrictMode.OFF);
    leaking.beginFrame();
    leaking.poolAlloc(64);
    leaking.close();
    assertEquals(
        List.of(Code.FA103, Code.FA401), findings.stream().map(Diagnostic::code).sorted().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "0, OFF",
    "off, OFF",
    "warn, OFF",
    "false, OFF",
    "1, ERRORS",
    "error, ERRORS",
    "Errors, ERRORS",
    "true, ERRORS",
    "2, WARNINGS",
    "warning, WARNINGS",
    "WARNINGS, WARNINGS",
    "all, WARNINGS"
  })
  void text_isRead(String text, StrictMode mode) {
    assertEquals(mode, StrictSetting.parse(text));
  }

  @Test
  void setting_comesFromThePropertyBeforeTheEnvironment() {
    System.setProperty("framealloc.strictMode", "1");
    try {
      assertEquals(StrictMode.ERRORS, AllocConfig.defaults().strictMode());
      System.setProperty("framealloc.strictMode", "maybe");
      assertEquals(
          "system property framealloc.strictMode is malformed: value=maybe, expected off (0, warn,"
              + " false), errors (1, error, true) or warnings (2, warning, all)",
          assertThrows(IllegalArgumentException.class, AllocConfig::defaults).getMessage());
    } finally {
      System.clearProperty("framealloc.strictMode");
    }
  }

  @Test
  void environment_isRead() {
    ChildJvm.onClassPath()
        .withEnvironment("FRAMEALLOC_STRICT", "2")
        .run(StrictProgram.class)
        .assertPrinted("WARNINGS environment", "FA401");
    ChildJvm.onClassPath("-Dframealloc.strictMode=off")
        .withEnvironment("FRAMEALLOC_STRICT", "2")
        .run(StrictProgram.class)
        .assertPrinted("OFF property", "none");
    ChildJvm.onClassPath()
        .withEnvironment("FRAMEALLOC_STRICT", "maybe")
        .run(StrictProgram.class)
        .assertPrinted(
            "environment variable FRAMEALLOC_STRICT is malformed: value=maybe, expected off (0,"
                + " warn, false), errors (1, error, true) or warnings (2, warning, all)");
  }

  @Test
  void place_isUnknownWhereNoProgramHasCalled() {
    assertNull(Threads.call(Thread.ofPlatform(), DiagnosticSink::site));
  }
}
