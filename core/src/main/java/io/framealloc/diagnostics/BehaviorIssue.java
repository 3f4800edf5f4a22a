package io.framealloc.diagnostics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One finding of the behaviour filter.
 *
 * @param code the name of a {@link Code}: {@code FA602}, for example
 * @param severity how bad it is
 * @param tag the tag of the memory, or null if it has none
 * @param message what was found, without the code
 * @param suggestion what to do
 * @param location where in the program; of a tag's finding the place that adds most to it
 * @param observed the value that was observed
 * @param threshold what it was compared with; 0 where one case is enough
 * @since 0.1
 */
public record BehaviorIssue(
    String code,
    Code.Severity severity,
    @Nullable String tag,
    String message,
    String suggestion,
    StackTraceElement location,
    double observed,
    double threshold) {

  /**
   * Returns all of this as one line.
   *
   * @return {@code [FA602] message, tag=..., at=...; hint: suggestion}
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "[%s] %s%s, at=%s.%s(%s:%d); hint: %s",
        code,
        message,
        tag == null ? "" : ", tag=" + tag,
        location.getClassName(),
        location.getMethodName(),
        location.getFileName(),
        location.getLineNumber(),
        suggestion);
  }
}
