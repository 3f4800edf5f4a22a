package io.framealloc.fa.engine;

import java.util.List;

/**
 * A way to mend a finding: edits that belong together.
 *
 * @param title what it does, in one line
 * @param edits that do not overlap, in the order of the file
 * @since 0.1
 */
public record Fix(String title, List<Edit> edits) {

  /** Copies the list. */
  public Fix {
    edits = List.copyOf(edits);
  }
}
