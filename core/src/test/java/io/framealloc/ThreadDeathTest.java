package io.framealloc;

import static io.framealloc.Bytes.kilobytes;
import static io.framealloc.Bytes.megabytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fallback")
final class ThreadDeathTest {

  private final SmartAlloc alloc = SmartAlloc.create();
  private final List<Diagnostic> found = new CopyOnWriteArrayList<>();

  @BeforeEach
  void listen() {
    alloc.diagnostics(found::add);
  }

  @AfterEach
  void close() {
    alloc.close();
  }

  private void useAFrame() {
    try (Frame frame = alloc.beginFrame()) {
      writeAll(frame);
    }
  }

  private void leaveAFrameOpen() {
    writeAll(alloc.beginFrame());
  }

  private static void writeAll(Frame frame) {
    long ref = frame.ref(kilobytes(64));
    for (long at = 0; at < kilobytes(64); at += 4096) {
      frame.setLong(ref, at, -1);
    }
  }

  @Test
  void openFrameOfADeadThread_isReportedOnce() {
    Threads.on(
        "forgetful",
        () -> {
          alloc.beginFrame().close();
          alloc.beginFrame().alloc(megabytes(1));
        });
    alloc.trim();
    alloc.trim();
    alloc.close();
    assertEquals(1, found.size());
    Diagnostic finding = found.getFirst();
    assertEquals(Code.FA103, finding.code());
    assertEquals(Code.Severity.ERROR, finding.severity());
    assertEquals(
        "[FA103] frame not ended, its thread died: frame=2, thread=forgetful"
            + (Fallback.isOn()
                ? "; the memory of its raw segments is lost, as native access is off"
                : "")
            + "; hint: use try-with-resources",
        finding.message());
  }

  @Test
  void openFrameOfADeadThread_isReportedByTheNextThreadsThatNeedBlocks() {
    Threads.on("forgetful", this::leaveAFrameOpen);
    for (int i = 0; i < 40; i++) {
      Threads.on("short", this::useAFrame);
    }
    assertEquals(1, found.size());
  }

  @Test
  void trim_freesTheMemoryOfDeadThreads() {
    Threads.on("first", this::leaveAFrameOpen);
    alloc.trim();
    Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
  }

  @Test
  void deadVirtualThread_withAnOpenFrameGivesItsMemoryBackToo() {
    for (int i = 0; i < 1000; i++) {
      Threads.onVirtual(this::leaveAFrameOpen);
    }
    assertTrue(alloc.reservedBytes() <= megabytes(8));
    alloc.trim();
    Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
    assertEquals(1000, found.size());
    assertTrue(found.getLast().message().contains("thread=virtual thread "));
  }

  @Test
  void consumerThatThrows_isLoggedAndHarmsNobody() {
    alloc.diagnostics(
        finding -> {
          throw new IllegalArgumentException();
        });
    assertFailureLogged(IllegalArgumentException.class, "forgetful");
    alloc.diagnostics(
        finding -> {
          throw new AssertionError();
        });
    assertFailureLogged(AssertionError.class, "careless");
  }

  private void assertFailureLogged(Class<? extends Throwable> type, String thread) {
    Threads.on(thread, this::leaveAFrameOpen);
    List<LogRecord> logged = Logged.by(alloc::trim);
    Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
    assertEquals(1, logged.size());
    assertEquals(Level.WARNING, logged.getFirst().getLevel());
    assertEquals(
        "a diagnostics consumer failed on Diagnostic[code=FA103, severity=ERROR, message=[FA103]"
            + " frame not ended, its thread died: frame=1, thread="
            + thread
            + "; hint: use try-with-resources, tag=null, location=null]",
        logged.getFirst().getMessage());
    assertEquals(type, logged.getFirst().getThrown().getClass());
  }

  @Test
  void withoutAConsumer_findingsAreLogged() {
    alloc.diagnostics(null);
    Threads.on("forgetful", this::leaveAFrameOpen);
    List<LogRecord> logged = Logged.by(alloc::trim);
    assertEquals(1, logged.size());
    assertEquals(Level.SEVERE, logged.getFirst().getLevel());
    assertEquals(
        "[FA103] frame not ended, its thread died: frame=1, thread=forgetful;"
            + " hint: use try-with-resources",
        logged.getFirst().getMessage());
  }

  @Test
  void consumer_mayUseTheAllocator() {
    alloc.diagnostics(
        finding -> {
          found.add(finding);
          useAFrame();
        });
    Threads.on("forgetful", this::leaveAFrameOpen);
    alloc.trim();
    assertEquals(1, found.size());
  }
}
