package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameStateException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("debug")
@Tag("fallback")
final class SpeculativeTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private Frame frame;

  @BeforeEach
  void begin() {
    frame = alloc.beginFrame();
  }

  @AfterEach
  void close() {
    Misuse.quietly(alloc);
  }

  @Test
  void success_keepsItsMemory() {
    long ref =
        frame
            .speculative(
                f -> {
                  long taken = f.ref(64);
                  f.setInt(taken, 0, 7);
                  return Optional.of(taken);
                })
            .orElseThrow();
    assertEquals(7, frame.getInt(ref, 0));
    assertEquals(64, frame.used());
    frame.setInt(frame.ref(64), 0, 8);
    assertEquals(7, frame.getInt(ref, 0));
    frame.close();
  }

  @Test
  void success_keepsItsSegmentsUntilTheFrameEnds() {
    MemorySegment segment = frame.speculative(f -> Optional.of(f.allocate(JAVA_INT))).orElseThrow();
    segment.set(JAVA_INT, 0, 7);
    frame.allocate(JAVA_INT).set(JAVA_INT, 0, 8);
    assertEquals(7, segment.get(JAVA_INT, 0));
    frame.close();
    assertThrows(IllegalStateException.class, () -> segment.get(JAVA_INT, 0));
  }

  @Test
  void success_keepsEarlierDataUsable() {
    long earlier = frame.ref(8);
    MemorySegment segment = frame.allocate(JAVA_INT);
    frame.speculative(f -> Optional.of(f.ref(8)));
    frame.setInt(earlier, 0, 1);
    segment.set(JAVA_INT, 0, 2);
    assertEquals(1, frame.getInt(earlier, 0));
    assertEquals(2, segment.get(JAVA_INT, 0));
  }

  @Test
  void failure_givesItsMemoryBack() {
    long[] ref = new long[1];
    Optional<String> result =
        frame.speculative(
            f -> {
              ref[0] = f.ref(64);
              return Optional.empty();
            });
    assertTrue(result.isEmpty());
    assertEquals(0, frame.used());
    assertThrows(FrameEndedException.class, () -> frame.getInt(ref[0], 0));
  }

  @Test
  void exception_givesItsMemoryBackAndComesThrough() {
    var thrown = new IllegalArgumentException("mine");
    assertSame(
        thrown,
        assertThrows(
            IllegalArgumentException.class,
            () ->
                frame.speculative(
                    f -> {
                      f.ref(64);
                      throw thrown;
                    })));
    assertEquals(0, frame.used());
    assertEquals(0, thrown.getSuppressed().length);
  }

  @Test
  void attempts_nest() {
    long[] inner = new long[2];
    long outer =
        frame
            .speculative(
                f -> {
                  long mine = f.ref(8);
                  inner[0] = f.speculative(g -> Optional.of(g.ref(8))).orElseThrow();
                  f.speculative(
                      g -> {
                        inner[1] = g.ref(8);
                        return Optional.empty();
                      });
                  return Optional.of(mine);
                })
            .orElseThrow();
    frame.setInt(outer, 0, 1);
    frame.setInt(inner[0], 0, 2);
    assertThrows(FrameEndedException.class, () -> frame.getInt(inner[1], 0));
    assertEquals(16, frame.used());
  }

  @Test
  void outerFailure_takesInnerSuccessesAlong() {
    long[] inner = new long[1];
    MemorySegment[] segment = new MemorySegment[1];
    frame.speculative(
        f -> {
          inner[0] = f.speculative(g -> Optional.of(g.ref(8))).orElseThrow();
          segment[0] = f.speculative(g -> Optional.of(g.allocate(JAVA_INT))).orElseThrow();
          return Optional.empty();
        });
    assertThrows(FrameEndedException.class, () -> frame.getInt(inner[0], 0));
    assertThrows(IllegalStateException.class, () -> segment[0].get(JAVA_INT, 0));
    assertEquals(0, frame.used());
  }

  @Test
  void rollback_toAnEarlierCheckpointTakesSuccessesAlong() {
    Checkpoint checkpoint = frame.checkpoint();
    long ref = frame.speculative(f -> Optional.of(f.ref(8))).orElseThrow();
    frame.rollbackTo(checkpoint);
    assertThrows(FrameEndedException.class, () -> frame.getInt(ref, 0));
    assertEquals(0, frame.used());
  }

  @Test
  void checkpointTakenInside_diesWithTheAttempt() {
    Checkpoint[] inside = new Checkpoint[2];
    long[] refs = new long[2];
    Optional<Integer> result =
        frame.speculative(
            f -> {
              inside[0] = f.checkpoint();
              refs[0] = f.ref(8);
              inside[1] = f.checkpoint();
              refs[1] = f.ref(8);
              return Optional.of(1);
            });
    assertEquals(Optional.of(1), result);
    frame.setInt(refs[0], 0, 1);
    frame.setInt(refs[1], 0, 2);
    Misuse.assertOver("checkpoint", () -> frame.rollbackTo(inside[0]));
    Misuse.assertOver("checkpoint", () -> frame.rollbackTo(inside[1]));
    assertEquals(1, frame.getInt(refs[0], 0));
    assertEquals(16, frame.used());
    frame.close();
  }

  @Test
  void nestedScope_leftOpenByASuccessIsRefused() {
    FrameScope[] scope = new FrameScope[1];
    Misuse.assertStillOpen(
        "speculative work ended",
        () ->
            frame.speculative(
                f -> {
                  scope[0] = f.nested();
                  return Optional.of(1);
                }));
    scope[0].close();
    frame.close();
  }

  @Test
  void nestedScope_leftOpenByAnExceptionDoesNotHideIt() {
    FrameScope[] scope = new FrameScope[1];
    var thrown = new IllegalArgumentException("mine");
    assertSame(
        thrown,
        assertThrows(
            IllegalArgumentException.class,
            () ->
                frame.speculative(
                    f -> {
                      scope[0] = f.nested();
                      throw thrown;
                    })));
    assertTrue(thrown.getSuppressed()[0] instanceof FrameStateException);
    scope[0].close();
    frame.close();
  }

  @Test
  void nullResult_isRefusedAndRolledBack() {
    assertThrows(
        NullPointerException.class,
        () ->
            frame.speculative(
                f -> {
                  f.ref(8);
                  return null;
                }));
    assertEquals(0, frame.used());
    frame.close();
  }

  @Test
  void success_acrossBlocksKeepsEverything() {
    long earlier = frame.ref(8);
    frame.setLong(earlier, 0, 1);
    long[] refs =
        frame
            .speculative(
                f -> {
                  long[] taken = new long[50];
                  for (int i = 0; i < taken.length; i++) {
                    taken[i] = f.ref(50_000);
                    f.setLong(taken[i], 49_992, i);
                  }
                  return Optional.of(taken);
                })
            .orElseThrow();
    long later = frame.ref(8);
    frame.setLong(later, 0, 2);
    for (int i = 0; i < refs.length; i++) {
      assertEquals(i, frame.getLong(refs[i], 49_992));
    }
    assertEquals(1, frame.getLong(earlier, 0));
    assertEquals(2, frame.getLong(later, 0));
  }
}
