package io.framealloc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Frame memory in the hands of C. */
@SuppressWarnings("restricted") // the tests run with native access
final class NativeCallTest {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle STRLEN =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("strlen"), FunctionDescriptor.of(JAVA_LONG, ADDRESS));
  private static final MethodHandle QSORT =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("qsort"),
          FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS));
  private static final FunctionDescriptor COMPARATOR =
      FunctionDescriptor.of(
          JAVA_INT, ADDRESS.withTargetLayout(JAVA_INT), ADDRESS.withTargetLayout(JAVA_INT));

  /** Compares two ints; before that it may do something else, once. */
  private static final class Comparison {

    private Runnable first;
    private RuntimeException thrown;

    Comparison(Runnable first) {
      this.first = first;
    }

    @SuppressWarnings("unused") // by an upcall
    int compare(MemorySegment a, MemorySegment b) {
      Runnable action = first;
      if (action != null) {
        first = null;
        try {
          action.run();
        } catch (RuntimeException e) {
          thrown = e;
        }
      }
      return Integer.compare(a.get(JAVA_INT, 0), b.get(JAVA_INT, 0));
    }

    MemorySegment stub(Arena arena) throws ReflectiveOperationException {
      MethodHandle compare =
          MethodHandles.lookup()
              .findVirtual(
                  Comparison.class,
                  "compare",
                  MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class));
      return LINKER.upcallStub(compare.bindTo(this), COMPARATOR, arena);
    }
  }

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    Misuse.quietly(alloc);
  }

  private static void sort(MemorySegment ints, MemorySegment comparator) throws Throwable {
    QSORT.invokeExact(ints, ints.byteSize() / 4, 4L, comparator);
  }

  @Test
  void strlen_readsAStringOfTheFrame() throws Throwable {
    try (Arena frame = alloc.beginFrame()) {
      for (String text : new String[] {"", "a", "frame memory", "x".repeat(100_000)}) {
        assertEquals(text.length(), (long) STRLEN.invokeExact(frame.allocateFrom(text)));
      }
    }
  }

  @Test
  void strlen_readsTheMemoryOfAReference() throws Throwable {
    try (Frame frame = alloc.beginFrame()) {
      long ref = frame.ref(8);
      frame.setLong(ref, 0, 0x00_64_63_62_61L);
      assertEquals(4, (long) STRLEN.invokeExact(frame.segment(ref, 8)));
    }
  }

  @Test
  void deadSegment_isRefusedByTheLinker() {
    MemorySegment text;
    try (Frame frame = alloc.beginFrame()) {
      text = frame.allocateFrom("dead");
    }
    assertThrows(IllegalStateException.class, () -> STRLEN.invoke(text));
  }

  @Test
  void segmentOfAnotherThread_isRefusedByTheLinker() {
    MemorySegment text = alloc.beginFrame().allocateFrom("mine");
    Threads.on("worker", () -> assertThrows(WrongThreadException.class, () -> STRLEN.invoke(text)));
  }

  @Test
  void qsort_sortsFrameMemoryWithAStubThatLivesInTheFrame() throws Throwable {
    int[] values = new Random(3).ints(1000).toArray();
    MemorySegment stub;
    try (Frame frame = alloc.beginFrame()) {
      MemorySegment ints = frame.allocateFrom(JAVA_INT, values);
      stub = new Comparison(null).stub(frame);
      sort(ints, stub);
      Arrays.sort(values);
      assertArrayEquals(values, ints.toArray(JAVA_INT));
    }
    assertFalse(stub.scope().isAlive());
  }

  @Test
  void upcall_mayAllocateInTheFrame() throws Throwable {
    try (Frame frame = alloc.beginFrame()) {
      MemorySegment ints = frame.allocateFrom(JAVA_INT, 3, 1, 2);
      long[] ref = new long[1];
      Comparison comparison =
          new Comparison(
              () -> {
                ref[0] = frame.ref(1 << 20);
                frame.setLong(ref[0], 0, 42);
              });
      sort(ints, comparison.stub(frame));
      assertArrayEquals(new int[] {1, 2, 3}, ints.toArray(JAVA_INT));
      assertEquals(42, frame.getLong(ref[0], 0));
    }
  }

  @Test
  void frame_cannotEndWhileNativeCodeUsesItsSegment() throws Throwable {
    Frame frame = alloc.beginFrame();
    assertEndRefused(frame, frame::close);
    assertEndRefused(frame, alloc::endFrame);
    frame.close();
    assertFalse(alloc.inFrame());
    try (Frame next = alloc.beginFrame()) {
      assertEquals(2, next.number());
      assertEquals(0, next.used());
    }
  }

  @Test
  void allocator_cannotCloseWhileNativeCodeUsesASegmentOfThisThread() throws Throwable {
    Frame frame = alloc.beginFrame();
    assertEndRefused(frame, alloc::close);
    frame.close();
    alloc.beginFrame().close();
    alloc.close();
    Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
  }

  private void assertEndRefused(Frame frame, Runnable end) throws Throwable {
    MemorySegment ints = frame.allocateFrom(JAVA_INT, 5, 3, 4);
    long ref = frame.ref(8);
    frame.setLong(ref, 0, 7);
    Comparison comparison = new Comparison(end);
    sort(ints, comparison.stub(frame));
    assertTrue(comparison.thrown instanceof IllegalStateException);
    assertEquals(
        "a frame or nested scope was not ended, since native code was using a segment of it;"
            + " hint: end it when the native call has returned",
        alloc.explain(comparison.thrown));
    assertTrue(alloc.inFrame());
    assertArrayEquals(new int[] {3, 4, 5}, ints.toArray(JAVA_INT));
    assertEquals(7, frame.getLong(ref, 0));
    frame.setLong(frame.ref(8), 0, 1);
    frame.allocate(JAVA_INT).set(JAVA_INT, 0, 1);
  }

  @Test
  void nestedScope_cannotCloseWhileNativeCodeUsesItsSegment() throws Throwable {
    Frame frame = alloc.beginFrame();
    FrameScope scope = frame.nested();
    assertEndRefused(frame, scope::close);
    assertTrue(scope.isAlive());
    scope.close();
    assertFalse(scope.isAlive());
    assertEquals(0, frame.used());
    frame.close();
  }

  @Test
  void rollback_isRefusedWhileNativeCodeUsesASegmentSinceTheCheckpoint() throws Throwable {
    Frame frame = alloc.beginFrame();
    Checkpoint checkpoint = frame.checkpoint();
    assertEndRefused(frame, () -> frame.rollbackTo(checkpoint));
    frame.rollbackTo(checkpoint);
    assertEquals(0, frame.used());
    frame.close();
  }

  @Test
  void otherAllocatorsFrame_mayEndMeanwhile() throws Throwable {
    try (SmartAlloc other = SmartAlloc.create();
        Frame frame = alloc.beginFrame()) {
      Frame theirs = other.beginFrame();
      theirs.allocate(JAVA_INT);
      MemorySegment ints = frame.allocateFrom(JAVA_INT, 2, 1);
      Comparison comparison = new Comparison(theirs::close);
      sort(ints, comparison.stub(frame));
      assertEquals(null, comparison.thrown);
      assertFalse(other.inFrame());
    }
  }

  @Test
  void refusedEnd_withSegmentsOfSeveralRegionsCanBeRepeated() throws Throwable {
    Frame frame = alloc.beginFrame();
    MemorySegment outer = frame.allocateFrom(JAVA_INT, 3, 1, 2);
    frame.checkpoint();
    MemorySegment inner = frame.allocate(JAVA_INT);
    Comparison comparison = new Comparison(frame::close);
    try (Arena arena = Arena.ofConfined()) {
      sort(outer, comparison.stub(arena));
    }
    assertTrue(comparison.thrown instanceof IllegalStateException);
    assertTrue(alloc.inFrame());
    assertEquals(1, outer.get(JAVA_INT, 0));
    frame.allocate(JAVA_INT).set(JAVA_INT, 0, 4);
    frame.close();
    assertFalse(outer.scope().isAlive());
    assertFalse(inner.scope().isAlive());
  }
}
