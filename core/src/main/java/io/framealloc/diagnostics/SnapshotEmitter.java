package io.framealloc.diagnostics;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes snapshots into a folder: JSON documents of schema 1, named by their frame, each of them
 * whole at any time. {@code framealloc watch} and {@code framealloc report} read them.
 *
 * <p>A loop calls {@link #maybeEmit()} once in each frame; between two looks, which are {@link
 * SnapshotConfig#minInterval()} apart, that reads a clock and allocates nothing. The folder that
 * was given last in this JVM stands in the system property {@value #PROPERTY}, where {@code
 * framealloc watch --pid} finds it. One folder belongs to one emitter.
 *
 * <h2>Lifetime</h2>
 *
 * Holds nothing that needs closing.
 *
 * <h2>Threads</h2>
 *
 * May be shared freely; one thread at a time writes.
 *
 * @since 0.1
 */
public final class SnapshotEmitter {

  /** The system property that names the folder. */
  public static final String PROPERTY = "framealloc.snapshots";

  private final SnapshotSource source;
  private final SnapshotConfig config;
  private final SnapshotFolder folder;
  private final long interval;
  private final Object lock = new Object();
  private volatile boolean enabled = true;
  private volatile long nextLook = System.nanoTime();
  private long nextWrite = nextLook;
  private long count;

  private SnapshotEmitter(SnapshotSource source, SnapshotConfig config) {
    this.source = Objects.requireNonNull(source, "source");
    this.config = config;
    this.folder = new SnapshotFolder(config.directory());
    this.interval = config.minInterval().toNanos();
  }

  /**
   * Makes an emitter and publishes its folder in the system property {@value #PROPERTY}.
   *
   * @param source what to write of
   * @param config where and when
   * @return the emitter, enabled
   */
  public static SnapshotEmitter create(SnapshotSource source, SnapshotConfig config) {
    SnapshotEmitter emitter = new SnapshotEmitter(source, config);
    System.setProperty(PROPERTY, config.directory().toAbsolutePath().toString());
    if (config.autoEmit()) {
      source.emitWith(emitter);
    }
    return emitter;
  }

  /**
   * Writes a snapshot, unless the last one is younger than {@link SnapshotConfig#minInterval()} or
   * the emitter is disabled.
   *
   * @return the file, or empty if none was written
   * @throws UncheckedIOException if it cannot be written
   */
  public Optional<Path> emit() {
    synchronized (lock) {
      return write();
    }
  }

  /**
   * Writes a snapshot if one is due: {@link SnapshotConfig#autoEmit()} is set or a request file is
   * there, and {@link #emit()} would write one. A request file is removed once its snapshot is
   * written.
   *
   * @return whether a snapshot was written
   * @throws UncheckedIOException if it cannot be written; the next look is an interval later
   */
  public boolean maybeEmit() {
    long now = System.nanoTime();
    if (now - nextLook < 0 || !enabled) {
      return false;
    }
    synchronized (lock) {
      if (now - nextLook < 0) {
        return false;
      }
      nextLook = now + interval;
      boolean due = config.autoEmit() || (config.requestFile() && folder.isRequested());
      return due && write().isPresent();
    }
  }

  private Optional<Path> write() {
    long now = System.nanoTime();
    if (!enabled || now - nextWrite < 0) {
      return Optional.empty();
    }
    Snapshot snapshot = source.snapshot();
    Path file =
        folder.write(snapshot.frame(), SnapshotDocument.of(snapshot), config.maxSnapshots());
    nextWrite = now + interval;
    nextLook = nextWrite;
    count++;
    return Optional.of(file);
  }

  /**
   * Switches the emitter on or off.
   *
   * @param enabled false to write nothing until it is true again
   */
  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  /**
   * Returns whether the emitter is on.
   *
   * @return true if it writes
   */
  public boolean isEnabled() {
    return enabled;
  }

  /**
   * Returns how many snapshots were written.
   *
   * @return the count, of files that have been removed since too
   */
  public long emitCount() {
    synchronized (lock) {
      return count;
    }
  }

  /**
   * Returns the settings.
   *
   * @return as given
   */
  public SnapshotConfig config() {
    return config;
  }

  /**
   * Removes all snapshots from the folder; one that is not there is empty.
   *
   * @throws UncheckedIOException if one cannot be removed
   */
  public void clear() {
    synchronized (lock) {
      folder.clear();
    }
  }
}
