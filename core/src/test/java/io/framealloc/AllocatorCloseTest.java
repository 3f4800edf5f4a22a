package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.OwnershipException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Tag("fallback")
final class AllocatorCloseTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final List<Diagnostic> found = new CopyOnWriteArrayList<>();

  @BeforeEach
  void listen() {
    alloc.diagnostics(found::add);
  }

  private void assertNothingReserved() {
    Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
  }

  private static void assertClosed(Executable use) {
    var refused = assertThrows(OwnershipException.class, use);
    assertEquals(
        "[FA402] allocator used after close; hint: close it when its last loop has ended",
        refused.getMessage());
    assertEquals(Code.FA402, refused.code());
  }

  @Test
  void close_freesEverythingAndRefusesLaterUse() {
    alloc.beginFrame().close();
    assertTrue(alloc.reservedBytes() > 0);
    alloc.close();
    assertNothingReserved();
    assertClosed(alloc::beginFrame);
    assertClosed(alloc::endFrame);
    assertClosed(alloc::currentFrame);
    assertClosed(() -> alloc.frameAlloc(8));
    assertClosed(() -> alloc.tryFrameAlloc(8));
    Threads.on("worker", () -> assertClosed(alloc::beginFrame));
    Threads.onVirtual(() -> assertClosed(alloc::beginFrame));
    assertNothingReserved();
    assertEquals(List.of(), found);
  }

  @Test
  void close_ofAnUnusedAllocatorIsFine() {
    alloc.close();
    assertEquals(0, alloc.reservedBytes());
  }

  @Test
  void close_twiceDoesNothing() {
    alloc.beginFrame();
    alloc.close();
    alloc.close();
    Threads.on("worker", alloc::close);
    assertEquals(1, found.size());
    assertNothingReserved();
  }

  @Test
  void close_endsAndReportsThisThreadsOpenFrame() {
    Frame frame = alloc.beginFrame();
    MemorySegment segment = frame.allocate(JAVA_LONG);
    frame.nested();
    alloc.close();
    assertEquals(
        List.of(
            "[FA103] frame not ended, its allocator was closed: frame=1, thread="
                + Thread.currentThread().getName()
                + "; hint: use try-with-resources"),
        found.stream().map(Diagnostic::message).toList());
    assertThrows(IllegalStateException.class, () -> segment.get(JAVA_LONG, 0));
    assertThrows(FrameEndedException.class, frame::number);
    assertFalse(alloc.inFrame());
    assertNothingReserved();
  }

  @Test
  void trim_afterCloseIsHarmless() {
    alloc.beginFrame().close();
    alloc.close();
    alloc.trim();
    assertNothingReserved();
  }

  @Test
  void close_byAnotherThreadLetsAnOpenFrameGoOnToItsEnd() {
    Frame frame = alloc.beginFrame();
    long ref = frame.ref(8);
    MemorySegment segment = frame.allocate(JAVA_LONG);
    Threads.on("closer", alloc::close);
    for (int i = 0; i < 1000; i++) {
      frame.setLong(ref, 0, i);
      segment.set(JAVA_LONG, 0, i);
      assertEquals(i, frame.getLong(ref, 0));
      assertEquals(i, segment.get(JAVA_LONG, 0));
    }
    long grown = frame.ref(Bytes.megabytes(4));
    frame.setLong(grown, Bytes.megabytes(4) - 8, 1);
    assertTrue(alloc.reservedBytes() > Bytes.megabytes(4));
    assertTrue(alloc.inFrame());
    frame.close();
    assertClosed(alloc::beginFrame);
    assertNothingReserved();
    assertEquals(List.of(), found);
  }

  @Test
  void close_byAnotherThreadFreesAnIdleThreadsBlockWhenItComesBack() {
    alloc.beginFrame().close();
    Threads.on("closer", alloc::close);
    assertTrue(alloc.reservedBytes() > 0);
    assertClosed(alloc::beginFrame);
    assertNothingReserved();
  }

  @Test
  void close_freesAnIdleThreadsBlockWhenThatThreadEnds() throws Exception {
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      executor.submit(() -> alloc.beginFrame().close()).get();
      alloc.close();
      assertTrue(alloc.reservedBytes() > 0);
    }
    assertNothingReserved();
  }

  @Test
  void close_reportsAFrameThatItsThreadLeavesOpenLater() {
    CyclicBarrier step = new CyclicBarrier(2);
    Thread thread =
        Thread.ofPlatform()
            .name("forgetful")
            .start(
                () -> {
                  alloc.beginFrame();
                  meet(step);
                  meet(step);
                });
    meet(step);
    alloc.close();
    assertEquals(0, found.size());
    meet(step);
    Waiting.until(() -> !thread.isAlive(), thread::getState);
    assertNothingReserved();
    Waiting.until(() -> found.size() == 1, () -> found);
    assertEquals(
        "[FA103] frame not ended, its thread died: frame=1, thread=forgetful;"
            + " hint: use try-with-resources",
        found.getFirst().message());
  }

  @Test
  void virtualThreadsOpenFrame_goesOnAndItsMemoryIsFreedAtItsEnd() {
    CyclicBarrier step = new CyclicBarrier(2);
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (Frame frame = alloc.beginFrame()) {
                    meet(step);
                    meet(step);
                    frame.setLong(frame.ref(8), 0, 1);
                  }
                  meet(step);
                });
    meet(step);
    alloc.close();
    assertTrue(alloc.reservedBytes() > 0);
    meet(step);
    meet(step);
    assertEquals(0, alloc.reservedBytes());
    Waiting.until(() -> !thread.isAlive(), thread::getState);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void closedAllocator_isCollectedThoughAThreadThatUsedItLivesOn() throws Exception {
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      WeakReference<SmartAlloc> reference = useAndClose(executor);
      Waiting.until(
          () -> {
            System.gc();
            return reference.refersTo(null);
          },
          () -> "still reachable");
      executor.submit(() -> {}).get();
    }
  }

  private static WeakReference<SmartAlloc> useAndClose(ExecutorService executor) throws Exception {
    try (SmartAlloc shortLived = SmartAlloc.create()) {
      executor.submit(() -> shortLived.beginFrame().close()).get();
      return new WeakReference<>(shortLived);
    }
  }

  @Test
  void manyAllocators_leaveNothingBehind() {
    long before = Residence.isKnown() ? Residence.bytes() : 0;
    for (int i = 0; i < 500; i++) {
      try (SmartAlloc each = SmartAlloc.create()) {
        try (Frame frame = each.beginFrame()) {
          frame.allocate(Bytes.kilobytes(200)).fill((byte) 1);
        }
      }
    }
    if (Residence.isKnown()) {
      long grown = Residence.bytes() - before;
      assertTrue(grown < Bytes.megabytes(40), () -> "grew by " + Bytes.format(grown));
    }
  }
}
