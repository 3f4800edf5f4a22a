package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Virtual threads that wait for each other in the library give their carriers back. */
final class PinningTest {

  private static final String PINNED = "jdk.VirtualThreadPinned";
  private static final int PARTIES = 8;
  private static final int THREADS = 400;

  @TempDir private Path folder;

  @Test
  void virtualThreads_areNotPinnedByTheLibrary() throws Exception {
    work(); // the JVM itself pins the first user of a class while it is linked
    try (Recording recording = new Recording()) {
      recording.enable(PINNED).withoutThreshold().withStackTrace();
      recording.enable("jdk.VirtualThreadEnd").withoutThreshold();
      recording.start();
      work();
      recording.stop();
      Path file = folder.resolve("pinning.jfr");
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      long ended = events.stream().filter(event -> !isPinned(event)).count();
      assertTrue(ended >= THREADS, "the recording saw no threads: " + ended);
      assertEquals(List.of(), events.stream().filter(PinningTest::isOurs).toList());
    }
  }

  private static boolean isPinned(RecordedEvent event) {
    return event.getEventType().getName().equals(PINNED);
  }

  private static boolean isOurs(RecordedEvent event) {
    return isPinned(event)
        && event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .anyMatch(
                frame ->
                    frame.getMethod().getType().getName().startsWith("io.framealloc.")
                        && !frame.getMethod().getType().getName().contains("PinningTest"));
  }

  private static void work() throws Exception {
    try (SmartAlloc alloc = SmartAlloc.create();
        FrameBarrier barrier = FrameBarrier.of(PARTIES);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> parties =
          IntStream.range(0, PARTIES)
              .<Future<?>>mapToObj(_ -> threads.submit(() -> frames(alloc, barrier)))
              .toList();
      List<Future<?>> others =
          IntStream.range(0, THREADS)
              .<Future<?>>mapToObj(_ -> threads.submit(() -> pools(alloc)))
              .toList();
      for (Future<?> each : parties) {
        each.get();
      }
      for (Future<?> each : others) {
        each.get();
      }
    }
  }

  private static Void frames(SmartAlloc alloc, FrameBarrier barrier) throws InterruptedException {
    barrier.register();
    for (int i = 0; i < 200; i++) {
      try (Frame frame = alloc.beginFrame(barrier)) {
        frame.intVec(100_000).push(i);
        alloc.frameRetained(i, RetentionPolicy.PROMOTE_TO_POOL).close();
        barrier.awaitAll();
      }
    }
    return null;
  }

  private static Void pools(SmartAlloc alloc) throws IOException {
    try (TaskAlloc task = alloc.taskAlloc();
        AsyncPoolGuard guard = alloc.asyncPoolGuard()) {
      for (int i = 0; i < 100; i++) {
        task.box(i);
        guard.poolBox(i);
        alloc.heapAlloc(10_000, 8).close();
        ScopedFrames.run(alloc, frame -> frame.alloc(70_000));
        if (i % 10 == 0) {
          Files.exists(Path.of("."));
          alloc.trim();
        }
      }
    }
    return null;
  }
}
