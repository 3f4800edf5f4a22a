package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.FrameEndedException;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("debug")
@Tag("fallback")
final class CheckpointTest {

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    Misuse.quietly(alloc);
  }

  @Test
  void rollback_givesBackWhatCameAfter() {
    Frame frame = alloc.beginFrame();
    long kept = frame.ref(8);
    frame.setInt(kept, 0, 5);
    long before = frame.used();
    Checkpoint checkpoint = frame.checkpoint();
    long dropped = frame.ref(1000);
    MemorySegment droppedSegment = frame.allocate(JAVA_INT);
    frame.rollbackTo(checkpoint);
    assertEquals(before, frame.used());
    assertEquals(5, frame.getInt(kept, 0));
    assertThrows(FrameEndedException.class, () -> frame.getInt(dropped, 0));
    assertThrows(IllegalStateException.class, () -> droppedSegment.get(JAVA_INT, 0));
    frame.close();
  }

  @Test
  void rollback_worksAnyNumberOfTimes() {
    Frame frame = alloc.beginFrame();
    Checkpoint checkpoint = frame.checkpoint();
    long last = 0;
    for (int i = 0; i < 1000; i++) {
      long ref = frame.ref(1000);
      frame.setInt(ref, 0, i);
      long stale = last;
      if (i > 0) {
        assertThrows(FrameEndedException.class, () -> frame.getInt(stale, 0));
      }
      last = ref;
      frame.rollbackTo(checkpoint);
      assertEquals(0, frame.used());
    }
    assertEquals(1000, frame.stats().allocationCount());
    assertTrue(frame.stats().peakBytes() < 2000);
    assertTrue(frame.stats().bytesAllocated() >= 1_000_000);
    frame.close();
  }

  @Test
  void rollback_pastALaterCheckpointKillsThatOne() {
    Frame frame = alloc.beginFrame();
    Checkpoint first = frame.checkpoint();
    frame.ref(8);
    Checkpoint second = frame.checkpoint();
    frame.ref(8);
    frame.rollbackTo(first);
    Misuse.assertOver("checkpoint", () -> frame.rollbackTo(second));
    frame.rollbackTo(first);
    frame.close();
  }

  @Test
  void rollback_toALaterCheckpointKeepsTheEarlierOne() {
    Frame frame = alloc.beginFrame();
    Checkpoint first = frame.checkpoint();
    long between = frame.ref(8);
    frame.setInt(between, 0, 3);
    Checkpoint second = frame.checkpoint();
    frame.ref(8);
    frame.rollbackTo(second);
    assertEquals(3, frame.getInt(between, 0));
    frame.rollbackTo(first);
    assertThrows(FrameEndedException.class, () -> frame.getInt(between, 0));
    assertEquals(0, frame.used());
    frame.close();
  }

  @Test
  void rollback_refusesWhileANestedScopeIsOpen() {
    Frame frame = alloc.beginFrame();
    Checkpoint checkpoint = frame.checkpoint();
    FrameScope scope = frame.nested();
    long inside = frame.ref(8);
    Misuse.assertStillOpen("rollback", () -> frame.rollbackTo(checkpoint));
    frame.setInt(inside, 0, 1);
    scope.close();
    frame.rollbackTo(checkpoint);
    frame.close();
  }

  @Test
  void rollback_insideANestedScopeStaysInside() {
    Frame frame = alloc.beginFrame();
    FrameScope scope = frame.nested();
    long inScope = frame.ref(8);
    frame.setInt(inScope, 0, 9);
    Checkpoint checkpoint = frame.checkpoint();
    frame.ref(8);
    frame.rollbackTo(checkpoint);
    assertEquals(9, frame.getInt(inScope, 0));
    scope.close();
    frame.close();
  }

  @Test
  void rollback_refusesACheckpointOfAnEarlierFrame() {
    Frame frame = alloc.beginFrame();
    Checkpoint checkpoint = frame.checkpoint();
    frame.close();
    assertThrows(FrameEndedException.class, () -> frame.rollbackTo(checkpoint));
    try (Frame next = alloc.beginFrame()) {
      Misuse.assertOver("checkpoint", () -> next.rollbackTo(checkpoint));
    }
  }

  @Test
  void rollback_refusesACheckpointOfAnotherAllocator() {
    try (SmartAlloc other = SmartAlloc.create();
        Frame mine = alloc.beginFrame();
        Frame theirs = other.beginFrame()) {
      Checkpoint checkpoint = theirs.checkpoint();
      Misuse.assertOver("checkpoint", () -> mine.rollbackTo(checkpoint));
      theirs.rollbackTo(checkpoint);
    }
  }

  @Test
  void rollback_refusesACheckpointOfAnotherThread() {
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint checkpoint = frame.checkpoint();
      Threads.on(
          "worker",
          () -> {
            try (Frame own = alloc.beginFrame()) {
              Misuse.assertOver("checkpoint", () -> own.rollbackTo(checkpoint));
            }
          });
      frame.rollbackTo(checkpoint);
    }
  }

  @Test
  void rollback_isNotDisturbedByAnotherThreadsFrame() {
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint checkpoint = frame.checkpoint();
      long ref = frame.ref(8);
      Threads.on("worker", () -> alloc.beginFrame().close());
      assertEquals(8, frame.used());
      frame.rollbackTo(checkpoint);
      assertEquals(0, frame.used());
      assertThrows(FrameEndedException.class, () -> frame.getInt(ref, 0));
    }
  }

  @Test
  void endFrame_endsOpenCheckpointsToo() {
    Frame frame = alloc.beginFrame();
    frame.checkpoint();
    long ref = frame.ref(8);
    MemorySegment segment = frame.allocate(JAVA_INT);
    frame.close();
    assertThrows(IllegalStateException.class, () -> segment.get(JAVA_INT, 0));
    try (Frame next = alloc.beginFrame()) {
      next.ref(8);
      assertThrows(FrameEndedException.class, () -> next.getInt(ref, 0));
      assertEquals(8, next.used());
    }
  }

  @Test
  void rollback_acrossBlocksComesBackToTheFirst() {
    Frame frame = alloc.beginFrame();
    long first = frame.ref(100);
    frame.setInt(first, 96, 1);
    Checkpoint checkpoint = frame.checkpoint();
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < 100; i++) {
        frame.setInt(frame.ref(100_000), 99_996, i);
      }
      frame.rollbackTo(checkpoint);
      assertEquals(1, frame.getInt(first, 96));
      assertTrue(frame.used() < 200);
    }
    frame.close();
  }
}
