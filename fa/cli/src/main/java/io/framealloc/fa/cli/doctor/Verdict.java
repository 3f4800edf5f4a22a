package io.framealloc.fa.cli.doctor;

/**
 * What is known about the checks of one module.
 *
 * @param module its name
 * @param state whether its compilation is checked
 * @param reason why, in one line
 */
public record Verdict(String module, State state, String reason) {

  /** Whether a compilation is checked. */
  public enum State {
    /** Misuse does not compile, or does not pass {@code verify}. */
    CHECKED,
    /** Misuse goes through. */
    UNCHECKED,
    /** It does not use the library. */
    UNUSED,
    /** It could not be found out. */
    UNKNOWN
  }
}
