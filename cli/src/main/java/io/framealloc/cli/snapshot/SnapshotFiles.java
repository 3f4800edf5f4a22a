package io.framealloc.cli.snapshot;

import io.framealloc.diagnostics.Snapshot;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The snapshots of a folder, the oldest first. */
public final class SnapshotFiles {

  private record Aged(Path file, FileTime written) {}

  private SnapshotFiles() {}

  /**
   * The files of a folder by the time when they were written, whatever their frame numbers are; a
   * folder that is not there has none.
   *
   * @throws IOException if it cannot be read
   */
  public static List<Path> in(Path folder) throws IOException {
    List<Aged> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "snapshot_*.json")) {
      for (Path file : files) {
        add(found, file);
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    found.sort(Comparator.comparing(Aged::written).thenComparing(Aged::file));
    return found.stream().map(Aged::file).toList();
  }

  private static void add(List<Aged> found, Path file) throws IOException {
    try {
      found.add(new Aged(file, Files.getLastModifiedTime(file)));
    } catch (NoSuchFileException e) {
      // Removed by its writer, to make room.
      return;
    }
  }

  /** Puts snapshots into the order of their time, then of their frames. */
  public static void sort(List<Snapshot> snapshots) {
    snapshots.sort(
        Comparator.comparing(Snapshot::timestamp)
            .thenComparing(Snapshot::frame, Long::compareUnsigned));
  }
}
