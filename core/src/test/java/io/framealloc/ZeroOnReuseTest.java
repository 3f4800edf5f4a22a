package io.framealloc;

import static io.framealloc.Bytes.kilobytes;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fallback")
final class ZeroOnReuseTest {

  private static final int SIZE = 20_000;

  private SmartAlloc alloc = create(Overflow.GROW, Bytes.megabytes(16));

  private static SmartAlloc create(Overflow overflow, long capacity) {
    return SmartAlloc.create(
        AllocConfig.builder()
            .firstBlock(kilobytes(64))
            .frameCapacity(capacity)
            .overflow(overflow)
            .zeroOnReuse(true)
            .build());
  }

  @AfterEach
  void close() {
    Misuse.quietly(alloc);
  }

  /** Takes memory in both raw forms and writes every byte; odd sizes, so that nothing is even. */
  private static void dirty(Frame frame, int bytes) {
    MemorySegment segment = frame.alloc(bytes / 2 + 3);
    segment.fill((byte) -1);
    long ref = frame.ref(bytes / 2 + 5);
    for (int i = 0; i < bytes / 2 + 5; i++) {
      frame.setByte(ref, i, (byte) -1);
    }
  }

  /** Takes memory in both raw forms and looks at every byte. */
  private static void assertClean(Frame frame, int bytes) {
    MemorySegment segment = frame.alloc(bytes / 2, 1);
    for (int i = 0; i < bytes / 2; i++) {
      assertEquals(0, segment.get(JAVA_BYTE, i));
    }
    assertCleanReference(frame, bytes / 2);
  }

  private static void assertCleanReference(Frame frame, int bytes) {
    long ref = frame.ref(bytes);
    for (int i = 0; i < bytes; i++) {
      assertEquals(0, frame.getByte(ref, i));
    }
  }

  @Test
  void withoutIt_memoryIsAsFound() {
    try (SmartAlloc plain = SmartAlloc.create()) {
      try (Frame frame = plain.beginFrame()) {
        frame.setLong(frame.ref(8), 0, 42);
      }
      try (Frame frame = plain.beginFrame()) {
        assertEquals(42, frame.getLong(frame.ref(8), 0));
      }
    }
  }

  @Test
  void afterTheEndOfAFrame() {
    for (int i = 0; i < 5; i++) {
      try (Frame frame = alloc.beginFrame()) {
        assertCleanReference(frame, SIZE);
        dirty(frame, SIZE);
      }
      try (Frame frame = alloc.beginFrame()) {
        assertClean(frame, 2 * SIZE);
      }
    }
  }

  @Test
  void afterARollback() {
    try (Frame frame = alloc.beginFrame()) {
      frame.ref(11);
      Checkpoint checkpoint = frame.checkpoint();
      for (int i = 0; i < 5; i++) {
        dirty(frame, SIZE);
        frame.rollbackTo(checkpoint);
        assertClean(frame, SIZE + 100);
        frame.rollbackTo(checkpoint);
      }
    }
  }

  @Test
  void afterANestedScope() {
    try (Frame frame = alloc.beginFrame()) {
      long kept = frame.ref(8);
      frame.setLong(kept, 0, -1);
      for (int i = 0; i < 5; i++) {
        try (FrameScope scope = frame.nested()) {
          assertTrue(scope.isAlive());
          assertClean(frame, SIZE);
          dirty(frame, SIZE);
        }
      }
      assertClean(frame, 2 * SIZE);
      assertEquals(-1, frame.getLong(kept, 0));
    }
  }

  @Test
  void afterAFailedAttempt() {
    try (Frame frame = alloc.beginFrame()) {
      frame.speculative(
          f -> {
            dirty(f, SIZE);
            return Optional.empty();
          });
      assertClean(frame, SIZE + 100);
    }
  }

  @Test
  void afterASuccessfulAttempt() {
    try (Frame frame = alloc.beginFrame()) {
      frame.speculative(
          f -> {
            dirty(f, SIZE);
            return Optional.of(1);
          });
      assertClean(frame, SIZE);
    }
    try (Frame frame = alloc.beginFrame()) {
      assertClean(frame, 2 * SIZE);
    }
  }

  @Test
  void afterChainedBlocks() {
    for (int round = 0; round < 3; round++) {
      try (Frame frame = alloc.beginFrame()) {
        for (int i = 0; i < 30; i++) {
          assertClean(frame, SIZE);
          dirty(frame, SIZE);
        }
      }
    }
  }

  @Test
  void afterARollbackOverSeveralBlocks() {
    try (Frame frame = alloc.beginFrame()) {
      Checkpoint checkpoint = frame.checkpoint();
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 30; i++) {
          assertClean(frame, SIZE);
          dirty(frame, SIZE);
        }
        frame.rollbackTo(checkpoint);
      }
    }
  }

  @Test
  void afterSpilledBlocks() {
    close();
    alloc = create(Overflow.SPILL, kilobytes(64));
    afterChainedBlocks();
  }

  @Test
  void afterMemoryBesideTheFrame() {
    for (int round = 0; round < 5; round++) {
      try (Frame frame = alloc.beginFrame()) {
        FrameIntVec vec = frame.intVec();
        for (int scopes = 0; scopes < 3; scopes++) {
          try (FrameScope scope = frame.nested()) {
            assertTrue(scope.isAlive());
            assertClean(frame, 500);
            for (int i = 0; i < 5000; i++) {
              vec.push(-1);
            }
            dirty(frame, 500);
          }
        }
        assertClean(frame, SIZE);
      }
    }
    Threads.on(
        "other",
        () -> {
          try (Frame frame = alloc.beginFrame()) {
            assertClean(frame, 200_000);
          }
        });
  }

  @Test
  void inAnotherThreadThatGetsTheBlock() {
    for (int i = 0; i < 5; i++) {
      Threads.onVirtual(
          () -> {
            try (Frame frame = alloc.beginFrame()) {
              assertClean(frame, SIZE);
              dirty(frame, SIZE);
            }
          });
    }
    assertTrue(alloc.reservedBytes() <= kilobytes(64));
  }

  @Test
  void inAnotherThreadThatGetsTheBlockOfADeadOne() {
    alloc.diagnostics(finding -> {});
    for (int i = 0; i < 50; i++) {
      Threads.onVirtual(
          () -> {
            Frame frame = alloc.beginFrame();
            assertClean(frame, SIZE);
            dirty(frame, SIZE);
          });
    }
    assertTrue(alloc.reservedBytes() < 49 * kilobytes(64));
  }

  @Test
  void afterAWriteBehindTheMemoryThatWasTaken() {
    for (int i = 0; i < 3; i++) {
      try (Frame frame = alloc.beginFrame()) {
        assertClean(frame, 2 * SIZE);
      }
      try (Frame frame = alloc.beginFrame()) {
        long ref = frame.ref(1);
        for (int offset = 0; offset < 3000; offset++) {
          overrun(frame, ref, offset);
        }
      }
    }
  }

  private static void overrun(Frame frame, long ref, int offset) {
    try {
      frame.setLong(ref, offset, -1);
    } catch (IndexOutOfBoundsException e) {
      assertTrue(offset + 8 > frame.used());
    }
  }

  /** The one thing that the option cannot cover, as documented: a raw segment that was kept. */
  @Test
  void staleRawSegmentOfAClosedSlot_readsZerosUntilTheSlotIsUsedAgain_andIsRefusedAtTheEnd() {
    PoolSlot slot = alloc.poolAlloc(64);
    MemorySegment stale = slot.segment();
    stale.fill((byte) 7);
    slot.close();
    for (int i = 0; i < 64; i++) {
      assertEquals(0, stale.get(JAVA_BYTE, i));
    }
    try (PoolSlot next = alloc.poolAlloc(64)) {
      assertEquals(stale.address(), next.segment().address());
      next.segment().set(JAVA_BYTE, 5, (byte) 9);
      assertEquals(9, stale.get(JAVA_BYTE, 5));
    }
    assertEquals(0, stale.get(JAVA_BYTE, 5));
    alloc.close();
    assertThrows(IllegalStateException.class, () -> stale.get(JAVA_BYTE, 5));
  }
}
