package io.framealloc.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.cli.snapshot.SampleRun;
import io.framealloc.diagnostics.Snapshot;
import io.framealloc.diagnostics.SnapshotConfig;
import io.framealloc.diagnostics.SnapshotEmitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TailTest {

  @TempDir private Path temporary;

  private Path folder;
  private Tail tail;

  @BeforeEach
  void prepare() {
    folder = temporary.resolve("snapshots");
    tail = new Tail(folder);
  }

  private SnapshotEmitter emitter(int frame) {
    return SnapshotEmitter.create(
        () -> SampleRun.snapshot(frame),
        SnapshotConfig.builder().directory(folder).minInterval(Duration.ZERO).build());
  }

  private List<Long> poll() {
    return tail.poll().stream().map(Snapshot::frame).toList();
  }

  @Test
  void folderThatIsNotThereYet_isWaitedFor() throws IOException {
    assertEquals(List.of(), poll());
    assertEquals("waiting for a snapshot: folder=" + folder, tail.seen().notice());
    SampleRun.write(folder, 1);
    assertEquals(List.of(60L), poll());
    assertNull(tail.seen().notice());
  }

  @Test
  void newSnapshots_areReadOnce() {
    SampleRun.write(folder, 3);
    assertEquals(List.of(60L, 120L, 180L), poll());
    assertEquals(List.of(), poll());
    emitter(4).emit();
    assertEquals(List.of(240L), poll());
    assertEquals(4, tail.seen().history().size());
  }

  @Test
  void replacedSnapshot_isReadAgain() throws IOException {
    SampleRun.write(folder, 1);
    poll();
    Path file = folder.resolve("snapshot_0000000000000060.json");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    assertEquals(List.of(60L), poll());
  }

  @Test
  void garbledFile_isSaidAndWhatWasReadStays() throws IOException {
    SampleRun.write(folder, 2);
    poll();
    Path file = Files.writeString(folder.resolve("snapshot_0000000000000180.json"), "{ \"vers");
    assertEquals(List.of(), poll());
    String notice = tail.seen().notice();
    assertTrue(notice != null && notice.startsWith("no snapshot: file=" + file), notice);
    assertEquals(2, tail.seen().history().size());
    emitter(3).emit();
    assertEquals(List.of(180L), poll());
    assertNull(tail.seen().notice());
  }

  @Test
  void vanishedFiles_doNoHarm() {
    SampleRun.write(folder, 2);
    poll();
    emitter(1).clear();
    assertEquals(List.of(), poll());
    assertEquals(2, tail.seen().history().size());
  }

  @Test
  void programStartedAnew_beginsANewHistory() {
    emitter(50).emit();
    poll();
    emitter(1).emit();
    assertEquals(List.of(60L), poll());
    assertEquals(1, tail.seen().history().size());
  }

  @Test
  void defaultEmitter_isAskedBetweenLooks() throws IOException {
    Files.createDirectories(folder);
    poll();
    SnapshotEmitter emitter = emitter(1);
    assertTrue(emitter.maybeEmit());
    assertEquals(List.of(60L), poll());
    assertTrue(emitter.maybeEmit());
  }

  @Test
  void close_takesTheRequestBack() throws IOException {
    Files.createDirectories(folder);
    poll();
    assertTrue(Files.exists(folder.resolve("snapshot.request")));
    tail.close();
    assertFalse(Files.exists(folder.resolve("snapshot.request")));
  }

  @Test
  void folderThatIsAFile_isSaid() throws IOException {
    Files.createFile(folder);
    poll();
    assertEquals(
        "cannot read the folder: folder=" + folder + ", reason=NotDirectoryException",
        tail.seen().notice());
  }
}
