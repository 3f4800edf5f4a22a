package io.framealloc.diagnostics;

/**
 * Which reports become exceptions.
 *
 * <p>A report goes to the consumer, or the log, as ever; then a {@link DiagnosticException} is
 * thrown where nothing is left half done:
 *
 * <ul>
 *   <li>by the allocation that a budget lets pass with a warning, or that reaches a soft limit;
 *       nothing is charged then, and no slot is opened; a frame keeps the bytes until its end,
 *   <li>by the end of a frame, after it has ended: what was found when it began, when a tag was
 *       changed, or when values were promoted,
 *   <li>by {@code SmartAlloc.close()}, after everything is freed: what is found there, and what was
 *       found by threads that have not come to one of these places since: a cleaner, for example.
 * </ul>
 *
 * @since 0.1
 */
public enum StrictMode {
  /** None. */
  OFF,
  /** Reports of severity {@link Code.Severity#ERROR}. */
  ERRORS,
  /** Those, and reports of severity {@link Code.Severity#WARNING}. */
  WARNINGS;

  /**
   * Returns whether reports of a severity become exceptions.
   *
   * @param severity of a report
   * @return true if they do; never for a {@link Code.Severity#HINT}
   */
  public boolean isThrown(Code.Severity severity) {
    return switch (severity) {
      case ERROR -> this != OFF;
      case WARNING -> this == WARNINGS;
      case HINT -> false;
    };
  }
}
