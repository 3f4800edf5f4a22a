package io.framealloc.diagnostics;

/**
 * Something with a diagnostic code: every exception of this library.
 *
 * @since 0.1
 */
public interface Coded {

  /**
   * Returns the diagnostic code.
   *
   * @return the code that the message starts with
   */
  Code code();
}
