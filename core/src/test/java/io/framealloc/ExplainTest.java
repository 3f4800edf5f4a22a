package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fallback")
final class ExplainTest {

  private static final String GONE =
      "memory that is gone: its frame ended long ago, or it is of another allocator or arena";
  private static final String USED_AFTER_END =
      "a raw segment or buffer view was used after its memory was given back; ";

  private final SmartAlloc alloc = SmartAlloc.create();
  private final String thread = Thread.currentThread().getName();

  @AfterEach
  void close() {
    Misuse.quietly(alloc);
  }

  @Test
  void segment_ofAnEndedFrameTellsWhichAndHowLongAgo() {
    Frame frame = alloc.beginFrame();
    MemorySegment segment = frame.allocate(JAVA_INT);
    frame.close();
    assertEquals(
        "memory of an ended frame: frame=1, framesAgo=0, now=no frame, thread=" + thread,
        alloc.explain(segment));
    assertEquals(alloc.explain(segment), alloc.explain(segment.asSlice(1, 2)));
    alloc.beginFrame().close();
    alloc.beginFrame();
    assertEquals(
        "memory of an ended frame: frame=1, framesAgo=2, now=frame 3, thread=" + thread,
        alloc.explain(segment));
  }

  @Test
  void segment_ofTheOpenFrameIsAlive() {
    MemorySegment segment = alloc.beginFrame().allocate(JAVA_INT);
    assertEquals("memory of an open frame: frame=1, thread=" + thread, alloc.explain(segment));
  }

  @Test
  void segment_ofAClosedNestedScopeSaysSo() {
    Frame frame = alloc.beginFrame();
    FrameScope scope = frame.nested();
    MemorySegment segment = frame.allocate(JAVA_INT);
    scope.close();
    assertEquals(
        "memory of a nested scope or checkpoint that was rewound in an open frame: frame=1, thread="
            + thread,
        alloc.explain(segment));
    frame.close();
    assertEquals(
        "memory of an ended frame: frame=1, framesAgo=0, now=no frame, thread=" + thread,
        alloc.explain(segment));
  }

  @Test
  void segment_ofAnotherThreadsFrameNamesThatThread() {
    MemorySegment[] segment = new MemorySegment[1];
    Threads.on(
        "worker",
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            segment[0] = frame.allocate(JAVA_INT);
          }
        });
    assertEquals(
        "memory of an ended frame: frame=1, framesAgo=0, now=no frame, thread=worker",
        alloc.explain(segment[0]));
  }

  @Test
  void segment_ofAnotherAllocatorIsUnknown() {
    try (SmartAlloc other = SmartAlloc.create()) {
      Frame frame = other.beginFrame();
      MemorySegment segment = frame.allocate(JAVA_INT);
      assertEquals(
          "memory that is alive, but of no frame of this allocator", alloc.explain(segment));
      frame.close();
      assertEquals(GONE, alloc.explain(segment));
    }
  }

  @Test
  void segment_ofAnyArenaIsUnknown() {
    MemorySegment closed;
    try (Arena arena = Arena.ofConfined()) {
      closed = arena.allocate(8);
    }
    assertEquals(GONE, alloc.explain(closed));
    assertEquals(
        "memory that is alive, but of no frame of this allocator",
        alloc.explain(MemorySegment.ofArray(new int[4])));
  }

  @Test
  void segment_ofALongEndedFrameIsForgotten() {
    MemorySegment segment;
    try (Frame frame = alloc.beginFrame()) {
      segment = frame.allocate(JAVA_INT);
    }
    for (int i = 0; i < 100; i++) {
      try (Frame frame = alloc.beginFrame()) {
        frame.allocate(JAVA_INT);
      }
    }
    assertEquals(GONE, alloc.explain(segment));
  }

  @Test
  void error_ofOursIsExplainedByItself() {
    Frame frame = alloc.beginFrame();
    frame.close();
    var error = assertThrows(IllegalStateException.class, frame::number);
    assertEquals(error.getMessage(), alloc.explain(error));
    assertEquals(error.getMessage(), alloc.explain(new CompletionException(error)));
    Frame next = alloc.beginFrame();
    Threads.on(
        "worker",
        () -> {
          var wrongThread = assertThrows(WrongThreadException.class, next::number);
          assertEquals(wrongThread.getMessage(), alloc.explain(wrongThread));
        });
  }

  @Test
  void error_ofTheJdkAboutADeadSegmentNamesTheLikelyFrame() {
    Frame frame = alloc.beginFrame();
    MemorySegment segment = frame.allocate(JAVA_INT);
    ByteBuffer buffer = segment.asByteBuffer();
    frame.close();
    try (Frame next = alloc.beginFrame()) {
      next.ref(8);
      String likely =
          USED_AFTER_END
              + "likely of an ended frame: frame=1, framesAgo=1, now=frame 2, thread="
              + thread
              + ", or one before it; explain(segment) is certain";
      var error = assertThrows(IllegalStateException.class, () -> segment.get(JAVA_INT, 0));
      assertEquals(likely, alloc.explain(error));
      assertEquals(likely, alloc.explain(new RuntimeException("wrapped", error)));
      assertEquals(
          likely, alloc.explain(assertThrows(IllegalStateException.class, () -> buffer.get(0))));
    }
  }

  @Test
  void error_ofTheJdkAboutARewoundSegmentSaysSo() {
    Frame frame = alloc.beginFrame();
    Checkpoint checkpoint = frame.checkpoint();
    MemorySegment segment = frame.allocate(JAVA_INT);
    frame.rollbackTo(checkpoint);
    var error = assertThrows(IllegalStateException.class, () -> segment.get(JAVA_INT, 0));
    assertEquals(
        USED_AFTER_END
            + "likely of a nested scope or checkpoint that was rewound in an open frame: frame=1,"
            + " thread="
            + thread
            + ", or one before it; explain(segment) is certain",
        alloc.explain(error));
  }

  @Test
  void error_ofTheJdkIsNoFramesIfThisThreadHadNoneWithRawSegments() {
    alloc.beginFrame().ref(8);
    Arena arena = Arena.ofConfined();
    MemorySegment segment = arena.allocate(8);
    arena.close();
    var error = assertThrows(IllegalStateException.class, () -> segment.get(JAVA_INT, 0));
    assertEquals(
        USED_AFTER_END + "no ended frame of this thread with raw segments is remembered",
        alloc.explain(error));
    Threads.on("worker", () -> assertEquals(alloc.explain(error), alloc.explain(error)));
  }

  @Test
  void error_ofTheJdkAboutTheThreadSaysSo() {
    MemorySegment segment = alloc.beginFrame().allocate(JAVA_INT);
    Threads.on(
        "worker",
        () -> {
          var error = assertThrows(WrongThreadException.class, () -> segment.get(JAVA_INT, 0));
          assertEquals(
              "a raw segment was used on another thread than that of its frame;"
                  + " hint: hand the data over with frameBoxForTransfer",
              alloc.explain(error));
        });
  }

  @Test
  void error_aboutAnythingElseIsUnknown() {
    var cause = new IllegalStateException("other");
    var error = new RuntimeException("mine", cause);
    assertEquals(
        "nothing is known of this error, it does not seem to be about frame memory:"
            + " java.lang.RuntimeException: mine",
        alloc.explain(error));
    assertEquals(
        "nothing is known of this error, it does not seem to be about frame memory:"
            + " java.lang.RuntimeException",
        alloc.explain(new RuntimeException()));
  }

  @Test
  void error_withACircleOfCausesIsUnknown() {
    var error = new RuntimeException("a");
    error.initCause(new RuntimeException("b", error));
    assertEquals(
        "nothing is known of this error, it does not seem to be about frame memory:"
            + " java.lang.RuntimeException: a",
        alloc.explain(error));
  }
}
