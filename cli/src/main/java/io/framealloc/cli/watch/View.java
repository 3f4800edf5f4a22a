package io.framealloc.cli.watch;

import io.framealloc.diagnostics.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Where a watch shows what it sees. */
public interface View extends AutoCloseable {

  /**
   * Shows the state of things.
   *
   * @param seen what was read so far
   * @param fresh the snapshots that are new since the last call
   */
  void show(Seen seen, List<Snapshot> fresh);

  /**
   * Waits.
   *
   * @return false if the user wants to leave
   * @throws IOException if the terminal is gone
   */
  boolean await(Duration time) throws IOException;

  @Override
  void close() throws IOException;
}
