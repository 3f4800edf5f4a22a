package io.framealloc.cli.watch;

import io.framealloc.cli.snapshot.SnapshotException;
import io.framealloc.cli.snapshot.SnapshotFiles;
import io.framealloc.cli.snapshot.SnapshotReader;
import io.framealloc.diagnostics.Snapshot;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows the snapshots of a folder, and asks for new ones by a request file. Files come, are
 * replaced and vanish while they are read: what cannot be read is said and what was read stays.
 */
final class Tail implements AutoCloseable {

  private static final int MOST = 400;
  private static final String REQUEST = "snapshot.request";

  private final Path folder;
  private final List<Snapshot> history = new ArrayList<>();
  private Map<Path, FileTime> known = new HashMap<>();
  private @Nullable String notice;
  private boolean requested;

  Tail(Path folder) {
    this.folder = folder;
  }

  Seen seen() {
    return new Seen(List.copyOf(history), notice);
  }

  /** Reads what is new; returns it, the oldest first. */
  List<Snapshot> poll() {
    List<Snapshot> fresh = new ArrayList<>();
    notice = null;
    try {
      readNew(fresh);
      request();
    } catch (IOException e) {
      notice =
          "cannot read the folder: folder=" + (folder + ", reason=" + e.getClass().getSimpleName());
    }
    if (history.isEmpty() && notice == null) {
      notice = "waiting for a snapshot: folder=" + folder;
    }
    return fresh;
  }

  private void readNew(List<Snapshot> fresh) throws IOException {
    Map<Path, FileTime> found = new HashMap<>();
    for (Path file : SnapshotFiles.in(folder)) {
      try {
        FileTime written = Files.getLastModifiedTime(file);
        if (!written.equals(known.get(file))) {
          Snapshot snapshot = SnapshotReader.read(file);
          append(snapshot);
          fresh.add(snapshot);
        }
        found.put(file, written);
      } catch (SnapshotException e) {
        notice = e.getMessage();
      } catch (NoSuchFileException e) {
        // Removed by its writer, to make room.
        found.remove(file);
      }
    }
    known = found;
  }

  private void append(Snapshot snapshot) {
    if (!history.isEmpty()
        && Long.compareUnsigned(snapshot.frame(), history.getLast().frame()) < 0) {
      history.clear(); // The program was started anew.
    }
    history.add(snapshot);
    if (history.size() > MOST) {
      history.removeFirst();
    }
  }

  private void request() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createFile(folder.resolve(REQUEST));
      requested = true;
    } catch (FileAlreadyExistsException e) {
      requested = true;
    } catch (IOException e) {
      // A folder that cannot be written is watched all the same: the program may emit by itself.
      requested = false;
    }
  }

  /** Takes an open request back. */
  @Override
  public void close() {
    if (requested) {
      boolean _ = folder.resolve(REQUEST).toFile().delete();
    }
  }
}
