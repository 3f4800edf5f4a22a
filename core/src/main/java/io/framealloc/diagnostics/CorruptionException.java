package io.framealloc.diagnostics;

import org.jspecify.annotations.Nullable;

/**
 * Thrown in debug mode when memory around an allocation was overwritten, or memory was changed
 * after it had been given back: {@link Code#FA703}.
 *
 * <p>Whatever ended when it was found, a frame, a scope, a slot, has ended all the same.
 *
 * @since 0.1
 */
public final class CorruptionException extends IllegalStateException implements Coded {

  private static final long serialVersionUID = 1L;

  private final Code code;
  private final long offset;
  private final @Nullable StackTraceElement site;

  /**
   * Makes the exception.
   *
   * @param text what happened, without the code
   * @param offset of the first wrong byte from the first byte of the allocation; may be negative
   * @param site where the allocation was made, or null if it is not known
   */
  public CorruptionException(String text, long offset, @Nullable StackTraceElement site) {
    super(Code.FA703.message(text));
    this.code = Code.FA703;
    this.offset = offset;
    this.site = site;
  }

  /**
   * Returns where the first wrong byte is.
   *
   * @return bytes from the first byte of the allocation; negative if it is before that
   */
  public long offset() {
    return offset;
  }

  /**
   * Returns where the allocation was made.
   *
   * @return the place in the program, or null if it is not known
   */
  public @Nullable StackTraceElement site() {
    return site;
  }

  /**
   * Returns this as a finding, for where it cannot be thrown.
   *
   * @return the finding
   */
  public Diagnostic diagnostic() {
    return new Diagnostic(code, code.severity(), String.valueOf(getMessage()), null, site);
  }

  @Override
  public Code code() {
    return code;
  }
}
