package io.framealloc.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.framealloc.Frame;
import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.BudgetExceededException;
import io.framealloc.diagnostics.Code;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The annotation, in an engine of its own. */
final class FrameTestTest {

  private static Object kept;

  private static Events run(String method) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(Samples.class, method, params(method)))
        .execute()
        .testEvents();
  }

  private static String params(String method) {
    for (var found : Samples.class.getDeclaredMethods()) {
      if (found.getName().equals(method)) {
        return String.join(
            ",", Arrays.stream(found.getParameterTypes()).map(Class::getName).toList());
      }
    }
    throw new AssertionError("no method " + method);
  }

  private static String failure(String method) {
    Optional<Throwable> thrown =
        run(method).failed().stream()
            .findFirst()
            .map(FrameTestTest::result)
            .flatMap(TestExecutionResult::getThrowable);
    return String.valueOf(thrown.orElseThrow(() -> new AssertionError("passed")).getMessage());
  }

  private static TestExecutionResult result(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cleanTest",
        "closesInAfterEach",
        "withinBudget",
        "noGarbage",
        "someGarbageAllowed",
        "leakAllowed",
        "closesItself",
        "needsNoParameter"
      })
  void cleanTest_passes(String method) {
    Events events = run(method);
    events.failed().stream()
        .map(FrameTestTest::result)
        .forEach(r -> assertEquals("", r.toString()));
    assertEquals(1, events.succeeded().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          leaksFrame    | the test left [FA103] frame not ended, its allocator was closed: frame=1,
          leaksSlot     | the test left [FA401]
          leaksTransfer | the test left [FA207] transfers never received: count=1, bytes=
          """)
  void leak_failsTheTest(String method, String start) {
    String message = failure(method);
    assertTrue(message.startsWith(start), message);
  }

  @Test
  void severalLeaks_areAllNamed() {
    String message = failure("leaksFrameAndSlot");
    assertTrue(message.contains("[FA103]") && message.contains("\n  and [FA401]"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"overFrameBudget", "overBudget"})
  void budgetThatIsExceeded_failsTheTestThoughItCatches(String method) {
    String message = failure(method);
    assertTrue(
        message.startsWith("the test left [FA302] budget exceeded: kind=frame, requested="),
        message);
    assertTrue(message.endsWith(", limit=1.0 KiB"), message);
  }

  @Test
  void garbage_failsTheTestWithItsFigures() {
    String message = failure("garbage");
    assertTrue(
        message.matches(
            "heap garbage inside a frame: frame=\\d+, bytes=\\d+ B, limit=0 B, frames=50 of 50;"
                + " hint: the event jdk.ObjectAllocationSample of a flight recording names the"
                + " place"),
        message);
  }

  @Test
  void garbageNowAndThen_failsTheTestToo() {
    String message = failure("garbageInEachTenthFrame");
    assertTrue(message.contains(", frames=5 of 50;"), message);
  }

  @Test
  void wrongSettings_failTheTest() {
    assertEquals("too few frames: frames=0, least=1", causeOf("noFrames"));
    assertEquals("negative limit: heapBytes=-1", causeOf("negativeHeapBytes"));
  }

  private static String causeOf(String method) {
    String message = failure(method);
    return message.substring(message.lastIndexOf("]: ") + 3);
  }

  @Test
  void ownFailure_isKeptAndTheLeakIsSuppressedInIt() {
    Throwable thrown =
        run("failsAndLeaks").failed().stream()
            .findFirst()
            .map(FrameTestTest::result)
            .flatMap(TestExecutionResult::getThrowable)
            .orElseThrow();
    assertEquals("mine", thrown.getMessage());
    assertTrue(thrown.getSuppressed()[0].getMessage().startsWith("the test left [FA103]"));
  }

  /** Run by the tests above only: no build looks for tests in a nested class. */
  static final class Samples {

    private static SmartAlloc earlier;
    private AutoCloseable later = () -> {};

    @BeforeEach
    void seesTheSame(SmartAlloc alloc) {
      kept = alloc;
    }

    @AfterEach
    void close() throws Exception {
      later.close();
    }

    @FrameTest
    void cleanTest(SmartAlloc alloc) {
      assertSame(kept, alloc);
      assertNotSame(earlier, alloc);
      earlier = alloc;
      try (Frame frame = alloc.beginFrame();
          var _ = alloc.poolBox(7)) {
        frame.alloc(64);
      }
    }

    @FrameTest
    void closesInAfterEach(SmartAlloc alloc) {
      later = alloc.poolBox(7);
    }

    @FrameTest
    void closesItself(SmartAlloc alloc) {
      alloc.close();
    }

    @FrameTest
    void leaksFrame(SmartAlloc alloc) {
      alloc.beginFrame();
    }

    @FrameTest
    void leaksSlot(SmartAlloc alloc) {
      kept = alloc.poolBox(7);
    }

    @FrameTest
    void leaksTransfer(SmartAlloc alloc) {
      kept = alloc.frameBoxForTransfer(7);
    }

    @FrameTest
    void leaksFrameAndSlot(SmartAlloc alloc) {
      alloc.beginFrame();
      kept = alloc.poolBox(7);
    }

    @FrameTest(allowed = Code.FA401)
    void leakAllowed(SmartAlloc alloc) {
      kept = alloc.poolBox(7);
    }

    @FrameTest(frameBudget = 1024)
    void withinBudget(SmartAlloc alloc) {
      try (Frame frame = alloc.beginFrame()) {
        frame.alloc(1000);
      }
    }

    @FrameTest(frameBudget = 1024)
    void overFrameBudget(SmartAlloc alloc) {
      takeTooMuch(alloc);
    }

    @FrameTest(budget = 1024)
    void overBudget(SmartAlloc alloc) {
      takeTooMuch(alloc);
    }

    private static void takeTooMuch(SmartAlloc alloc) {
      try (Frame frame = alloc.beginFrame()) {
        frame.alloc(2000);
      } catch (BudgetExceededException e) {
        assertFalse(alloc.inFrame());
      }
    }

    @FrameTest(frames = 50)
    void noGarbage(FrameRunner frames) {
      frames.run(
          frame -> {
            long ref = frame.ref(64);
            frame.setInt(ref, 0, 7);
          });
    }

    @FrameTest(frames = 50)
    void garbage(FrameRunner frames) {
      frames.run(_ -> kept = new int[4]);
    }

    @FrameTest(frames = 50)
    void garbageInEachTenthFrame(FrameRunner frames) {
      frames.run(frame -> kept = frame.number() % 10 == 0 ? new int[4] : kept);
    }

    @FrameTest(frames = 50, heapBytes = 64)
    void someGarbageAllowed(FrameRunner frames) {
      frames.run(_ -> kept = new int[4]);
    }

    @FrameTest(frames = 0)
    void noFrames(FrameRunner frames) {
      frames.run(_ -> {});
    }

    @FrameTest(heapBytes = -1)
    void negativeHeapBytes(FrameRunner frames) {
      frames.run(_ -> {});
    }

    @FrameTest
    void failsAndLeaks(SmartAlloc alloc) {
      alloc.beginFrame();
      throw new IllegalStateException("mine");
    }

    @FrameTest
    void needsNoParameter() {}
  }
}
