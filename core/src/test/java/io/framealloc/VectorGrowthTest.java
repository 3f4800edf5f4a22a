package io.framealloc;

import static io.framealloc.Bytes.kilobytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.AnyVec.Kind;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.Memory;
import io.framealloc.internal.memory.NativeAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where vectors grow to, and that what they hold survives it. */
@Tag("fallback")
final class VectorGrowthTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();

  @AfterEach
  void close() {
    frame.close();
    alloc.close();
  }

  private static List<Integer> counting(int n) {
    return IntStream.range(0, n).map(i -> i % 100).boxed().toList();
  }

  /** Writes over memory that a vector may have been wrongly left in. */
  private static void overwriteFreeMemory(Frame frame) {
    for (int i = 0; i < 20; i++) {
      Kind.BYTE.in(frame, 4096).resize(4096, -1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void lastVector_growsWhereItIs(Kind kind) {
    AnyVec vec = kind.in(frame, 100).counting(100, 100);
    long before = ((FrameData) vec.vec).address;
    vec.counting(900, 100);
    assertEquals(before, ((FrameData) vec.vec).address);
    assertEquals(counting(1000), vec.toList());
  }

  @ParameterizedTest
  @EnumSource
  void vectorWithSomethingBehindIt_moves(Kind kind) {
    AnyVec vec = kind.in(frame, 100).counting(100, 100);
    long before = ((FrameData) vec.vec).address;
    AnyVec behind = kind.in(frame).with(1, 2, 3);
    vec.counting(900, 100);
    assertNotEquals(before, ((FrameData) vec.vec).address);
    assertEquals(counting(1000), vec.toList());
    assertEquals(List.of(1, 2, 3), behind.toList());
  }

  @ParameterizedTest
  @EnumSource
  void vectorsThatGrowInTurn_keepTheirElements(Kind kind) {
    List<AnyVec> vecs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      vecs.add(kind.in(frame, i));
    }
    for (int i = 0; i < 20_000; i++) {
      vecs.get(i % 5).push(i / 5 % 100);
    }
    vecs.forEach(vec -> assertEquals(counting(4000), vec.toList()));
  }

  @ParameterizedTest
  @EnumSource
  void memoryOfACacheLine_startsAtOne(Kind kind) {
    frame.alloc(8, 8);
    AnyVec empty = kind.in(frame);
    empty.resize(64, 1);
    frame.alloc(8, 8);
    AnyVec sized = kind.in(frame, 64);
    assertEquals(0, ((FrameData) empty.vec).address % 64);
    assertEquals(0, ((FrameData) sized.vec).address % 64);
  }

  @ParameterizedTest
  @EnumSource
  void vectorThatGrowsInANestedScope_staysWholeWhenItCloses(Kind kind) {
    AnyVec empty = kind.in(frame);
    AnyVec vec = kind.in(frame).counting(10, 100);
    for (int round = 1; round <= 3; round++) {
      try (FrameScope scope = frame.nested()) {
        AnyVec inner = kind.in(frame).counting(50, 100);
        empty.counting(100, 100);
        while (vec.size() < 1000 * round) {
          vec.push(vec.size() % 100);
        }
        assertEquals(counting(50), inner.toList());
        assertTrue(scope != null);
      }
      overwriteFreeMemory(frame);
      assertEquals(counting(1000 * round), vec.toList());
      assertEquals(100 * round, empty.size());
      assertEquals(counting(100), empty.toList().subList(100 * round - 100, 100 * round));
    }
  }

  @ParameterizedTest
  @EnumSource
  void vectorThatGrowsAfterACheckpoint_survivesTheRollback(Kind kind) {
    AnyVec vec = kind.in(frame).counting(10, 100);
    Checkpoint checkpoint = frame.checkpoint();
    AnyVec inner = kind.in(frame).with(1);
    while (vec.size() < 3000) {
      vec.push(vec.size() % 100);
    }
    frame.rollbackTo(checkpoint);
    overwriteFreeMemory(frame);
    assertEquals(counting(3000), vec.toList());
    assertThrows(FrameEndedException.class, inner::size);
  }

  @ParameterizedTest
  @EnumSource
  void vectorOfSuccessfulSpeculation_growsOn(Kind kind) {
    AnyVec vec = frame.speculative(f -> Optional.of(kind.in(f).counting(100, 100))).orElseThrow();
    overwriteFreeMemory(frame);
    vec.counting(900, 100);
    overwriteFreeMemory(frame);
    assertEquals(counting(1000), vec.toList());
  }

  @ParameterizedTest
  @EnumSource
  void vectorOfANestedScope_diesWithIt(Kind kind) {
    AnyVec outer = kind.in(frame).with(1, 2);
    AnyVec inner;
    try (FrameScope scope = frame.nested()) {
      inner = kind.in(frame).with(3);
      assertTrue(scope != null);
    }
    assertThrows(FrameEndedException.class, () -> inner.get(0));
    assertThrows(FrameEndedException.class, () -> outer.addAll(inner));
    assertThrows(FrameEndedException.class, () -> outer.copyFrom(inner));
    assertThrows(FrameEndedException.class, () -> outer.dot(inner));
    assertEquals(List.of(1, 2), outer.toList());
  }

  private static SmartAlloc failing() {
    return SmartAlloc.create(
        AllocConfig.builder().frameCapacity(kilobytes(64)).overflow(Overflow.FAIL).build());
  }

  @ParameterizedTest
  @EnumSource
  void fullFrame_refusesGrowthAndChangesNothing(Kind kind) {
    try (SmartAlloc alloc = failing();
        Frame frame = alloc.beginFrame()) {
      AnyVec vec = kind.in(frame);
      frame.alloc(100);
      int[] part = counting(100).stream().mapToInt(Integer::intValue).toArray();
      var refused =
          assertThrows(
              FrameExhaustedException.class,
              () -> {
                while (true) {
                  vec.addAll(part);
                }
              });
      assertEquals(kilobytes(64), refused.capacity());
      int size = vec.size();
      assertEquals(0, size % 100);
      assertThrows(FrameExhaustedException.class, () -> vec.addAll(part));
      assertThrows(FrameExhaustedException.class, () -> vec.resize(100_000, 0));
      assertEquals(size, vec.size());
      assertEquals(counting(size), vec.toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void vectorAlone_growsToTheLastByteOfItsFrame(Kind kind) {
    try (SmartAlloc alloc = failing();
        Frame frame = alloc.beginFrame()) {
      int fits = (int) kilobytes(64) / kind.bytes;
      AnyVec vec = kind.in(frame, 16);
      for (int i = 0; i < fits; i++) {
        vec.push(i % 100);
      }
      assertEquals(0, frame.remaining());
      assertThrows(FrameExhaustedException.class, () -> vec.push(1));
      assertEquals(counting(fits), vec.toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void growthThatCannotDouble_takesWhatItNeeds(Kind kind) {
    try (SmartAlloc alloc = failing();
        Frame frame = alloc.beginFrame()) {
      int third = (int) kilobytes(24) / kind.bytes;
      AnyVec vec = kind.in(frame, third);
      vec.resize(third, 1);
      frame.alloc(8);
      vec.push(2);
      assertEquals(third + 1, vec.size());
      assertEquals(2, vec.get(third));
    }
  }

  @ParameterizedTest
  @EnumSource
  void sizeThatNoVectorHolds_isRefused(Kind kind) {
    int tooMany = Memory.INDEX_MASK + 1;
    AnyVec vec = kind.in(frame).with(1);
    for (Runnable use :
        List.<Runnable>of(
            () -> kind.in(frame, tooMany),
            () -> vec.reserve(tooMany),
            () -> vec.resize(tooMany, 0))) {
      var refused = assertThrows(FrameExhaustedException.class, use::run);
      assertEquals(
          "[FA107] Size is beyond any memory: n=268435456, elementBytes=" + kind.bytes,
          refused.getMessage());
    }
    assertThrows(FrameExhaustedException.class, () -> vec.reserve(Integer.MAX_VALUE));
    assertEquals(List.of(1), vec.toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void vectorThatNoBufferOfItsBlockReaches_hasOneOfItsOwn(Kind kind) {
    Assumptions.assumeTrue(NativeAccess.ENABLED, "the fallback needs as much again for segments");
    Assumptions.assumeTrue(freeMemory() > 3L << 30, "needs 1 GiB of memory, and some to spare");
    try (SmartAlloc large =
            SmartAlloc.create(AllocConfig.builder().frameCapacity(3 * Block.BUFFER_LIMIT).build());
        Frame frame = large.beginFrame()) {
      try (FrameScope scope = frame.nested()) {
        assertTrue(scope != null);
        frame.ref(Block.BUFFER_LIMIT + kilobytes(64));
      }
      frame.ref(Block.BUFFER_LIMIT);
      AnyVec vec = kind.in(frame, 8).with(1, 2, 3);
      FrameData data = (FrameData) vec.vec;
      assertTrue(data.address - data.block.base >= Block.BUFFER_LIMIT);
      vec.set(1, 7);
      vec.counting(1000, 100);
      assertEquals(List.of(1, 7, 3, 0, 1), vec.toList().subList(0, 5));
      assertEquals(99, vec.max());
      assertEquals(7, vec.get(1));
      vec.fill(2);
      assertEquals(2 * 1003, vec.sum());
    }
  }

  private static long freeMemory() {
    var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    return ((com.sun.management.OperatingSystemMXBean) system).getFreeMemorySize();
  }
}
