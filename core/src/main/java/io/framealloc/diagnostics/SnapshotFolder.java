package io.framealloc.diagnostics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files of one folder. A document is written under a hidden name and then moved, so that a
 * reader sees a whole document or none; room is made before the move, so that there is never one
 * file too many. The oldest by time goes first, not by name: frame numbers start anew with each
 * run.
 */
final class SnapshotFolder {

  static final String REQUEST = "snapshot.request";
  private static final Pattern FILES = Pattern.compile("snapshot_\\d{16,20}\\.json");
  private static final Pattern UNFINISHED = Pattern.compile("\\.snapshot_\\d{16,20}\\.json\\.tmp");

  private record Aged(Path file, FileTime written) {}

  private final Path folder;

  SnapshotFolder(Path folder) {
    this.folder = folder;
  }

  static String name(long frame) {
    String digits = Long.toUnsignedString(frame);
    return "snapshot_" + "0".repeat(Math.max(0, 16 - digits.length())) + digits + ".json";
  }

  boolean isRequested() {
    return Files.exists(folder.resolve(REQUEST));
  }

  /**
   * Writes one document and forgets a request; at most {@code most} files are there at any time.
   */
  Path write(long frame, String document, int most) {
    Path file = folder.resolve(name(frame));
    try {
      Files.createDirectories(folder);
      delete(list(UNFINISHED));
      Path unfinished = folder.resolve("." + file.getFileName() + ".tmp");
      Files.write(unfinished, document.getBytes(StandardCharsets.UTF_8));
      makeRoom(file, most);
      move(unfinished, file);
      Files.deleteIfExists(folder.resolve(REQUEST));
      return file;
    } catch (IOException e) {
      throw failure("cannot write the snapshot: file=" + file, e);
    }
  }

  void clear() {
    try {
      delete(list(FILES));
      delete(list(UNFINISHED));
    } catch (IOException e) {
      throw failure("cannot remove the snapshots: directory=" + folder, e);
    }
  }

  private void makeRoom(Path coming, int most) throws IOException {
    List<Aged> files = new ArrayList<>();
    for (Path file : list(FILES)) {
      if (!file.equals(coming)) {
        files.add(new Aged(file, Files.getLastModifiedTime(file)));
      }
    }
    files.sort(Comparator.comparing(Aged::written).thenComparing(Aged::file));
    for (Aged aged : files.subList(0, Math.max(0, files.size() + 1 - most))) {
      Files.deleteIfExists(aged.file);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private List<Path> list(Pattern names) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (names.matcher(file.getFileName().toString()).matches()) {
          found.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return found;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  private static void delete(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  private static UncheckedIOException failure(String what, IOException e) {
    return new UncheckedIOException(
        what
            + (", reason=" + e.getClass().getSimpleName())
            + "; hint: make the directory writable and free space on its disk, or set another by"
            + " SnapshotConfig.builder().directory(...)",
        e);
  }
}
