package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.BudgetExceededException;
import io.framealloc.diagnostics.FrameEndedException;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flight Recorder gets; the recordings are real. */
final class FlightTest {

  @TempDir private Path folder;
  private Path file;

  private List<RecordedEvent> recorded(Consumer<SmartAlloc> act) throws IOException {
    file = folder.resolve("test.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ThreadSleep").withoutThreshold().withoutStackTrace();
      recording.start();
      try (SmartAlloc alloc = SmartAlloc.create()) {
        alloc.diagnostics(finding -> {});
        act.accept(alloc);
      }
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file);
  }

  private static List<RecordedEvent> named(String name, List<RecordedEvent> events) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals("framealloc." + name))
        .toList();
  }

  private static RecordedEvent one(String name, List<RecordedEvent> events) {
    List<RecordedEvent> found = named(name, events);
    assertEquals(1, found.size(), () -> found + " of " + events);
    return found.getFirst();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(Duration.ofMillis(millis));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void frame_isRecordedWithItsFigures() throws IOException {
    List<RecordedEvent> events =
        recorded(
            alloc -> {
              try (TagScope _ = alloc.tagScope("physics");
                  Frame frame = alloc.beginFrame()) {
                frame.slice(long.class, 8);
                try (FramePhase _ = frame.phase("move")) {
                  frame.slice(long.class, 8);
                  sleep(2);
                }
                frame.phase("draw").close();
              }
              alloc.beginFrame().close();
            });
    List<RecordedEvent> frames = named("Frame", events);
    assertEquals(2, frames.size());
    RecordedEvent first = frames.getFirst();
    assertEquals(1, first.getLong("number"));
    assertEquals("move, draw", first.getString("phase"));
    assertEquals("physics", first.getString("tag"));
    assertEquals(128, first.getLong("bytes"));
    assertEquals(2, first.getLong("allocations"));
    assertEquals(0, first.getInt("overflows"));
    assertTrue(first.getString("allocator").startsWith("alloc-"));
    assertEquals(List.of("framealloc"), first.getEventType().getCategoryNames());
    assertTrue(first.getDuration().compareTo(Duration.ofMillis(2)) >= 0);
    RecordedEvent second = frames.getLast();
    assertNull(second.getString("phase"));
    assertNull(second.getString("tag"));
    RecordedEvent phase = named("Phase", events).getFirst();
    assertEquals("move", phase.getString("name"));
    assertEquals(1, phase.getLong("number"));
    assertEquals(64, phase.getLong("bytes"));
    assertTrue(phase.getDuration().compareTo(Duration.ofMillis(2)) >= 0);
    assertFalse(phase.getStartTime().isBefore(first.getStartTime()));
  }

  @Test
  void otherEvents_showTheFrameAndThePhaseThatTheyHappenedIn() throws Exception {
    recorded(
        alloc -> {
          for (int i = 1; i <= 3; i++) {
            try (Frame frame = alloc.beginFrame();
                FramePhase _ = frame.phase("phase" + i)) {
              sleep(2);
            }
          }
        });
    Path jfr = Path.of(System.getProperty("java.home"), "bin", "jfr");
    String printed =
        printed(jfr.toString(), "print", "--events", "jdk.ThreadSleep", file.toString());
    for (int i = 1; i <= 3; i++) {
      assertTrue(printed.contains("Context: Frame.number = " + i + "\n"), printed);
      assertTrue(printed.contains("Context: Frame.phase = \"phase" + i + "\"\n"), printed);
      assertTrue(printed.contains("Context: Phase.name = \"phase" + i + "\"\n"), printed);
    }
  }

  private static String printed(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
    return output.replace("\r", "");
  }

  @Test
  void rareActs_areRecorded() throws IOException {
    List<TransferHandle<Long>> sent = new ArrayList<>();
    List<RecordedEvent> events =
        recorded(
            alloc -> {
              rareActs(alloc);
              sent.add(alloc.frameBoxForTransfer(7L));
              sent.getFirst().receive().close();
              alloc.poolAlloc(60);
            });
    RecordedEvent overflow = one("Overflow", events);
    assertEquals(1, overflow.getLong("number"));
    assertEquals(24 << 20, overflow.getLong("bytes"));
    assertEquals("GROW", overflow.getString("policy"));
    RecordedEvent budget = named("Budget", events).getFirst();
    assertEquals("tag ui", budget.getString("level"));
    assertEquals(2048, budget.getLong("requested"));
    assertEquals(1024, budget.getLong("limit"));
    assertEquals("FAIL", budget.getString("policy"));
    RecordedEvent stale = one("StaleAccess", events);
    assertEquals("FA104", stale.getString("code"));
    assertEquals(1, stale.getLong("number"));
    assertEquals(0, stale.getLong("framesAgo"));
    RecordedEvent leak = one("Leak", events);
    assertEquals("FA401", leak.getString("code"));
    assertEquals("pool", leak.getString("kind"));
    assertEquals(64, leak.getLong("bytes"));
    List<RecordedEvent> transfers = named("Transfer", events);
    assertEquals(
        List.of(false, true), transfers.stream().map(t -> t.getBoolean("received")).toList());
    assertEquals(sent.getFirst().id(), transfers.getLast().getLong("id"));
    List<RecordedEvent> blocks = named("Block", events);
    assertTrue(blocks.getFirst().getBoolean("grown"));
    assertEquals(256 << 10, blocks.getFirst().getLong("bytes"));
    assertTrue(blocks.stream().anyMatch(block -> !block.getBoolean("grown")));
  }

  private static void rareActs(SmartAlloc alloc) {
    FrameSlice<Long> slice;
    try (Frame frame = alloc.beginFrame()) {
      slice = frame.slice(long.class, 3 << 20);
    }
    assertThrows(FrameEndedException.class, () -> slice.get(0));
    alloc.setTagBudget("ui", 1024, 1024);
    try (TagScope _ = alloc.tagScope("ui")) {
      assertThrows(BudgetExceededException.class, () -> alloc.poolAlloc(2048));
    }
  }

  @Test
  void allocations_areRecordedOnlyWhereTheyAreAskedFor() throws IOException {
    try (SmartAlloc alloc = SmartAlloc.create();
        Recording recording = new Recording()) {
      recording.enable("framealloc.Allocation").with("throttle", "off");
      recording.start();
      try (TagScope _ = alloc.tagScope("ai");
          Frame frame = alloc.beginFrame()) {
        frame.slice(long.class, 8);
        frame.box(1L);
      }
      recording.stop();
      file = folder.resolve("allocations.jfr");
      recording.dump(file);
      List<RecordedEvent> found = named("Allocation", RecordingFile.readAllEvents(file));
      assertEquals(List.of(64L, 8L), found.stream().map(e -> e.getLong("bytes")).toList());
      assertEquals("frame", found.getFirst().getString("kind"));
      assertEquals("ai", found.getFirst().getString("tag"));
    }
    assertEquals(
        List.of(),
        named(
            "Allocation",
            recorded(
                alloc -> {
                  try (Frame frame = alloc.beginFrame()) {
                    frame.slice(long.class, 8);
                  }
                })));
  }

  @Test
  void recordingThatStartsInARunningLoop_hasItsFramesFromTheNextOneOn() throws IOException {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.beginFrame().close();
      List<RecordedEvent> events;
      try (Recording recording = new Recording()) {
        recording.start();
        alloc.beginFrame().close();
        recording.stop();
        alloc.beginFrame().close();
        file = folder.resolve("later.jfr");
        recording.dump(file);
        events = RecordingFile.readAllEvents(file);
      }
      assertEquals(2, one("Frame", events).getLong("number"));
      try (Frame frame = alloc.beginFrame()) {
        assertTrue(frame.arena.isPlain(), "frames cost more after the last recording");
      }
    }
  }

  @Test
  void recordingWithoutOurEvents_leavesFramesPlain() {
    try (SmartAlloc alloc = SmartAlloc.create();
        Recording recording = new Recording()) {
      for (String name :
          List.of(
              "Frame", "Phase", "Overflow", "Budget", "StaleAccess", "Leak", "Block", "Transfer")) {
        recording.disable("framealloc." + name);
      }
      recording.start();
      try (Frame frame = alloc.beginFrame()) {
        assertTrue(frame.arena.isPlain());
      }
    }
  }

  @Test
  void allocatorInARecording_isCollectable() throws Exception {
    try (Recording recording = new Recording()) {
      recording.start();
      var gone = new WeakReference<>(leaked());
      Waiting.until(
          () -> {
            System.gc();
            return gone.get() == null;
          },
          () -> "the allocator is still there");
    }
  }

  private static SmartAlloc leaked() {
    SmartAlloc alloc = SmartAlloc.create();
    alloc.beginFrame().close();
    return alloc;
  }

  @Test
  void closedAllocator_isRecordedNoMore() throws IOException {
    AtomicBoolean done = new AtomicBoolean();
    List<RecordedEvent> events =
        recorded(
            alloc -> {
              alloc.beginFrame().close();
              alloc.close();
              assertThrows(RuntimeException.class, alloc::beginFrame);
              done.set(true);
            });
    assertTrue(done.get());
    assertEquals(1, named("Frame", events).size());
  }
}
