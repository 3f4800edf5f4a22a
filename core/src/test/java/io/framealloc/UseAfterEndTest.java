package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.FrameEndedException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Tag("fallback")
final class UseAfterEndTest {

  private static final String KEEP =
      "; hint: use it inside its frame, or keep the value with poolBox";

  private final SmartAlloc alloc = SmartAlloc.create();
  private final String thread = Thread.currentThread().getName();

  private record Use(String name, Consumer<Frame> use) {}

  private static final List<Use> EVERY_USE =
      List.of(
          new Use("number", Frame::number),
          new Use("used", Frame::used),
          new Use("remaining", Frame::remaining),
          new Use("stats", Frame::stats),
          new Use("alloc", f -> f.alloc(8)),
          new Use("alloc aligned", f -> f.alloc(8, 8)),
          new Use("alloc layout", f -> f.alloc(JAVA_INT)),
          new Use("allocate", f -> f.allocate(8)),
          new Use("allocateFrom", f -> f.allocateFrom("text")),
          new Use("batch", f -> f.batch(JAVA_INT, 4)),
          new Use("nested", Frame::nested),
          new Use("checkpoint", Frame::checkpoint),
          new Use("speculative", f -> f.speculative(x -> Optional.of(1))),
          new Use("ref", f -> f.ref(8)),
          new Use("ref aligned", f -> f.ref(8, 64)),
          new Use("segment", f -> f.segment(1, 1)),
          new Use("getByte", f -> f.getByte(1, 0)),
          new Use("getShort", f -> f.getShort(1, 0)),
          new Use("getChar", f -> f.getChar(1, 0)),
          new Use("getInt", f -> f.getInt(1, 0)),
          new Use("getLong", f -> f.getLong(1, 0)),
          new Use("getFloat", f -> f.getFloat(1, 0)),
          new Use("getDouble", f -> f.getDouble(1, 0)),
          new Use("setByte", f -> f.setByte(1, 0, (byte) 1)),
          new Use("setShort", f -> f.setShort(1, 0, (short) 1)),
          new Use("setChar", f -> f.setChar(1, 0, 'x')),
          new Use("setInt", f -> f.setInt(1, 0, 1)),
          new Use("setLong", f -> f.setLong(1, 0, 1)),
          new Use("setFloat", f -> f.setFloat(1, 0, 1)),
          new Use("setDouble", f -> f.setDouble(1, 0, 1)));

  @AfterEach
  void close() {
    if (alloc.inFrame()) {
      alloc.endFrame();
    }
    alloc.close();
  }

  @TestFactory
  Stream<DynamicTest> endedFrame_refusesEveryUse() {
    return EVERY_USE.stream().map(use -> DynamicTest.dynamicTest(use.name, () -> refuses(use)));
  }

  private static void refuses(Use use) {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      Frame frame = alloc.beginFrame();
      frame.close();
      assertThrows(FrameEndedException.class, () -> use.use.accept(frame));
      try (Frame next = alloc.beginFrame()) {
        assertThrows(FrameEndedException.class, () -> use.use.accept(frame));
        assertEquals(0, next.stats().allocationCount());
      }
    }
  }

  @Test
  void endedFrame_saysWhichFrameAndHowLongAgo() {
    Frame first = alloc.beginFrame();
    first.close();
    assertEnded("frame=1, framesAgo=0, now=no frame, thread=" + thread, 1, 0, first);
    Frame second = alloc.beginFrame();
    assertEnded("frame=1, framesAgo=1, now=frame 2, thread=" + thread, 1, 1, first);
    second.close();
    alloc.beginFrame();
    assertEnded("frame=1, framesAgo=2, now=frame 3, thread=" + thread, 1, 2, first);
    assertEnded("frame=2, framesAgo=1, now=frame 3, thread=" + thread, 2, 1, second);
  }

  @Test
  void endedFrame_isForgottenInTheEnd() {
    Frame first = alloc.beginFrame();
    first.close();
    for (int i = 0; i < 99; i++) {
      alloc.beginFrame().close();
    }
    assertEnded("thread=" + thread + ", now=frame 100; it ended long ago", 0, -1, first);
  }

  @Test
  void endedFrame_namesItsThreadAlsoElsewhere() {
    Frame frame = alloc.beginFrame();
    frame.close();
    Threads.on(
        "worker",
        () -> assertEnded("frame=1, framesAgo=0, now=no frame, thread=" + thread, 1, 0, frame));
  }

  @Test
  void endFrame_invalidatesEverySegment() {
    Frame frame = alloc.beginFrame();
    MemorySegment first = frame.allocate(JAVA_INT);
    MemorySegment second = alloc.frameAlloc(JAVA_INT);
    MemorySegment slice = second.asSlice(2);
    MemorySegment readOnly = first.asReadOnly();
    frame.close();
    for (MemorySegment dead : List.of(first, second, slice, readOnly)) {
      assertFalse(dead.scope().isAlive());
      assertAlreadyClosed(() -> dead.get(JAVA_BYTE, 0));
    }
    assertAlreadyClosed(() -> first.set(JAVA_INT, 0, 1));
    assertAlreadyClosed(() -> first.fill((byte) 1));
    try (Frame next = alloc.beginFrame()) {
      next.allocate(JAVA_INT);
      assertAlreadyClosed(() -> first.get(JAVA_INT, 0));
    }
  }

  @Test
  void endFrame_invalidatesBufferViews() {
    Frame frame = alloc.beginFrame();
    ByteBuffer bytes = frame.allocate(16, 8).asByteBuffer().order(ByteOrder.nativeOrder());
    var ints = bytes.asIntBuffer();
    ints.put(0, 7);
    assertEquals(7, bytes.getInt(0));
    frame.close();
    assertAlreadyClosed(() -> bytes.get(0));
    assertAlreadyClosed(() -> bytes.put(0, (byte) 1));
    assertAlreadyClosed(() -> ints.get(0));
    assertAlreadyClosed(() -> ints.put(0, 1));
  }

  private static void assertEnded(String text, long number, long framesAgo, Frame frame) {
    var ended = assertThrows(FrameEndedException.class, frame::number);
    assertEquals(
        "[FA104] Attempted to use frame data after end_frame: " + text + KEEP, ended.getMessage());
    assertEquals(Code.FA104, ended.code());
    assertEquals(number, ended.frame());
    assertEquals(framesAgo, ended.framesAgo());
  }

  private static void assertAlreadyClosed(Runnable use) {
    var refused = assertThrows(IllegalStateException.class, use::run);
    assertEquals("Already closed", refused.getMessage());
  }
}
