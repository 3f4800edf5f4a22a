package io.framealloc.diagnostics;

import org.jspecify.annotations.Nullable;

/**
 * Something worth a look that raised no exception: a leak, a frame that a dead thread left open.
 *
 * @param code what kind of finding
 * @param severity how bad it is
 * @param message the text, which starts with the code in brackets
 * @param tag the tag in effect, or null
 * @param location where in the program, or null if not known
 * @since 0.1
 */
public record Diagnostic(
    Code code,
    Code.Severity severity,
    String message,
    @Nullable String tag,
    @Nullable StackTraceElement location) {

  /**
   * Makes a diagnostic with the severity of its code, no tag and no location.
   *
   * @param code what kind of finding
   * @param text what happened, without the code
   * @return the diagnostic
   */
  public static Diagnostic of(Code code, String text) {
    return new Diagnostic(code, code.severity(), code.message(text), null, null);
  }
}
