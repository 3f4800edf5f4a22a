package io.framealloc;

import java.util.Map;

/**
 * The figures of the retained values of one frame.
 *
 * <p>A value that was closed or rolled back before its frame ended counts as discarded.
 *
 * @param promotedCount values that were promoted
 * @param promotedBytes their bytes
 * @param discardedCount values that died with the frame
 * @param discardedBytes their bytes
 * @param failedCount values that could not be promoted
 * @param byTag the same by the tag that a value was retained under; those without one are not in it
 * @param byPhase the same by the innermost {@link FramePhase} that a value was retained in; those
 *     outside all phases are not in it
 * @since 0.1
 */
public record FrameSummary(
    long promotedCount,
    long promotedBytes,
    long discardedCount,
    long discardedBytes,
    long failedCount,
    Map<String, Totals> byTag,
    Map<String, Totals> byPhase) {

  /**
   * The figures of a part of the values.
   *
   * @param promotedCount values that were promoted
   * @param promotedBytes their bytes
   * @param discardedCount values that died with the frame
   * @param discardedBytes their bytes
   * @param failedCount values that could not be promoted
   */
  public record Totals(
      long promotedCount,
      long promotedBytes,
      long discardedCount,
      long discardedBytes,
      long failedCount) {}

  /**
   * Makes a summary with copies of the maps.
   *
   * @param promotedCount values that were promoted
   * @param promotedBytes their bytes
   * @param discardedCount values that died with the frame
   * @param discardedBytes their bytes
   * @param failedCount values that could not be promoted
   * @param byTag the same by tag
   * @param byPhase the same by phase
   */
  public FrameSummary {
    byTag = Map.copyOf(byTag);
    byPhase = Map.copyOf(byPhase);
  }
}
