package io.framealloc.fa.engine;

/**
 * What a configuration says about a code.
 *
 * @since 0.1
 */
public enum Level {
  /** Not reported. */
  ALLOW,
  /** Reported as a hint. */
  HINT,
  /** Reported as a warning. */
  WARN,
  /** Reported as an error. */
  DENY
}
