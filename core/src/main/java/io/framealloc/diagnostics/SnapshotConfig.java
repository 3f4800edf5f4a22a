package io.framealloc.diagnostics;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where snapshots go, how many are kept, and when one is written.
 *
 * <h2>Lifetime</h2>
 *
 * Unlimited; immutable.
 *
 * <h2>Threads</h2>
 *
 * May be shared freely; a builder belongs to one thread.
 *
 * @param directory the folder, which is made when the first snapshot is written
 * @param maxSnapshots how many files the folder may hold at any time; the oldest are removed
 * @param minInterval the least time between two files
 * @param requestFile whether a file {@code snapshot.request} in the folder asks {@link
 *     SnapshotEmitter#maybeEmit} for a snapshot
 * @param autoEmit whether {@link SnapshotEmitter#maybeEmit} writes without being asked
 * @since 0.1
 */
public record SnapshotConfig(
    Path directory, int maxSnapshots, Duration minInterval, boolean requestFile, boolean autoEmit) {

  private static final Duration LONGEST = Duration.ofDays(365);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if {@code maxSnapshots} is less than 1, or {@code minInterval}
   *     is negative or longer than 365 days
   */
  public SnapshotConfig {
    Objects.requireNonNull(directory, "directory");
    if (maxSnapshots < 1) {
      throw new IllegalArgumentException(
          "maxSnapshots is out of range: value=" + maxSnapshots + ", least=1");
    }
    if (minInterval.isNegative() || minInterval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "minInterval is out of range: value=" + minInterval + ", least=PT0S, most=" + LONGEST);
    }
  }

  /**
   * Starts from the defaults: directory {@code target/framealloc}, 30 snapshots, 500 milliseconds,
   * written when a request file asks for it.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the settings. */
  public static final class Builder {

    private Path directory = Path.of("target", "framealloc");
    private int maxSnapshots = 30;
    private Duration minInterval = Duration.ofMillis(500);
    private boolean requestFile = true;
    private boolean autoEmit;

    private Builder() {}

    /**
     * Sets the folder.
     *
     * @param folder made when the first snapshot is written
     * @return this builder
     */
    public Builder directory(Path folder) {
      directory = folder;
      return this;
    }

    /**
     * Sets how many files are kept.
     *
     * @param count at least 1
     * @return this builder
     */
    public Builder maxSnapshots(int count) {
      maxSnapshots = count;
      return this;
    }

    /**
     * Sets the least time between two files.
     *
     * @param interval zero or more, at most 365 days
     * @return this builder
     */
    public Builder minInterval(Duration interval) {
      minInterval = interval;
      return this;
    }

    /**
     * Sets whether a file {@code snapshot.request} asks for a snapshot.
     *
     * @param look true to look for it
     * @return this builder
     */
    public Builder requestFile(boolean look) {
      requestFile = look;
      return this;
    }

    /**
     * Sets whether snapshots are written without being asked for.
     *
     * @param always true to write one each time the interval is over
     * @return this builder
     */
    public Builder autoEmit(boolean always) {
      autoEmit = always;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return the settings
     * @throws IllegalArgumentException if a setting is out of range
     */
    public SnapshotConfig build() {
      return new SnapshotConfig(directory, maxSnapshots, minInterval, requestFile, autoEmit);
    }
  }
}
