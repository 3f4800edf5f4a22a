package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.PromotionFailure.Reason;
import io.framealloc.RetentionPolicy.Destination;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.diagnostics.PoolExhaustedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fallback")
final class RetainedVecTest {

  record Item(int id, double weight) {}

  private final List<Diagnostic> findings = new ArrayList<>();
  private SmartAlloc alloc = SmartAlloc.create();

  private void with(AllocConfig.Builder settings) {
    alloc.close();
    alloc = SmartAlloc.create(settings.build());
    alloc.diagnostics(findings::add);
  }

  @AfterEach
  void close() {
    alloc.close();
    assertEquals(0, Waiting.settled(alloc::reservedBytes));
  }

  private void laterFrames() {
    for (int i = 0; i < 3; i++) {
      try (Frame frame = alloc.beginFrame()) {
        frame.alloc(1000).fill((byte) 0xCD);
      }
    }
  }

  @Test
  void vec_outlivesItsFrame_andGrowsOn() {
    alloc.beginFrame();
    FrameVec<Item> vec = alloc.frameVec(Item.class);
    FrameRetained<FrameVec<Item>> kept =
        alloc.frameVecRetained(vec, RetentionPolicy.PROMOTE_TO_HEAP);
    for (int i = 0; i < 100; i++) {
      vec.push(new Item(i, i));
    }
    assertSame(vec, kept.get());
    PromotionResult result = alloc.endFrameWithPromotions();
    assertEquals(List.of(new Promotion(kept, 1600, Destination.HEAP, null)), result.entries());
    assertThrows(FrameEndedException.class, () -> vec.get(0));
    laterFrames();
    FrameVec<Item> copy = kept.get();
    assertSame(copy, kept.get());
    assertEquals(100, copy.size());
    for (int i = 0; i < 5000; i++) {
      copy.push(new Item(100 + i, 0));
    }
    laterFrames();
    assertEquals(new Item(99, 99), kept.get().get(99));
    assertEquals(new Item(5099, 0), kept.get().get(5099));
    assertEquals(5100 * 16, copy.segment().byteSize());
    kept.close();
    assertThrows(RuntimeException.class, () -> copy.get(0));
    assertThrows(OwnershipException.class, kept::get);
    assertThrows(OwnershipException.class, kept::close);
  }

  @Test
  void primitiveVecs_outliveTheirFrame() {
    alloc.beginFrame();
    RetentionPolicy policy = RetentionPolicy.PROMOTE_TO_POOL;
    FrameIntVec ints = alloc.frameIntVec();
    FrameLongVec longs = alloc.frameLongVec();
    FrameFloatVec floats = alloc.frameFloatVec();
    FrameDoubleVec doubles = alloc.frameDoubleVec();
    FrameByteVec bytes = alloc.frameByteVec();
    FrameShortVec shorts = alloc.frameShortVec();
    var keptInts = alloc.frameVecRetained(ints, policy);
    var keptLongs = alloc.frameVecRetained(longs, policy);
    var keptFloats = alloc.frameVecRetained(floats, policy);
    var keptDoubles = alloc.frameVecRetained(doubles, policy);
    var keptBytes = alloc.frameVecRetained(bytes, policy);
    var keptShorts = alloc.frameVecRetained(shorts, policy);
    ints.push(1);
    longs.push(2);
    floats.push(3);
    doubles.push(4);
    bytes.push((byte) 5);
    shorts.push((short) 6);
    alloc.endFrame();
    laterFrames();
    assertEquals(1, keptInts.get().get(0));
    assertEquals(2, keptLongs.get().get(0));
    assertEquals(3, keptFloats.get().get(0));
    assertEquals(4, keptDoubles.get().get(0));
    assertEquals(5, keptBytes.get().get(0));
    assertEquals(6, keptShorts.get().get(0));
    keptFloats.get().push(4);
    assertEquals(7, keptFloats.get().sum());
    for (FrameRetained<?> each :
        List.of(keptInts, keptLongs, keptFloats, keptDoubles, keptBytes, keptShorts)) {
      each.close();
    }
  }

  @Test
  void slice_outlivesItsFrame() {
    alloc.beginFrame();
    FrameSlice<Item> slice = alloc.frameSlice(Item.class, 3);
    slice.set(2, new Item(2, 2));
    FrameRetained<FrameSlice<Item>> kept =
        alloc.frameVecRetained(slice, RetentionPolicy.PROMOTE_TO_POOL);
    alloc.endFrame();
    laterFrames();
    assertEquals(new Item(0, 0), kept.get().get(0));
    assertEquals(new Item(2, 2), kept.get().get(2));
    assertThrows(IndexOutOfBoundsException.class, () -> kept.get().get(3));
    try (Frame frame = alloc.beginFrame()) {
      FrameSlice<Item> other = frame.slice(Item.class, 3);
      other.set(0, new Item(7, 7));
      kept.set(other);
      assertThrows(IllegalArgumentException.class, () -> kept.set(frame.slice(Item.class, 2)));
    }
    assertEquals(new Item(7, 7), kept.get().get(0));
    assertEquals(new Item(0, 0), kept.get().get(2));
    kept.close();
  }

  @Test
  void set_replacesTheElements() {
    alloc.beginFrame();
    FrameIntVec ints = alloc.frameIntVec();
    ints.push(1);
    var kept = alloc.frameVecRetained(ints, RetentionPolicy.PROMOTE_TO_POOL);
    alloc.endFrame();
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec other = frame.intVec();
      other.addAll(new int[] {7, 8, 9});
      kept.set(other);
    }
    assertArrayEquals(new int[] {7, 8, 9}, kept.get().toArray());
    kept.close();
  }

  @Test
  void manySmallVecs_shareBlocks() {
    List<FrameRetained<FrameIntVec>> kept = new ArrayList<>();
    alloc.beginFrame();
    for (int i = 0; i < 1000; i++) {
      FrameIntVec vec = alloc.frameIntVec(8);
      vec.push(i);
      kept.add(alloc.frameVecRetained(vec, RetentionPolicy.PROMOTE_TO_POOL));
    }
    alloc.endFrame();
    laterFrames();
    assertTrue(alloc.reservedBytes() < Bytes.megabytes(2), () -> "" + alloc.reservedBytes());
    for (int i = 0; i < 1000; i++) {
      assertEquals(i, kept.get(i).get().get(0));
    }
    kept.forEach(FrameRetained::close);
  }

  @Test
  void promotedVec_hasTheThreadThatAsksForIt() {
    alloc.beginFrame();
    FrameIntVec ints = alloc.frameIntVec();
    ints.push(1);
    var kept = alloc.frameVecRetained(ints, RetentionPolicy.PROMOTE_TO_POOL);
    alloc.endFrame();
    FrameIntVec mine = kept.get();
    Threads.on(
        "other",
        () -> {
          FrameIntVec theirs = kept.get();
          theirs.push(2);
          assertThrows(RuntimeException.class, () -> mine.get(0));
        });
    assertThrows(RuntimeException.class, () -> mine.get(0));
    assertArrayEquals(new int[] {1, 2}, kept.get().toArray());
    kept.close();
  }

  @Test
  void vecSentToAnotherThread_isNotPromoted() {
    alloc.beginFrame();
    FrameIntVec ints = alloc.frameIntVec();
    ints.push(1);
    var kept = alloc.frameVecRetained(ints, RetentionPolicy.PROMOTE_TO_POOL);
    TransferHandle<FrameIntVec> sent = alloc.frameVecForTransfer(ints);
    FrameSummary summary = alloc.endFrameWithPromotions().summary();
    assertEquals(0, summary.promotedCount());
    assertFalse(kept.isPromoted());
    assertThrows(FrameEndedException.class, kept::get);
    try (PoolBox<FrameIntVec> received = sent.receive()) {
      assertEquals(1, received.get().get(0));
    }
  }

  @Test
  void vecOfTheFrame_retainedInANestedScope_isCopiedAtItsEnd() {
    Frame frame = alloc.beginFrame();
    FrameIntVec ints = alloc.frameIntVec();
    ints.push(1);
    FrameRetained<FrameIntVec> kept;
    try (FrameScope _ = frame.nested()) {
      kept = alloc.frameVecRetained(ints, RetentionPolicy.PROMOTE_TO_POOL);
    }
    ints.push(2);
    assertArrayEquals(new int[] {1}, kept.get().toArray());
    assertArrayEquals(new int[] {1, 2}, ints.toArray());
    alloc.endFrame();
    kept.close();
  }

  @Test
  void discardedVec_diesWithItsFrame() {
    alloc.beginFrame();
    var kept = alloc.frameVecRetained(alloc.frameIntVec(), RetentionPolicy.DISCARD);
    kept.get().push(1);
    FrameSummary summary = alloc.endFrameWithPromotions().summary();
    assertEquals(1, summary.discardedCount());
    assertEquals(4, summary.discardedBytes());
    alloc.diagnostics(findings::add);
    assertThrows(FrameEndedException.class, kept::get);
    assertEquals(
        "[FA406] value retained with DISCARD used after its frame: type=FrameIntVec; hint: promote"
            + " it",
        findings.getFirst().message());
  }

  @Test
  void scratchPool_isRefused() {
    try (Frame _ = alloc.beginFrame()) {
      FrameIntVec ints = alloc.frameIntVec();
      assertEquals(
          "a vector does not go to a scratch pool: policy=promoteToScratch(level); hint: use"
              + " PROMOTE_TO_HEAP",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> alloc.frameVecRetained(ints, RetentionPolicy.promoteToScratch("level")))
              .getMessage());
    }
  }

  @Test
  void vecWithoutRoom_isKept_andGetTriesAgain() {
    with(AllocConfig.builder().poolLimit(16, 1));
    PoolSlot last = alloc.poolAlloc(16);
    alloc.beginFrame();
    FrameVec<Item> vec = alloc.frameVec(Item.class);
    vec.push(new Item(1, 1));
    vec.push(new Item(2, 2));
    var kept = alloc.frameVecRetained(vec, RetentionPolicy.PROMOTE_TO_POOL);
    alloc.endFrame();
    assertEquals(Reason.FULL, kept.failure().orElseThrow().reason());
    assertTrue(
        kept.failure()
            .orElseThrow()
            .message()
            .startsWith("[FA408] promotion failed: type=FrameVec<Item>, bytes=32 B"));
    assertEquals(Optional.empty(), kept.promotedTo());
    assertThrows(PoolExhaustedException.class, kept::get);
    last.close();
    laterFrames();
    assertEquals(new Item(1, 1), kept.get().get(0));
    assertEquals(new Item(2, 2), kept.get().get(1));
    assertEquals(2, kept.get().size());
    kept.close();
    assertThrows(OwnershipException.class, kept::get);
    assertEquals(1, findings.size());
  }

  @Test
  void largeVecWithoutRoom_isKeptInPieces() {
    with(AllocConfig.builder().poolLimit(1));
    int size = 600_001;
    PoolBox<Integer> full = alloc.poolBox(0);
    FrameRetained<FrameIntVec> kept;
    try (Frame frame = alloc.beginFrame()) {
      FrameIntVec vec = frame.intVec(size);
      for (int i = 0; i < size; i++) {
        vec.push(i * 7);
      }
      kept = alloc.frameVecRetained(vec, RetentionPolicy.PROMOTE_TO_HEAP);
    }
    assertEquals(Reason.FULL, kept.failure().orElseThrow().reason());
    full.close();
    laterFrames();
    FrameIntVec again = kept.get();
    assertEquals(size, again.size());
    for (int i = 0; i < size; i++) {
      assertEquals(i * 7, again.get(i));
    }
    kept.close();
  }

  @Test
  void promotedVecThatIsNeverClosed_isReported() {
    with(AllocConfig.builder());
    alloc.beginFrame();
    FrameIntVec ints = alloc.frameIntVec();
    ints.push(1);
    alloc.frameVecRetained(ints, RetentionPolicy.PROMOTE_TO_POOL);
    alloc.endFrame();
    alloc.close();
    assertEquals(
        List.of(
            "[FA401] promoted memory never closed: type=FrameIntVec, destination=POOL, count=1,"
                + " bytes=4 B; hint: close every FrameRetained, best by try-with-resources"),
        findings.stream().map(Diagnostic::message).toList());
  }

  @Test
  void largeVec_hasABlockOfItsOwn() {
    alloc.beginFrame();
    FrameLongVec longs = alloc.frameLongVec();
    for (int i = 0; i < 200_000; i++) {
      longs.push(i);
    }
    var kept = alloc.frameVecRetained(longs, RetentionPolicy.PROMOTE_TO_HEAP);
    alloc.endFrame();
    laterFrames();
    assertEquals(199_999L * 200_000 / 2, kept.get().sum());
    kept.close();
  }
}
