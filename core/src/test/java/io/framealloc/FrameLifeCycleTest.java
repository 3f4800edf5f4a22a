package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.FrameStateException;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Tag("fallback")
final class FrameLifeCycleTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final String thread = Thread.currentThread().getName();

  @AfterEach
  void close() {
    alloc.close();
  }

  @Test
  void beginFrame_opensTheFrameOfThisThread() {
    assertFalse(alloc.inFrame());
    Frame frame = alloc.beginFrame();
    assertTrue(alloc.inFrame());
    assertSame(frame, alloc.currentFrame());
    alloc.endFrame();
    assertFalse(alloc.inFrame());
  }

  @Test
  void beginFrame_numbersFramesFromOne() {
    assertEquals(0, alloc.frameNumber());
    for (int i = 1; i <= 1000; i++) {
      try (Frame frame = alloc.beginFrame()) {
        assertEquals(i, frame.number());
        assertEquals(i, alloc.frameNumber());
      }
      assertEquals(i, alloc.frameNumber());
    }
  }

  @Test
  void beginFrame_givesEachFrameItsOwnObject() {
    Frame first = alloc.beginFrame();
    first.close();
    Frame second = alloc.beginFrame();
    assertNotSame(first, second);
    second.close();
  }

  @Test
  void beginFrame_refusesASecondFrame() {
    Frame frame = alloc.beginFrame();
    assertRefused(
        Code.FA101,
        "beginFrame while a frame is open: frame=1, thread="
            + thread
            + "; hint: end it first, or use frame.nested()",
        alloc::beginFrame);
    assertSame(frame, alloc.currentFrame());
    frame.close();
    assertEquals(1, alloc.frameNumber());
  }

  @Test
  void endFrame_refusesIfNoFrameIsOpen() {
    Executable refused =
        () ->
            assertRefused(
                Code.FA102,
                "endFrame without an open frame: thread="
                    + thread
                    + "; hint: match every beginFrame with one endFrame",
                alloc::endFrame);
    assertAll(refused);
    alloc.beginFrame();
    alloc.endFrame();
    assertAll(refused);
  }

  @Test
  void close_refusesASecondTime() {
    Frame frame = alloc.beginFrame();
    frame.close();
    assertRefused(Code.FA102, endedTwice("1"), frame::close);
    try (Frame next = alloc.beginFrame()) {
      assertRefused(Code.FA102, endedTwice("1"), frame::close);
      assertSame(next, alloc.currentFrame());
      assertEquals(2, next.number());
    }
  }

  @Test
  void close_refusesAFrameThatEndFrameHasEnded() {
    Frame frame = alloc.beginFrame();
    alloc.endFrame();
    assertRefused(Code.FA102, endedTwice("1"), frame::close);
  }

  @Test
  void close_ofALongEndedFrameDoesNotKnowItsNumber() {
    Frame frame = alloc.beginFrame();
    frame.close();
    for (int i = 0; i < 100; i++) {
      alloc.beginFrame().close();
    }
    assertRefused(Code.FA102, endedTwice("unknown"), frame::close);
  }

  @Test
  void allocation_withoutAFrameIsRefused() {
    assertNoFrame(() -> alloc.frameAlloc(8));
    assertNoFrame(() -> alloc.frameAlloc(8, 8));
    assertNoFrame(() -> alloc.frameAlloc(ValueLayout.JAVA_LONG));
    assertNoFrame(() -> alloc.frameAllocBatch(ValueLayout.JAVA_LONG, 3));
    assertNoFrame(() -> alloc.tryFrameAlloc(8));
    assertNoFrame(alloc::currentFrame);
    alloc.beginFrame().close();
    assertNoFrame(() -> alloc.frameAlloc(8));
  }

  @Test
  void refusals_changeNothing() {
    alloc.beginFrame();
    alloc.frameAlloc(64);
    FrameStats before = alloc.frameStats();
    assertThrows(FrameStateException.class, alloc::beginFrame);
    assertEquals(before, alloc.frameStats());
    alloc.endFrame();
    FrameStats ended = alloc.frameStats();
    assertThrows(FrameStateException.class, alloc::endFrame);
    assertThrows(FrameStateException.class, () -> alloc.frameAlloc(8));
    assertEquals(ended, alloc.frameStats());
  }

  @Test
  void allocators_onOneThreadHaveTheirOwnFrames() {
    Frame mine = alloc.beginFrame();
    var segment = mine.allocate(ValueLayout.JAVA_LONG);
    segment.set(ValueLayout.JAVA_LONG, 0, 42);
    long ref = mine.ref(8);
    mine.setLong(ref, 0, 43);
    try (SmartAlloc other = SmartAlloc.create()) {
      for (int i = 0; i < 3; i++) {
        try (Frame theirs = other.beginFrame()) {
          theirs.allocate(ValueLayout.JAVA_LONG).set(ValueLayout.JAVA_LONG, 0, -1);
          theirs.setLong(theirs.ref(8), 0, -1);
        }
      }
      assertEquals(42, segment.get(ValueLayout.JAVA_LONG, 0));
      assertEquals(43, mine.getLong(ref, 0));
      assertEquals(1, mine.number());
      assertEquals(3, other.frameNumber());
    }
    assertEquals(42, segment.get(ValueLayout.JAVA_LONG, 0));
    mine.close();
  }

  @Test
  void frames_ofTwoAllocatorsMayEndInAnyOrder() {
    try (SmartAlloc other = SmartAlloc.create()) {
      Frame mine = alloc.beginFrame();
      Frame theirs = other.beginFrame();
      mine.close();
      assertEquals(1, theirs.number());
      assertFalse(alloc.inFrame());
      assertTrue(other.inFrame());
      theirs.close();
    }
  }

  @Test
  void frameNumbers_areEachThreadsOwn() {
    alloc.beginFrame().close();
    alloc.beginFrame().close();
    Threads.on(
        "worker",
        () -> {
          assertEquals(0, alloc.frameNumber());
          alloc.beginFrame().close();
          assertEquals(1, alloc.frameNumber());
        });
    assertEquals(2, alloc.frameNumber());
  }

  private void assertNoFrame(Executable use) {
    assertRefused(
        Code.FA105,
        "frame allocation with no frame open: thread=" + thread + "; hint: call beginFrame first",
        use);
  }

  private String endedTwice(String frame) {
    return "frame ended twice: frame="
        + frame
        + ", thread="
        + thread
        + "; hint: close it once, best by try-with-resources";
  }

  private static void assertRefused(Code code, String text, Executable use) {
    var refused = assertThrows(FrameStateException.class, use);
    assertEquals("[" + code + "] " + text, refused.getMessage());
    assertEquals(code, refused.code());
  }
}
