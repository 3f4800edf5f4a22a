package io.framealloc.cli.report;

import io.framealloc.cli.snapshot.SnapshotException;
import io.framealloc.cli.snapshot.SnapshotFiles;
import io.framealloc.cli.snapshot.SnapshotReader;
import io.framealloc.diagnostics.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns files into one page. */
public final class Report {

  private static final byte[] RECORDING = {'F', 'L', 'R', 0};

  private final List<Path> snapshots = new ArrayList<>();
  private final List<Path> recordings = new ArrayList<>();

  private Report() {}

  /**
   * The page for snapshots or flight recordings.
   *
   * @param places files, and folders of them
   * @throws SnapshotException if a file is neither, or there is nothing to report
   * @throws IOException if a file cannot be read
   */
  public static String html(List<Path> places) throws SnapshotException, IOException {
    Report report = new Report();
    for (Path place : places) {
      report.add(place);
    }
    return ReportPage.html(report.data());
  }

  /**
   * Writes a page where no half of it can be seen.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(String html, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path unfinished = target.resolveSibling("." + target.getFileName() + ".tmp");
    try {
      Files.write(unfinished, html.getBytes(StandardCharsets.UTF_8));
      try {
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void add(Path place) throws SnapshotException, IOException {
    if (!Files.isDirectory(place)) {
      addFile(place);
      return;
    }
    int before = snapshots.size() + recordings.size();
    snapshots.addAll(SnapshotFiles.in(place));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "*.jfr")) {
      files.forEach(recordings::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    if (snapshots.size() + recordings.size() == before) {
      throw new SnapshotException(
          "no snapshot and no recording in the folder: folder="
              + place
              + "; hint: name the folder of SnapshotConfig.builder().directory(...)");
    }
  }

  private void addFile(Path file) throws SnapshotException, IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    try (InputStream in = Files.newInputStream(file)) {
      boolean recording = Arrays.equals(RECORDING, in.readNBytes(RECORDING.length));
      (recording ? recordings : snapshots).add(file);
    }
  }

  private ReportData data() throws SnapshotException, IOException {
    if (!snapshots.isEmpty() && !recordings.isEmpty()) {
      throw new SnapshotException(
          "snapshots and recordings do not go into one report: snapshot="
              + (snapshots.getFirst() + ", recording=" + recordings.getFirst()));
    }
    if (!recordings.isEmpty()) {
      return recording();
    }
    List<Snapshot> read = new ArrayList<>();
    for (Path file : snapshots) {
      read.add(SnapshotReader.read(file));
    }
    return SnapshotReport.of(read);
  }

  private ReportData recording() throws SnapshotException, IOException {
    ReportData data = RecordingReport.of(recordings);
    if (data.timeline().times().isEmpty() && data.findings().isEmpty()) {
      throw new SnapshotException(
          "no event of framealloc in the recording: file="
              + recordings.getFirst()
              + "; hint: record while frames run, with the events framealloc.* enabled");
    }
    return data;
  }
}
