package io.framealloc;

import java.util.List;

/**
 * What became of the retained values of one frame.
 *
 * @param entries every value that was to be promoted, in the order of retention
 * @param summary the figures of all retained values
 * @since 0.1
 */
public record PromotionResult(List<Promotion> entries, FrameSummary summary) {

  /**
   * Makes a result with a copy of the entries.
   *
   * @param entries every value that was to be promoted
   * @param summary the figures of all retained values
   */
  public PromotionResult {
    entries = List.copyOf(entries);
  }
}
