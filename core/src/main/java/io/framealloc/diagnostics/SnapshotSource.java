package io.framealloc.diagnostics;

/**
 * Something that can say what it holds: an allocator.
 *
 * <h2>Threads</h2>
 *
 * Called by whichever thread emits, one at a time.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface SnapshotSource {

  /**
   * Takes a snapshot.
   *
   * @return the figures of this moment
   */
  Snapshot snapshot();
}
