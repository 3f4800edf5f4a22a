package io.framealloc.diagnostics;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the behaviour filter has found.
 *
 * @param issues the findings, the worst first; empty for a clean program
 * @param framesAnalyzed how many frames have ended while the filter was on, of all threads
 * @param dropped how many allocations were not looked at, since they came from too many different
 *     places
 * @param enabled whether the filter was on when this was made
 * @since 0.1
 */
public record BehaviorReport(
    List<BehaviorIssue> issues, long framesAnalyzed, long dropped, boolean enabled) {

  /** Copies the issues. */
  public BehaviorReport {
    issues = List.copyOf(issues);
  }

  /**
   * Returns whether nothing was found.
   *
   * @return true if there is no issue
   */
  public boolean isClean() {
    return issues.isEmpty();
  }

  /**
   * Returns the findings of one severity.
   *
   * @param severity which
   * @return in the order of {@link #issues}
   */
  public List<BehaviorIssue> issues(Code.Severity severity) {
    return issues.stream().filter(issue -> issue.severity() == severity).toList();
  }

  /**
   * Returns the findings of one code.
   *
   * @param code its name
   * @return in the order of {@link #issues}
   */
  public List<BehaviorIssue> issues(String code) {
    return issues.stream().filter(issue -> issue.code().equals(code)).toList();
  }

  /**
   * Returns this as text: a line of figures, then a line for each issue.
   *
   * @return for people
   */
  public String summary() {
    String head =
        "behaviour: frames=%d, errors=%d, warnings=%d, hints=%d%s%s"
            .formatted(
                framesAnalyzed,
                issues(Code.Severity.ERROR).size(),
                issues(Code.Severity.WARNING).size(),
                issues(Code.Severity.HINT).size(),
                dropped == 0 ? "" : ", dropped=" + dropped,
                enabled ? "" : ", filter=off");
    return issues.stream().map(issue -> "\n  " + issue).collect(Collectors.joining("", head, ""));
  }
}
