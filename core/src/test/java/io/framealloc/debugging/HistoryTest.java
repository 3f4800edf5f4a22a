package io.framealloc.debugging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.AllocConfig;
import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.HeapBox;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TagScope;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameStateException;
import io.framealloc.diagnostics.OwnershipException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Errors and reports of debug mode name the places in the program. */
@Tag("fallback")
final class HistoryTest {

  private static final String HERE = "io.framealloc.debugging.HistoryTest.";
  private static final String AT = "(HistoryTest.java:n)";

  private final SmartAlloc alloc = SmartAlloc.create(AllocConfig.builder().debug(true).build());
  private final List<Diagnostic> findings = new ArrayList<>();
  private final String thread = Thread.currentThread().getName();

  @BeforeEach
  void listen() {
    alloc.diagnostics(findings::add);
  }

  @AfterEach
  void close() {
    alloc.close();
  }

  private static String lines(String text) {
    return text.replaceAll("[.]java:[0-9]+", ".java:n");
  }

  private static String lines(Throwable error) {
    return lines(String.valueOf(error.getMessage()));
  }

  private List<String> reports() {
    return findings.stream().map(finding -> lines(finding.message())).toList();
  }

  private Frame begin() {
    return alloc.beginFrame();
  }

  private void end() {
    alloc.endFrame();
  }

  private FrameBox<Integer> box() {
    return alloc.frameBox(42);
  }

  @Test
  void useAfterEnd_namesTagAndBothPlaces() {
    begin();
    FrameBox<Integer> box;
    try (TagScope _ = alloc.tagScope("physics")) {
      box = box();
    }
    end();
    begin();
    end();
    begin();
    FrameEndedException late = assertThrows(FrameEndedException.class, box::get);
    assertEquals(
        "[FA104] Attempted to use frame data after end_frame: frame=1, framesAgo=2, now=frame 3,"
            + " thread="
            + thread
            + ", tag=physics, site="
            + HERE
            + "box"
            + AT
            + ", ended="
            + HERE
            + "end"
            + AT
            + "; hint: use it inside its frame, or keep the value with poolBox",
        lines(late));
  }

  @Test
  void useAfterEnd_isReportedOnceForEachPlaceAndThenCounted() {
    begin();
    FrameBox<Integer> box = box();
    FrameIntVec vec = alloc.frameIntVec();
    end();
    for (int i = 0; i < 3; i++) {
      assertThrows(FrameEndedException.class, box::get);
    }
    assertThrows(FrameEndedException.class, () -> vec.push(1));
    String escaped = "[FA702] Frame allocation escaped frame boundary: ";
    String where = "frame=1, framesAgo=0, thread=" + thread + ", site=" + HERE;
    String hint = "; hint: keep the value with poolBox, or copy it before the frame ends";
    String used = ", usedAt=org.junit.jupiter.api.AssertThrows.assertThrows(AssertThrows.java:n)";
    assertEquals(
        List.of(
            escaped + where + "box" + AT + used + hint,
            escaped
                + where
                + "useAfterEnd_isReportedOnceForEachPlaceAndThenCounted"
                + AT
                + ", usedAt="
                + HERE
                + "lambda$"
                + AT
                + hint),
        reports().stream().map(HistoryTest::withoutMachinery).toList());
    assertEquals(List.of(Code.FA702, Code.FA702), findings.stream().map(Diagnostic::code).toList());
    assertEquals("box", findings.getFirst().location().getMethodName());
    findings.clear();
    alloc.close();
    assertEquals(
        List.of(
            "[FA702] as reported before, more=2: "
                + escaped.substring(8)
                + where
                + "box"
                + AT
                + used
                + hint),
        reports().stream().map(HistoryTest::withoutMachinery).toList());
  }

  private static String withoutMachinery(String text) {
    return text.replaceAll("lambda[$][A-Za-z_0-9$]+", "lambda\\$")
        .replaceAll(
            "usedAt=org[.]junit[^;]*",
            "usedAt=org.junit.jupiter.api.AssertThrows" + ".assertThrows(AssertThrows.java:n)");
  }

  @Test
  void useAfterANestedScope_namesTheAllocation() {
    Frame frame = begin();
    FrameBox<Integer> box;
    try (var _ = frame.nested()) {
      box = box();
    }
    assertEquals(
        "[FA104] Attempted to use frame data after end_frame: thread="
            + thread
            + ", frame=1, site="
            + HERE
            + "box"
            + AT
            + "; its nested scope or checkpoint was rewound"
            + "; hint: use it inside its frame, or keep the value with poolBox",
        lines(assertThrows(FrameEndedException.class, box::get)));
    assertEquals(List.of(), reports());
    frame.close();
  }

  @Test
  void doubleBegin_namesWhereTheOpenFrameBegan() {
    begin();
    assertEquals(
        "[FA101] beginFrame while a frame is open: frame=1, thread="
            + thread
            + ", begun="
            + HERE
            + "begin"
            + AT
            + "; hint: end it first, or use frame.nested()",
        lines(assertThrows(FrameStateException.class, this::begin)));
    end();
  }

  @Test
  void endWithoutAFrame_andAllocationWithoutOne_nameWhereTheLastOneEnded() {
    begin();
    end();
    String last = "thread=" + thread + ", lastFrame=1, ended=" + HERE + "end" + AT;
    assertEquals(
        "[FA102] endFrame without an open frame: "
            + last
            + "; hint: match every beginFrame with one endFrame",
        lines(assertThrows(FrameStateException.class, this::end)));
    assertEquals(
        "[FA105] frame allocation with no frame open: " + last + "; hint: call beginFrame first",
        lines(assertThrows(FrameStateException.class, this::box)));
  }

  @Test
  void frameEndedTwice_namesTheFirstEnd() {
    Frame frame = begin();
    end();
    assertEquals(
        "[FA102] frame ended twice: frame=1, thread="
            + thread
            + ", ended="
            + HERE
            + "end"
            + AT
            + "; hint: close it once, best by try-with-resources",
        lines(assertThrows(FrameStateException.class, frame::close)));
  }

  @Test
  void otherThread_isToldTheAllocation() throws InterruptedException {
    begin();
    FrameBox<Integer> box = box();
    String[] text = new String[1];
    Thread other =
        new Thread(
            () -> text[0] = lines(assertThrows(WrongThreadException.class, box::get)), "other");
    other.start();
    other.join();
    assertEquals(
        "[FA201] frame data used on another thread: owner="
            + thread
            + ", current=other, site="
            + HERE
            + "box"
            + AT
            + "; hint: hand it over with frameBoxForTransfer",
        text[0]);
    end();
  }

  private PoolBox<Integer> pooled() {
    return alloc.poolBox(1);
  }

  private static void closeIt(AutoCloseable box) throws Exception {
    box.close();
  }

  @Test
  void poolUseAfterClose_andDoubleClose_nameBothPlaces() throws Exception {
    PoolBox<Integer> box = pooled();
    closeIt(box);
    String what =
        "sizeClass=16 B, slot=0, opened="
            + HERE
            + "pooled"
            + AT
            + ", closed="
            + HERE
            + "closeIt"
            + AT
            + ", thread="
            + thread;
    assertEquals(
        "[FA402] used after close: "
            + what
            + "; hint: close it after its last use, or take a new one",
        lines(assertThrows(OwnershipException.class, box::get)));
    assertEquals(
        "[FA403] closed twice: " + what + "; hint: close it once, best by try-with-resources",
        lines(assertThrows(OwnershipException.class, box::close)));
    try (PoolBox<Integer> next = pooled()) {
      assertEquals(1, next.get());
      assertEquals(
          "[FA403] closed twice: " + what + "; hint: close it once, best by try-with-resources",
          lines(assertThrows(OwnershipException.class, box::close)));
    }
  }

  private HeapBox<Integer> onHeap() {
    return alloc.heapBox(1);
  }

  @Test
  void heapDoubleClose_namesBothPlaces() throws Exception {
    HeapBox<Integer> box = onHeap();
    closeIt(box);
    assertEquals(
        "[FA403] closed twice: heap=64 B, opened="
            + HERE
            + "onHeap"
            + AT
            + ", closed="
            + HERE
            + "closeIt"
            + AT
            + ", thread="
            + thread
            + "; hint: close it once, best by try-with-resources",
        lines(assertThrows(OwnershipException.class, box::close)));
  }

  @Test
  void leak_isReportedWithItsPlace() {
    pooled();
    alloc.close();
    assertEquals(
        List.of(
            "[FA401] pool memory never closed: sizeClass=16 B, count=1, bytes=16 B, sites="
                + HERE
                + "pooled"
                + AT
                + " x1; hint: close every PoolBox and PoolSlot, best by try-with-resources"),
        reports());
  }

  @Test
  void explain_namesBeginAndEnd() {
    Frame frame = begin();
    MemorySegment segment = frame.alloc(8);
    end();
    assertEquals(
        "memory of an ended frame: frame=1, framesAgo=0, now=no frame, thread="
            + thread
            + ", begun="
            + HERE
            + "begin"
            + AT
            + ", ended="
            + HERE
            + "end"
            + AT,
        lines(alloc.explain(segment)));
  }
}
