package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.FrameExhaustedException;
import java.lang.foreign.MemoryLayout;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Sizes and alignments that make no sense, or that no memory can hold. */
@Tag("fallback")
final class RequestTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private Frame frame;
  private FrameStats before;

  @BeforeEach
  void begin() {
    frame = alloc.beginFrame();
    frame.ref(8);
    before = frame.stats();
  }

  @AfterEach
  void goesOn() {
    FrameStats after = frame.stats();
    assertEquals(before.bytesAllocated(), after.bytesAllocated());
    assertEquals(before.allocationCount(), after.allocationCount());
    long ref = frame.ref(8);
    frame.setLong(ref, 0, 42);
    assertEquals(42, frame.getLong(ref, 0));
    frame.allocate(JAVA_LONG).set(JAVA_LONG, 0, 43);
    frame.close();
    alloc.close();
  }

  private static void assertIllegal(String message, Executable use) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, use).getMessage());
  }

  @Test
  void negativeSizes_areRefused() {
    for (long bytes : new long[] {-1, -4096, Long.MIN_VALUE}) {
      String message = "negative size: bytes=" + bytes;
      assertIllegal(message, () -> frame.alloc(bytes));
      assertIllegal(message, () -> frame.alloc(bytes, 8));
      assertIllegal(message, () -> frame.allocate(bytes));
      assertIllegal(message, () -> frame.allocate(bytes, 8));
      assertIllegal(message, () -> frame.ref(bytes));
      assertIllegal(message, () -> frame.ref(bytes, 8));
      assertIllegal(message, () -> alloc.frameAlloc(bytes));
      assertIllegal(message, () -> alloc.frameAlloc(bytes, 8));
      assertIllegal(message, () -> alloc.tryFrameAlloc(bytes));
    }
    assertIllegal("negative size: n=-1", () -> frame.batch(JAVA_INT, -1));
    assertIllegal(
        "negative size: n=" + Long.MIN_VALUE,
        () -> alloc.frameAllocBatch(JAVA_INT, Long.MIN_VALUE));
  }

  @Test
  void alignments_thatAreNoPowerOfTwoUpTo4096AreRefused() {
    LongStream.of(0, -1, -8, 3, 6, 12, 4095, 4097, 8192, 1L << 62, Long.MIN_VALUE, Long.MAX_VALUE)
        .forEach(
            alignment -> {
              String message =
                  "alignment is not a power of two from 1 to 4096: alignment=" + alignment;
              assertIllegal(message, () -> frame.alloc(8, alignment));
              assertIllegal(message, () -> frame.allocate(8, alignment));
              assertIllegal(message, () -> frame.ref(8, alignment));
              assertIllegal(message, () -> alloc.frameAlloc(8, alignment));
            });
    MemoryLayout wide = MemoryLayout.sequenceLayout(8192, JAVA_BYTE).withByteAlignment(8192);
    String message = "alignment is not a power of two from 1 to 4096: alignment=8192";
    assertIllegal(message, () -> frame.alloc(wide));
    assertIllegal(message, () -> frame.allocate(wide));
    assertIllegal(message, () -> frame.batch(wide, 2));
  }

  @Test
  void sizes_thatNoMemoryCanHoldAreRefused() {
    for (long bytes : new long[] {1L << 47, 1L << 60, Long.MAX_VALUE - 4096, Long.MAX_VALUE}) {
      assertImpossible(bytes, () -> frame.alloc(bytes));
      assertImpossible(bytes, () -> frame.alloc(bytes, 4096));
      assertImpossible(bytes, () -> frame.allocate(bytes));
      assertImpossible(bytes, () -> frame.ref(bytes));
      assertImpossible(bytes, () -> frame.ref(bytes, 4096));
      assertTrue(alloc.tryFrameAlloc(bytes).isEmpty());
    }
    var tooMany =
        assertThrows(
            FrameExhaustedException.class, () -> frame.batch(JAVA_LONG, Long.MAX_VALUE / 4));
    assertEquals(
        "[FA107] Size is beyond any memory: n=2305843009213693951, elementBytes=8",
        tooMany.getMessage());
    assertThrows(FrameExhaustedException.class, () -> frame.batch(JAVA_LONG, Long.MAX_VALUE / 8));
    assertThrows(
        FrameExhaustedException.class, () -> alloc.frameAllocBatch(JAVA_INT, Long.MAX_VALUE));
  }

  private static void assertImpossible(long bytes, Executable use) {
    var refused = assertThrows(FrameExhaustedException.class, use);
    assertEquals("[FA107] Size is beyond any memory: bytes=" + bytes, refused.getMessage());
    assertEquals(bytes, refused.requested());
  }
}
