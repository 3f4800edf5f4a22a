package io.framealloc.fa.engine;

import io.framealloc.diagnostics.Code;
import java.util.List;

/**
 * One misuse of frame memory.
 *
 * @param code of the catalogue
 * @param severity in effect, after settings
 * @param message what is wrong, in one sentence without the code
 * @param label a few words for the span itself
 * @param span the act that is wrong
 * @param related other places that explain it, in the order of what happens
 * @param notes further facts, each one sentence
 * @param help what to do instead
 * @param fixes edits that mend it, the best first; empty if there is none
 * @since 0.1
 */
public record Finding(
    Code code,
    Code.Severity severity,
    String message,
    String label,
    Span span,
    List<Related> related,
    List<String> notes,
    String help,
    List<Fix> fixes) {

  /** Copies the lists. */
  public Finding {
    related = List.copyOf(related);
    notes = List.copyOf(notes);
    fixes = List.copyOf(fixes);
  }
}
