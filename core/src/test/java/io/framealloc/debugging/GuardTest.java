package io.framealloc.debugging;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.AllocConfig;
import io.framealloc.Checkpoint;
import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameScope;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TagScope;
import io.framealloc.TransferHandle;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.CorruptionException;
import io.framealloc.diagnostics.Diagnostic;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bytes that native code writes outside the allocations of a frame. */
final class GuardTest {

  private static final String HINT =
      "; hint: look at what native code is given this memory, and how long it takes it to be";

  private final SmartAlloc alloc = SmartAlloc.create(AllocConfig.builder().debug(true).build());
  private final List<Diagnostic> findings = new ArrayList<>();
  private final String thread = Thread.currentThread().getName();

  @AfterEach
  void close() {
    alloc.close();
  }

  static String lines(Throwable error) {
    return String.valueOf(error.getMessage()).replaceAll("[.]java:[0-9]+", ".java:n");
  }

  private static MemorySegment make(Frame frame, long bytes) {
    return frame.alloc(bytes);
  }

  @Test
  void oneByteBehind_isFoundAtTheEndOfTheFrameWithTheAllocationSite() {
    Frame frame = alloc.beginFrame();
    MemorySegment segment = make(frame, 13);
    Corrupt.fill(segment, 0, 0x41, 14);
    CorruptionException found = assertThrows(CorruptionException.class, frame::close);
    assertEquals(
        "[FA703] memory corrupted, bytes written behind an allocation: size=13 B, offset=13,"
            + " found=41 fd fd fd fd fd fd fd, expected=fd, frame=1, thread="
            + thread
            + ", site=io.framealloc.debugging.GuardTest.make(GuardTest.java:n)"
            + HINT,
        lines(found));
    assertEquals(Code.FA703, found.code());
    assertEquals(13, found.offset());
    assertEquals("make", Objects.requireNonNull(found.site()).getMethodName());
    assertFalse(alloc.inFrame());
    assertDoesNotThrow(() -> alloc.beginFrame().close());
  }

  @Test
  void oneByteBefore_isFound() {
    Frame frame = alloc.beginFrame();
    frame.box(1);
    MemorySegment segment = make(frame, 64);
    Corrupt.fill(segment, -1, 0, 1);
    CorruptionException found = assertThrows(CorruptionException.class, alloc::endFrame);
    assertTrue(
        lines(found)
            .startsWith(
                "[FA703] memory corrupted, bytes written before an allocation: size=64 B,"
                    + " offset=-1, found=00, expected=fd, frame=1,"),
        lines(found));
  }

  @Test
  void corruption_namesTheTag() {
    Frame frame = alloc.beginFrame();
    MemorySegment segment;
    try (TagScope _ = alloc.tagScope("physics")) {
      segment = make(frame, 8);
    }
    Corrupt.fill(segment, 8, 1, 1);
    CorruptionException found = assertThrows(CorruptionException.class, frame::close);
    assertTrue(lines(found).contains(", tag=physics, site="), lines(found));
  }

  @Test
  void everyKindOfFrameData_isGuarded() {
    List<Supplier<MemorySegment>> kinds =
        List.of(
            () -> alloc.frameBox(42).segment(),
            () -> alloc.frameSlice(Long.class, 3).segment(),
            () -> alloc.frameAllocBatch(Long.class, 3).segment(),
            () -> alloc.currentFrame().segment(alloc.currentFrame().ref(24), 24),
            () -> alloc.currentFrame().allocate(24, 64),
            () -> alloc.frameAlloc(0));
    for (Supplier<MemorySegment> kind : kinds) {
      Frame frame = alloc.beginFrame();
      MemorySegment segment = kind.get();
      Corrupt.fill(segment, segment.byteSize(), 7, 1);
      CorruptionException found = assertThrows(CorruptionException.class, frame::close);
      assertEquals(segment.byteSize(), found.offset());
    }
  }

  @Test
  void vectorThatHasGrown_isGuardedWhereItLies() {
    Frame frame = alloc.beginFrame();
    FrameIntVec vec = frame.intVec(4);
    for (int i = 0; i < 100; i++) {
      vec.push(i);
    }
    for (int i = 0; i < 100; i++) {
      assertEquals(i, vec.get(i));
    }
    long end = 4L * vec.capacity();
    Corrupt.fill(vec.segment(), end, 7, 1);
    assertEquals(end, assertThrows(CorruptionException.class, frame::close).offset());
  }

  @Test
  void nestedScope_isCheckedWhenItCloses() {
    try (Frame frame = alloc.beginFrame()) {
      FrameBox<Integer> outer = frame.box(1);
      FrameScope scope = frame.nested();
      Corrupt.fill(make(frame, 8), 8, 1, 1);
      assertThrows(CorruptionException.class, scope::close);
      assertEquals(1, outer.get());
      frame.box(2);
    }
  }

  @Test
  void rollback_isCheckedAndTheCheckpointStaysGood() {
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint checkpoint = frame.checkpoint();
      Corrupt.fill(make(frame, 8), 8, 1, 1);
      assertThrows(CorruptionException.class, () -> frame.rollbackTo(checkpoint));
      frame.box(2);
      frame.rollbackTo(checkpoint);
      assertEquals(0, frame.used());
    }
  }

  @Test
  void abandonedAttempt_isChecked() {
    try (Frame frame = alloc.beginFrame()) {
      assertThrows(
          CorruptionException.class,
          () ->
              frame.speculative(
                  f -> {
                    Corrupt.fill(make(f, 8), 8, 1, 1);
                    return Optional.empty();
                  }));
    }
  }

  @Test
  void severalBrokenAllocations_areAllTold() {
    Frame frame = alloc.beginFrame();
    Corrupt.fill(make(frame, 8), 8, 1, 1);
    Corrupt.fill(make(frame, 24), 24, 1, 1);
    CorruptionException found = assertThrows(CorruptionException.class, frame::close);
    assertEquals(8, found.offset());
    assertEquals(1, found.getSuppressed().length);
    assertEquals(24, ((CorruptionException) found.getSuppressed()[0]).offset());
  }

  @Test
  void memoryOfANestedScopeThatGrewBeside_isGuarded() {
    Frame frame = alloc.beginFrame();
    FrameIntVec vec = frame.intVec(4);
    try (FrameScope _ = frame.nested()) {
      vec.reserve(100);
    }
    vec.push(5);
    assertEquals(5, vec.get(0));
    Corrupt.fill(vec.segment(), 400, 7, 1);
    assertEquals(400, assertThrows(CorruptionException.class, frame::close).offset());
  }

  @Test
  void vectorThatWasMoved_keepsItsElements() {
    TransferHandle<FrameIntVec> handle;
    try (Frame frame = alloc.beginFrame()) {
      frame.box(1);
      FrameIntVec vec = frame.intVec(4);
      for (int i = 0; i < 100; i++) {
        vec.push(i);
      }
      handle = alloc.frameVecForTransfer(vec);
      frame.box(2);
    }
    for (int i = 0; i < 20; i++) {
      try (Frame frame = alloc.beginFrame()) {
        frame.alloc(10_000);
      }
    }
    try (PoolBox<FrameIntVec> box = handle.receive()) {
      FrameIntVec vec = box.get();
      for (int i = 0; i < 100; i++) {
        assertEquals(i, vec.get(i));
      }
    }
  }

  @Test
  void allocatorThatCloses_reportsWhatIsBrokenInTheOpenFrame() {
    SmartAlloc own = SmartAlloc.create(AllocConfig.builder().debug(true).build());
    own.diagnostics(findings::add);
    Corrupt.fill(make(own.beginFrame(), 8), 8, 1, 1);
    own.close();
    assertEquals(List.of(Code.FA703, Code.FA103), findings.stream().map(Diagnostic::code).toList());
  }

  @Test
  void cleanFrames_findNothing() {
    for (int i = 0; i < 50; i++) {
      try (Frame frame = alloc.beginFrame();
          Arena _ = Arena.ofConfined()) {
        MemorySegment segment = make(frame, i);
        Corrupt.fill(segment, 0, i, i);
        frame.box((long) i);
      }
    }
  }
}
