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

  /**
   * Lets an emitter of this source emit by itself, if the source has frames: it calls {@link
   * SnapshotEmitter#maybeEmit} at the end of each.
   *
   * @param emitter whose {@link SnapshotConfig#autoEmit} is set
   */
  default void emitWith(SnapshotEmitter emitter) {}
}
