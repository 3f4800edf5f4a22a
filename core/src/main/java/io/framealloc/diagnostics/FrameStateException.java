package io.framealloc.diagnostics;

/**
 * Thrown when a frame, nested scope or checkpoint is opened, ended or used out of order: {@link
 * Code#FA101}, {@link Code#FA102}, {@link Code#FA105}, {@link Code#FA106}.
 *
 * @since 0.1
 */
public final class FrameStateException extends IllegalStateException implements Coded {

  private static final long serialVersionUID = 1L;

  private final Code code;

  /**
   * Makes the exception.
   *
   * @param code the diagnostic code
   * @param text what happened, without the code
   */
  public FrameStateException(Code code, String text) {
    super(code.message(text));
    this.code = code;
  }

  @Override
  public Code code() {
    return code;
  }
}
