package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a frame costs on the Java heap; also in the interpreter, where nothing is optimized away.
 */
@Tag("allocation")
final class FrameAllocationTest {

  /** The frame itself; and a copy of the recent frames, once in a thousand. */
  private static final double FRAME = 16 + 0.25;

  /** The frame with the scope that raw segments need. */
  private static final double FRAME_WITH_SCOPE = 136 + 0.25;

  private static final double SEGMENT = 40;

  private final SmartAlloc alloc = SmartAlloc.create();
  private Frame frame;
  private MemorySegment kept;
  private long sum;

  @AfterEach
  void close() {
    Misuse.quietly(alloc);
  }

  private static void assertAtMost(double bytes, Runnable body) {
    double used = HeapUse.perRun(body);
    assertTrue(used <= bytes, () -> "bytes per run: " + used + ", allowed: " + bytes);
  }

  @Test
  void frame_costsSixteenBytes() {
    assertAtMost(
        FRAME,
        () -> {
          frame = alloc.beginFrame();
          frame.close();
        });
  }

  @Test
  void frame_byBeginAndEndCostsSixteenBytes() {
    assertAtMost(
        FRAME,
        () -> {
          alloc.beginFrame();
          alloc.endFrame();
        });
  }

  @Test
  void references_costNothing() {
    assertAtMost(
        FRAME,
        () -> {
          frame = alloc.beginFrame();
          for (int i = 0; i < 10; i++) {
            long ref = frame.ref(64);
            frame.setLong(ref, 8, i);
            frame.setDouble(ref, 16, i);
            frame.setByte(ref, 63, (byte) i);
            sum += frame.getLong(ref, 8) + (long) frame.getDouble(ref, 16) + frame.getByte(ref, 63);
          }
          frame.close();
        });
  }

  @Test
  void references_toOtherRegionsAndBlocksCostNothing() {
    frame = alloc.beginFrame();
    long first = frame.ref(8);
    frame.ref(1 << 20);
    FrameScope scope = frame.nested();
    long inner = frame.ref(8);
    assertAtMost(
        0,
        () -> {
          frame.setLong(first, 0, 1);
          frame.setLong(inner, 0, 2);
          sum += frame.getLong(first, 0) + frame.getLong(inner, 0);
        });
    scope.close();
  }

  @Test
  void references_whereMemoryIsZeroedCostNothing() {
    try (SmartAlloc zeroing = SmartAlloc.create(AllocConfig.builder().zeroOnReuse(true).build());
        Frame open = zeroing.beginFrame()) {
      long ref = open.ref(8);
      assertAtMost(
          0,
          () -> {
            open.setLong(ref, 0, 1);
            sum += open.getLong(ref, 0);
          });
    }
  }

  @Test
  void growthWithinTheBlock_costsNothing() {
    assertAtMost(
        FRAME,
        () -> {
          frame = alloc.beginFrame();
          for (int i = 0; i < 10; i++) {
            sum += frame.ref(10_000, 64);
          }
          frame.close();
        });
  }

  @Test
  void facts_costNothing() {
    frame = alloc.beginFrame();
    assertAtMost(
        0,
        () ->
            sum +=
                frame.number()
                    + frame.used()
                    + frame.remaining()
                    + alloc.frameNumber()
                    + alloc.frameUsage()
                    + alloc.frameRemaining()
                    + (alloc.inFrame() ? 1 : 0)
                    + alloc.currentFrame().number());
  }

  @Test
  void rawSegment_costsAScopeAFrameAndItselfWhenKept() {
    assertAtMost(
        FRAME_WITH_SCOPE + SEGMENT,
        () -> {
          frame = alloc.beginFrame();
          kept = frame.allocate(64, 8);
          kept.set(JAVA_LONG, 0, 1);
          frame.close();
        });
  }

  @Test
  void rawSegments_costFortyBytesEachWhenKept() {
    assertAtMost(
        FRAME_WITH_SCOPE + 10 * SEGMENT,
        () -> {
          frame = alloc.beginFrame();
          for (int i = 0; i < 10; i++) {
            kept = frame.allocate(64, 8);
          }
          frame.close();
        });
  }

  @Test
  void rewinding_costsAsMuchEachTime() {
    frame = alloc.beginFrame();
    Checkpoint checkpoint = frame.checkpoint();
    assertAtMost(
        160,
        () -> {
          sum += frame.ref(8);
          frame.rollbackTo(checkpoint);
        });
    assertAtMost(
        160,
        () -> {
          try (FrameScope scope = frame.nested()) {
            sum += frame.ref(8) + (scope.isAlive() ? 1 : 0);
          }
        });
  }
}
