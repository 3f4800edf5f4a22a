package io.framealloc;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.FrameEndedException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What one thread may do with the frame of another: nothing. */
@Tag("fallback")
final class OtherThreadTest {

  private record Use(String name, Consumer<Frame> use) {}

  private static final List<Use> EVERY_USE =
      List.of(
          new Use("close", Frame::close),
          new Use("number", Frame::number),
          new Use("used", Frame::used),
          new Use("remaining", Frame::remaining),
          new Use("stats", Frame::stats),
          new Use("scope", Frame::scope),
          new Use("alloc", f -> f.alloc(8)),
          new Use("allocate", f -> f.allocate(8, 8)),
          new Use("batch", f -> f.batch(JAVA_INT, 4)),
          new Use("nested", Frame::nested),
          new Use("checkpoint", Frame::checkpoint),
          new Use("speculative", f -> f.speculative(x -> Optional.of(1))),
          new Use("ref", f -> f.ref(8)),
          new Use("getLong", f -> f.getLong(1, 0)),
          new Use("setLong", f -> f.setLong(1, 0, 1)),
          new Use("segment", f -> f.segment(1, 1)));

  private final SmartAlloc alloc = SmartAlloc.create();
  private final String owner = Thread.currentThread().getName();

  @AfterEach
  void close() {
    alloc.close();
  }

  @TestFactory
  Stream<DynamicTest> otherThread_isRefusedEveryUse() {
    return EVERY_USE.stream().map(use -> DynamicTest.dynamicTest(use.name, () -> refuses(use)));
  }

  private void refuses(Use use) {
    try (Frame frame = alloc.beginFrame()) {
      FrameStats before = frame.stats();
      Threads.on("worker", () -> assertWrongThread("worker", () -> use.use.accept(frame)));
      assertEquals(before, frame.stats());
    }
  }

  @Test
  void otherThread_withAFrameOfItsOwnIsRefusedToo() {
    try (Frame frame = alloc.beginFrame()) {
      long ref = frame.ref(8);
      Threads.on(
          "worker",
          () -> {
            try (Frame own = alloc.beginFrame()) {
              assertNotSame(frame, own);
              assertWrongThread("worker", () -> frame.getLong(ref, 0));
              assertThrows(FrameEndedException.class, () -> own.getLong(ref, 0));
              assertThrows(FrameEndedException.class, () -> own.segment(ref, 8));
            }
          });
    }
  }

  @Test
  void otherThread_mayNotCloseNestedScopesOrRollBack() {
    try (Frame frame = alloc.beginFrame();
        FrameScope scope = frame.nested()) {
      Checkpoint checkpoint = frame.checkpoint();
      Threads.on(
          "worker",
          () -> {
            assertWrongThread("worker", scope::close);
            assertWrongThread("worker", () -> frame.rollbackTo(checkpoint));
          });
      frame.rollbackTo(checkpoint);
    }
  }

  @Test
  void otherThread_isRefusedRawSegmentsByTheJdk() {
    try (Frame frame = alloc.beginFrame()) {
      MemorySegment segment = frame.allocate(JAVA_INT);
      segment.set(JAVA_INT, 0, 42);
      var buffer = segment.asByteBuffer();
      Threads.on(
          "worker",
          () -> {
            assertFalse(segment.isAccessibleBy(Thread.currentThread()));
            assertThrows(WrongThreadException.class, () -> segment.get(JAVA_INT, 0));
            assertThrows(WrongThreadException.class, () -> segment.set(JAVA_INT, 0, 1));
            assertThrows(WrongThreadException.class, () -> buffer.get(0));
          });
      assertEquals(42, segment.get(JAVA_INT, 0));
    }
  }

  @Test
  void deadThreadsFrame_staysRefused() {
    alloc.diagnostics(finding -> {});
    Frame frame = Threads.call(Thread.ofPlatform().name("dead"), alloc::beginFrame);
    var refused = assertThrows(WrongThreadException.class, frame::number);
    assertTrue(refused.getMessage().contains("owner=dead, current=" + owner));
    alloc.trim();
    assertThrows(WrongThreadException.class, frame::number);
  }

  @Test
  void virtualThread_withoutANameIsNamedByItsNumber() {
    try (Frame frame = alloc.beginFrame()) {
      Threads.onVirtual(
          () ->
              assertWrongThread(
                  "virtual thread " + Thread.currentThread().threadId(), frame::number));
    }
  }

  @Test
  void frames_ofTwoThreadsDoNotDisturbEachOther() throws Exception {
    CountDownLatch bothOpen = new CountDownLatch(2);
    try (var executor = Executors.newFixedThreadPool(2)) {
      List<Future<Integer>> sums =
          executor.invokeAll(
              List.of(() -> sumInAFrame(bothOpen, 1), () -> sumInAFrame(bothOpen, 1000)));
      assertEquals(499_500, sums.get(0).get());
      assertEquals(499_500_000, sums.get(1).get());
    }
  }

  private int sumInAFrame(CountDownLatch bothOpen, int factor) throws InterruptedException {
    try (Frame frame = alloc.beginFrame()) {
      bothOpen.countDown();
      bothOpen.await();
      long[] refs = new long[1000];
      for (int i = 0; i < refs.length; i++) {
        refs[i] = frame.ref(64);
        frame.setInt(refs[i], 0, i * factor);
      }
      int sum = 0;
      for (long ref : refs) {
        sum += frame.getInt(ref, 0);
      }
      return sum;
    }
  }

  private void assertWrongThread(String current, Runnable use) {
    var refused = assertThrows(WrongThreadException.class, use::run);
    assertEquals(
        "[FA201] frame data used on another thread: owner="
            + owner
            + ", current="
            + current
            + "; hint: hand it over with frameBoxForTransfer",
        refused.getMessage());
  }
}
