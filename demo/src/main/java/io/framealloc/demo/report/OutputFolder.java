package io.framealloc.demo.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder that receives a report. Files are gathered in a hidden folder beside it and moved when
 * all are complete; until then nothing is to be seen, and on failure nothing is left.
 */
public final class OutputFolder implements AutoCloseable {

  private static final String PICTURES = "frame-[0-9][0-9][0-9][0-9][0-9]*.png";

  private final Path target;
  private final Path staging;
  private final List<Path> created;
  private final List<Path> files = new ArrayList<>();

  private OutputFolder(Path target, Path staging, List<Path> created) {
    this.target = target;
    this.staging = staging;
    this.created = created;
  }

  /**
   * Prepares to write into a folder, which is created if it is missing.
   *
   * @throws IOException if it is no folder, or cannot be created or written
   */
  public static OutputFolder open(Path folder) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    List<Path> created = new ArrayList<>();
    try {
      createMissing(target, created);
      Path staging = Files.createTempDirectory(target, ".unfinished-");
      return new OutputFolder(target, staging, created);
    } catch (IOException e) {
      removeAll(created);
      throw e;
    }
  }

  private static void createMissing(@Nullable Path folder, List<Path> created) throws IOException {
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    if (Files.exists(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    createMissing(folder.getParent(), created);
    try {
      Files.createDirectory(folder);
      created.addFirst(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /** The folder, as an absolute path. */
  public Path path() {
    return target;
  }

  void add(String name, byte[] content) throws IOException {
    files.add(Files.write(staging.resolve(name), content));
  }

  /** Moves all files to where they belong, the last added last, over those of an earlier report. */
  void publish() throws IOException {
    removePicturesOfEarlierReport();
    for (Path file : files) {
      Path destination = target.resolve(file.getFileName());
      try {
        Files.move(file, destination, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(file, destination, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    created.clear();
  }

  private void removePicturesOfEarlierReport() throws IOException {
    if (!Files.exists(target.resolve(Report.PAGE))) {
      return;
    }
    try (DirectoryStream<Path> pictures = Files.newDirectoryStream(target, PICTURES)) {
      for (Path picture : pictures) {
        Files.delete(picture);
      }
    }
  }

  /** Removes what was not published. */
  @Override
  public void close() {
    List<Path> leftovers = new ArrayList<>();
    for (Path file : files) {
      leftovers.add(file);
    }
    leftovers.add(staging);
    leftovers.addAll(created);
    removeAll(leftovers);
  }

  private static void removeAll(List<Path> paths) {
    for (Path path : paths) {
      // Removed as far as possible: whoever closes this has a fault of its own to report.
      boolean _ = path.toFile().delete();
    }
  }
}
