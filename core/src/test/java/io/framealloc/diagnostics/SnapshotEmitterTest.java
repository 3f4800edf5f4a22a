package io.framealloc.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotEmitterTest {

  @TempDir private Path temporary;

  private final AtomicLong frame = new AtomicLong();

  private Path folder() {
    return temporary.resolve("a").resolve("snapshots");
  }

  private SnapshotConfig.Builder at(Duration interval) {
    return SnapshotConfig.builder().directory(folder()).minInterval(interval);
  }

  private SnapshotConfig.Builder atOnce() {
    return at(Duration.ZERO);
  }

  private SnapshotEmitter emitter(SnapshotConfig.Builder config) {
    return SnapshotEmitter.create(() -> Snapshots.bare(frame.incrementAndGet()), config.build());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void request() throws IOException {
    Files.createDirectories(folder());
    Files.createFile(folder().resolve("snapshot.request"));
  }

  @Test
  void emit_writesOneWholeFileNamedByItsFrame() throws IOException {
    Path file = emitter(atOnce()).emit().orElseThrow();
    assertEquals(folder().resolve("snapshot_0000000000000001.json"), file);
    assertEquals(List.of("snapshot_0000000000000001.json"), names());
    assertEquals(SnapshotDocument.of(Snapshots.bare(1)), Files.readString(file));
  }

  @Test
  void frameNumberOfMoreDigits_isNotCut() {
    assertEquals("snapshot_18446744073709551615.json", SnapshotFolder.name(-1));
  }

  @Test
  void emit_withinTheInterval_writesNothing() throws IOException {
    SnapshotEmitter emitter = emitter(at(Duration.ofHours(1)));
    assertTrue(emitter.emit().isPresent());
    for (int i = 0; i < 12; i++) {
      assertEquals(Optional.empty(), emitter.emit());
    }
    assertEquals(1, names().size());
    assertEquals(1, emitter.emitCount());
  }

  @Test
  void emit_afterTheInterval_writesAgain() throws InterruptedException {
    Duration interval = Duration.ofMillis(20);
    SnapshotEmitter emitter = emitter(at(interval));
    emitter.emit();
    Thread.sleep(interval.plusMillis(1));
    assertTrue(emitter.emit().isPresent());
  }

  @Test
  void cap_isNeverExceeded() throws IOException {
    SnapshotEmitter emitter = emitter(atOnce().maxSnapshots(3));
    for (int i = 0; i < 12; i++) {
      emitter.emit();
      assertTrue(names().size() <= 3, () -> "after snapshot " + frame);
    }
    assertEquals(
        List.of(
            "snapshot_0000000000000010.json",
            "snapshot_0000000000000011.json",
            "snapshot_0000000000000012.json"),
        names());
  }

  @Test
  void cap_removesTheFilesOfAnEarlierRunFirst() throws IOException {
    Files.createDirectories(folder());
    Path old = Files.createFile(folder().resolve("snapshot_0000000000900000.json"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    SnapshotEmitter emitter = emitter(atOnce().maxSnapshots(2));
    emitter.emit();
    emitter.emit();
    assertEquals(
        List.of("snapshot_0000000000000001.json", "snapshot_0000000000000002.json"), names());
  }

  @Test
  void cap_leavesOtherFilesAlone() throws IOException {
    Files.createDirectories(folder());
    Files.createFile(folder().resolve("snapshot_mine.json"));
    SnapshotEmitter emitter = emitter(atOnce().maxSnapshots(1));
    emitter.emit();
    emitter.emit();
    emitter.clear();
    assertEquals(List.of("snapshot_mine.json"), names());
  }

  @Test
  void sameFrameAgain_replacesItsFile() throws IOException {
    SnapshotEmitter emitter =
        SnapshotEmitter.create(() -> Snapshots.bare(7), atOnce().maxSnapshots(2).build());
    emitter.emit();
    emitter.emit();
    assertEquals(List.of("snapshot_0000000000000007.json"), names());
    assertEquals(2, emitter.emitCount());
  }

  @Test
  void leftoverOfAKilledRun_isRemoved() throws IOException {
    Files.createDirectories(folder());
    Files.createFile(folder().resolve(".snapshot_0000000000000009.json.tmp"));
    emitter(atOnce()).emit();
    assertEquals(List.of("snapshot_0000000000000001.json"), names());
  }

  @Test
  void maybeEmit_withoutARequest_writesNothing() {
    assertFalse(emitter(atOnce()).maybeEmit());
    assertFalse(Files.exists(folder()));
  }

  @Test
  void maybeEmit_withARequest_writesOnceAndForgetsIt() throws IOException {
    SnapshotEmitter emitter = emitter(atOnce());
    request();
    assertTrue(emitter.maybeEmit());
    assertFalse(emitter.maybeEmit());
    assertEquals(List.of("snapshot_0000000000000001.json"), names());
  }

  @Test
  void maybeEmit_withoutRequestFiles_leavesTheFile() throws IOException {
    request();
    assertFalse(emitter(atOnce().requestFile(false)).maybeEmit());
    assertEquals(List.of("snapshot.request"), names());
  }

  @Test
  void maybeEmit_withAutoEmit_writesOncePerInterval() {
    SnapshotEmitter emitter = emitter(at(Duration.ofHours(1)).autoEmit(true));
    assertTrue(emitter.maybeEmit());
    assertFalse(emitter.maybeEmit());
    assertEquals(1, emitter.emitCount());
  }

  @Test
  void maybeEmit_afterEmit_waitsForTheInterval() throws IOException {
    SnapshotEmitter emitter = emitter(at(Duration.ofHours(1)).autoEmit(true));
    emitter.emit();
    request();
    assertFalse(emitter.maybeEmit());
  }

  @Test
  void disabledEmitter_writesNothing() {
    SnapshotEmitter emitter = emitter(atOnce().autoEmit(true));
    emitter.setEnabled(false);
    assertFalse(emitter.isEnabled());
    assertFalse(emitter.maybeEmit());
    assertEquals(Optional.empty(), emitter.emit());
    emitter.setEnabled(true);
    assertTrue(emitter.maybeEmit());
  }

  @Test
  void clear_ofAMissingFolderDoesNothing() {
    emitter(atOnce()).clear();
    assertFalse(Files.exists(folder()));
  }

  @Test
  void folder_standsInASystemProperty() {
    SnapshotEmitter emitter = emitter(atOnce());
    assertEquals(folder().toString(), System.getProperty("framealloc.snapshots"));
    assertEquals(folder(), emitter.config().directory());
  }

  @Test
  void folderThatIsAFile_isNamedInTheError() throws IOException {
    Files.createDirectories(folder().getParent());
    Files.createFile(folder());
    SnapshotEmitter emitter = emitter(atOnce().autoEmit(true));
    var refused = assertThrows(UncheckedIOException.class, emitter::maybeEmit);
    assertEquals(
        "cannot write the snapshot: file="
            + folder().resolve("snapshot_0000000000000001.json")
            + ", reason=FileAlreadyExistsException; hint: make the directory writable and free"
            + " space on its disk, or set another by SnapshotConfig.builder().directory(...)",
        refused.getMessage());
    assertEquals(0, emitter.emitCount());
  }

  @Test
  void oneOfManyThreads_writes() throws Exception {
    SnapshotEmitter emitter = emitter(at(Duration.ofHours(1)).autoEmit(true));
    AtomicInteger written = new AtomicInteger();
    onThreads(
        8,
        () -> {
          written.addAndGet((emitter.maybeEmit() ? 1 : 0) + (emitter.emit().isPresent() ? 1 : 0));
          return null;
        });
    assertEquals(1, written.get());
    assertEquals(1, names().size());
  }

  @Test
  void reader_seesWholeDocuments() throws Exception {
    SnapshotEmitter emitter = emitter(atOnce().maxSnapshots(2));
    emitter.emit();
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<Integer> reader = threads.submit(() -> readUntil(done));
      for (int i = 0; i < 500; i++) {
        emitter.emit();
      }
      done.set(true);
      assertTrue(reader.get() > 0);
    }
  }

  private int readUntil(AtomicBoolean done) throws IOException {
    int read = 0;
    while (!done.get() || read == 0) {
      for (String name : names().stream().filter(name -> name.startsWith("snapshot")).toList()) {
        try {
          String document = Files.readString(folder().resolve(name));
          assertTrue(document.endsWith("\n}\n"), document);
          read++;
        } catch (NoSuchFileException _) {
          // Removed to make room.
        }
      }
    }
    return read;
  }

  private static void onThreads(int count, Callable<Void> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      for (Future<Void> done : threads.invokeAll(Collections.nCopies(count, work))) {
        done.get();
      }
    }
  }
}
